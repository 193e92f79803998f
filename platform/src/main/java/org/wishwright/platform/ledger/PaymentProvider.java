package org.wishwright.platform.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * The seam to a licensed payment provider, which holds the cash. Never called inside a database transaction. Every
 * call may be repeated; a call that got no answer throws {@link ProviderSilentException}. What only some providers can
 * do is a part of its own, empty where a provider cannot.
 */
public interface PaymentProvider {

    /** Its name in requests and addresses, such as {@code sandbox}. */
    String method();

    /** Why this request could never be charged, if so; asked before anything is recorded, and answered without a call. */
    Optional<Refusal> refuses(PaymentRequest request);

    ChargeAnswer charge(ChargeRequest request);

    /** What became of a payment. */
    ChargeAnswer ask(PaymentId payment);

    /** Closes a payment that nobody has paid yet; one that was paid meanwhile is answered as such. */
    ChargeAnswer cancel(PaymentId payment);

    /** Gives money back; repeated until it is done or refused. */
    RefundAnswer refund(RefundRequest request);

    /** Who sent it, when, whether it was changed on the way, and whether the payment is ours. */
    Outcome<Notification> verify(SignedNotification notification);

    /** What the provider wants to read in answer to a notification that was taken; empty for any answer. */
    default Optional<String> receipt() {
        return Optional.empty();
    }

    /** The provider's account of a time as a settlement file, where it gives one by itself. */
    default Optional<byte[]> settlementFile(Instant from, Instant until) {
        return Optional.empty();
    }

    /** Reserving first and collecting later. */
    default Optional<Holds> holds() {
        return Optional.empty();
    }

    /** Splitting collected money among receivers (分账). */
    default Optional<ProfitSharing> profitSharing() {
        return Optional.empty();
    }

    /** Paying out. */
    default Optional<Payouts> payouts() {
        return Optional.empty();
    }

    /** Charging later under a consent given once. */
    default Optional<Mandates> mandates() {
        return Optional.empty();
    }

    /** Amounts that are reserved first. */
    interface Holds {

        /** How long a reservation lasts at most; the provider lets it go afterwards. */
        Duration longest();

        /** Whether less than what was reserved may be collected. */
        boolean partial();

        /** Collects what was reserved, or a part; the rest is let go. */
        ChargeAnswer capture(PaymentId payment, Money amount);

        /** Lets go what was reserved. */
        ChargeAnswer release(PaymentId payment);
    }

    /** What became of money on its way to somebody. */
    enum Transit {
        PENDING,
        DONE,
        REFUSED,
        NEVER_HEARD
    }

    /** @param account the receiver's name at the provider */
    record Receiver(String account, Money amount) {}

    /** @param id our id and the idempotency key @param reference the provider's name for the payment */
    record SharingRequest(UUID id, PaymentId payment, String reference, List<Receiver> receivers, boolean last) {}

    /** Splits among receivers that the provider knows. */
    interface ProfitSharing {

        /** The largest part of a payment that may go to others, in basis points of it. */
        int mostBasisPoints();

        /** How long after the payment it may be split at most. */
        Duration longest();

        Transit share(SharingRequest request);

        Transit ask(SharingRequest request);
    }

    /** @param id our id and the idempotency key */
    record PayoutRequest(UUID id, Receiver receiver, String about) {}

    /** Pays what the provider holds for us out to somebody. */
    interface Payouts {

        Transit pay(PayoutRequest request);

        Transit ask(UUID payout);
    }

    /** @param id our id of the consent @param most what one charge under it may be at most */
    record Mandate(UUID id, String payer, Money most) {}

    /** Consents to be charged later, within a limit. */
    interface Mandates {

        /** What the payer is shown to agree; {@code Captured} of zero where she has agreed already. */
        ChargeAnswer agree(Mandate mandate);

        /** Charges without the payer; declined where she never agreed or the limit is passed. */
        ChargeAnswer charge(Mandate mandate, ChargeRequest request);

        /** Ends the consent. */
        void end(Mandate mandate);
    }
}
