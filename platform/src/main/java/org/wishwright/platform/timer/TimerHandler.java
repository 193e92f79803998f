package org.wishwright.platform.timer;

import java.time.Instant;
import java.util.UUID;

/** What happens at a deadline; a bean of the module that scheduled it. */
public interface TimerHandler {

    /** The kind it handles, such as {@code order.unpaid}. */
    String kind();

    /** Runs in the transaction that consumes the timer; a failure rolls both back and is tried again later. */
    void fire(UUID subject, Instant due);
}
