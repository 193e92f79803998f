package org.wishwright.market;

import java.time.Instant;

/** Something happens by itself at {@code at}; {@code name} says what, lower case and hyphens. */
public record Deadline(String name, Instant at) {}
