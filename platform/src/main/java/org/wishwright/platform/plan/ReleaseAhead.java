package org.wishwright.platform.plan;

import java.time.Instant;
import java.util.List;
import org.wishwright.platform.order.OrderId;

/**
 * What a release would do, worked out before anybody asks for it.
 *
 * @param batches that would go to the floor
 * @param moved orders with work in those shifts, by the day they were promised, at most {@link #MOST}
 * @param more how many more orders there are
 * @param unpaid orders that would lose their place because nobody has paid them
 */
public record ReleaseAhead(int batches, List<Moved> moved, int more, List<Waiting> unpaid) {

    /** Orders that are told one by one. */
    public static final int MOST = 50;

    /**
     * An order and when its last piece is finished.
     *
     * @param before as planned now: the end of the shift where minutes are open
     * @param after as the release would fix it
     */
    public record Moved(OrderId order, String number, Instant shipBy, Instant before, Instant after) {

        public boolean stays() {
            return before.equals(after);
        }

        /** Whether the last piece would be finished after the order was to leave. */
        public boolean late() {
            return after.isAfter(shipBy);
        }
    }

    /** An order that nobody has paid. */
    public record Waiting(OrderId order, String number, Instant shipBy) {}

    /** Whether nothing would happen. */
    public boolean isNothing() {
        return batches == 0 && moved.isEmpty() && unpaid.isEmpty();
    }

    /** Whether every order told here is still ready before the day it was promised. */
    public boolean keepsPromises() {
        return moved.stream().noneMatch(Moved::late);
    }
}
