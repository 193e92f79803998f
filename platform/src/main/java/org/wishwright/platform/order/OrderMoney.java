package org.wishwright.platform.order;

import java.time.Instant;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/**
 * The money of orders after it was paid. Each order's is a {@code ledger.deal}, opened when the first of it moves; it goes by the
 * terms that stood when the order was placed. What moves money runs in the caller's transaction and locks the order.
 */
public interface OrderMoney {

    /** Who bears what goes back. */
    enum Bearer {
        /** All who share the price, each by her share. */
        SHARES,
        /** As {@link #SHARES}, and who gets nothing in the end has an earnest returned as often as the law says. */
        SELLER,
        /** The platform alone. */
        PLATFORM
    }

    /** What an order placed with this maker at an instant goes by. */
    MoneyTerms terms(PartyId maker, Instant placed);

    /** For whoever may see the order: asking who she is, is the caller's. Of an order that was never paid, as it would go. */
    MoneyPlan plan(OrderId order);

    /** What of the payments can still go back. */
    Money refundable(OrderId order);

    /**
     * Gives a part of the price back; the order stays as it is, but is not changed any more. Refused as
     * {@code deal.refund-exceeded} and, where nobody has the money, as {@code ledger.insufficient}.
     */
    void giveBack(OrderId order, Money amount, Bearer bearer, String reason);

    /**
     * Ends an order that is paid and not shipped: what of its production has not begun is taken back, the amount goes back to the
     * buyer and the rest to those who share the price. Refused as {@code order.not-recallable} for any other order.
     */
    void callOff(OrderId order, Money back, Bearer bearer, String reason);

    /** Ends an order that its seller cannot deliver: {@link #callOff} with all that there is to give back. */
    void giveUp(OrderId order);

    /** Locks the order, so that nothing of it is released beside the complaint that the caller records. */
    void stop(OrderId order);

    /** Releases what the order has earned meanwhile, now that nothing is said against it any more. */
    void resume(OrderId order);
}
