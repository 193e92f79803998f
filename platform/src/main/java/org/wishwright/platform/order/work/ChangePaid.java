package org.wishwright.platform.order.work;

import java.util.UUID;

/** The difference of a dearer configuration has been paid; it can be applied now. */
public record ChangePaid(UUID change) {}
