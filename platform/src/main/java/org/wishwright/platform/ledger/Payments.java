package org.wishwright.platform.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.Caller;

/** Payments for orders: begun in the order's transaction, settled after it, given back or released later. */
public interface Payments {

    /**
     * In the caller's transaction: records the payment and announces its transfer into the subject's escrow. The same
     * subject and key answer the same payment again; while another payment of the subject is open it is refused with
     * {@code payment.open-conflict}.
     */
    Payment begin(PaymentRequest request);

    /**
     * Once {@link #begin} has committed, outside any transaction: charges at the provider, then applies the outcome
     * exactly once in a transaction of its own, together with the {@link PaymentReaction}. May be called again.
     *
     * @return {@code Unknown} if the provider did not say; recovery then asks until it does
     */
    PaymentState settleNow(PaymentId payment);

    /**
     * Outside any transaction: calls off what nobody has paid yet, at the provider first. One that was paid meanwhile is settled as
     * such; {@code Unknown} where the provider did not say.
     */
    PaymentState cancel(PaymentId payment);

    /** The ways of paying that this program has, by name, those of real providers first. */
    List<String> methods();

    Optional<Payment> find(PaymentId payment);

    /** All payments of a subject, newest first. */
    List<Payment> of(UUID subject);

    /**
     * In the caller's transaction, with the subject's row locked: takes the amount out of escrow and back to the payer,
     * from the newest payment first, then from what was carried over; the provider is told after the commit, again and
     * again until it has answered. Refused with {@code payment.refund-conflict} where less is refundable.
     */
    void refund(UUID subject, Money amount, String reason);

    /** A sum of a subject's that goes back. */
    record Back(UUID subject, Money amount, String reason) {}

    /** As {@link #refund} of each, in a few statements for all: where one is refused, nothing of the others happens either. */
    void refund(List<Back> backs);

    /**
     * In the caller's transaction: what was paid for other things and lies in the escrow of {@code from} moves into the subject's and
     * counts towards it. {@link #refund} gives it back to those payments, after the subject's own and in this order.
     *
     * @param parts of one currency
     */
    void carry(UUID subject, UUID from, List<Carried> parts);

    /** What was carried over to a subject, in the order in which it goes back. */
    List<Carried> carried(UUID subject);

    /**
     * In the caller's transaction, with the order's row locked: empties the order's escrow into the shares and the
     * platform's commission. They must add up to what it holds to the cent, else {@code ledger.release-conflict}.
     */
    void release(UUID order, List<Share> shares, Money commission);

    /** For operators; others are refused. */
    PaymentPage list(Caller caller, PaymentFilter filter);

    /** An operator's decision on a flagged payment: takes the flag off and asks the provider anew. */
    PaymentState recheck(Caller caller, PaymentId payment);
}
