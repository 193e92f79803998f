package org.wishwright.simulator.history;

import java.util.List;

/** How far an order of the history comes. */
enum Fate {
    COMPLETED,
    SHIPPED,
    READY,
    IN_PRODUCTION,
    CONFIRMED,
    AWAITING_PAYMENT,
    CANCELLED;

    /** So that few orders already show every state, and more of them show most where most orders are. */
    private static final List<Fate> IN_TURN = List.of(
            COMPLETED,
            IN_PRODUCTION,
            SHIPPED,
            CONFIRMED,
            READY,
            CANCELLED,
            AWAITING_PAYMENT,
            IN_PRODUCTION,
            COMPLETED,
            SHIPPED,
            CONFIRMED,
            IN_PRODUCTION);

    /** @param order of one maker, counted from 0 */
    static Fate of(int order) {
        return IN_TURN.get(order % IN_TURN.size());
    }

    /** Whether every piece of it is made. */
    boolean isMade() {
        return this == COMPLETED || this == SHIPPED || this == READY;
    }

    /** Whether the floor begins it. */
    boolean isBegun() {
        return isMade() || this == IN_PRODUCTION;
    }

    boolean isPaid() {
        return this != AWAITING_PAYMENT;
    }

    boolean isSent() {
        return this == COMPLETED || this == SHIPPED;
    }
}
