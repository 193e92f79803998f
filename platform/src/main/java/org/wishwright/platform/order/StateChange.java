package org.wishwright.platform.order;

import java.time.Instant;

/** Since when an order was in a state, by the state's name. */
public record StateChange(String state, Instant since) {}
