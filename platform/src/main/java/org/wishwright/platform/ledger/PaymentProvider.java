package org.wishwright.platform.ledger;

import java.util.Optional;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * The seam to a licensed payment provider, which holds the cash. Never called inside a database transaction. Every
 * call may be repeated; a call that got no answer throws {@link ProviderSilentException}.
 */
public interface PaymentProvider {

    /** Its name in requests and addresses, such as {@code sandbox}. */
    String method();

    /** Why this request could never be charged, if so; asked before anything is recorded, and answered without a call. */
    Optional<Refusal> refuses(PaymentRequest request);

    ChargeAnswer charge(ChargeRequest request);

    /** What became of a payment. */
    ChargeAnswer ask(PaymentId payment);

    /** Gives money back; returns once the provider has taken it on. */
    void refund(RefundRequest request);

    /** Who sent it, when, and whether it was changed on the way. */
    Outcome<Notification> verify(SignedNotification notification);
}
