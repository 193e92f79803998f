package org.wishwright.platform.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;

/**
 * A payment that the payer's bank took back.
 *
 * @param reference the provider's name for it
 * @param fromShares borne by all who shared the price, out of what was still held of it and of what each had got
 * @param fromHoldback borne by the seller out of what was kept back of her shares, {@code fromBond} out of her bond
 * @param fromLoss borne by the platform; the four come to the amount once it is lost, and are zero before and where it is won
 * @param closed null as long as the bank has not decided
 */
public record Chargeback(
        UUID id,
        PaymentId payment,
        UUID subject,
        Money amount,
        String reference,
        State state,
        Instant opened,
        @Nullable Instant closed,
        Money fromShares,
        Money fromHoldback,
        Money fromBond,
        Money fromLoss) {

    /** What the bank says. */
    public enum State {
        OPEN,
        WON,
        LOST
    }
}
