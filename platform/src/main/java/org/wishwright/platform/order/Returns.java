package org.wishwright.platform.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.Caller;

/** Sending standard goods back without a reason: asked for within the days that were agreed, paid back when the maker has them. */
public interface Returns {

    /** What moved her, if she says it. */
    enum Reason {
        UNSAID,
        CHANGED_MIND,
        NOT_AS_EXPECTED,
        DOES_NOT_FIT
    }

    /**
     * Where it stands.
     *
     * @param days from receipt; 0 where it is made to order and cannot be sent back without a reason
     * @param ticked when the buyer agreed that it cannot; null where it can
     * @param until she may ask before it; null before receipt and where it cannot be sent back
     * @param open whether she may ask now
     * @param asked null before she asked
     * @param arrived when the maker had it again; null before
     * @param back what then went back
     */
    record Right(
            int days,
            @Nullable Instant ticked,
            @Nullable Instant until,
            boolean open,
            @Nullable Instant asked,
            Reason reason,
            @Nullable Instant arrived,
            @Nullable Money back) {

        /** Whether it waits for the maker. */
        public boolean underway() {
            return asked != null && arrived == null;
        }
    }

    /** For whoever may see the order: asking who she is, is the caller's. */
    Right of(OrderId order);

    /**
     * Refused as {@code order.return-made-to-order}, {@code order.return-not-yet}, {@code order.return-late} or
     * {@code order.return-asked}.
     */
    void ask(Caller buyer, OrderId order, Reason reason);

    /** The maker has the goods: all that was paid and not given back goes back. Refused as {@code order.return-not-asked}. */
    void arrived(Caller maker, OrderId order);
}
