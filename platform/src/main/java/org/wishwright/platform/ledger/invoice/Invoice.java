package org.wishwright.platform.ledger.invoice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/**
 * An invoice, or a red one that takes another back in part or whole.
 *
 * @param subject what it is about: the order, which people know by {@code order}
 * @param jurisdiction whose rules it stands under
 * @param reverses the invoice that a red one takes back, null for any other
 * @param amount positive, taxes included; what is taken back where it is red
 * @param tax within the amount
 * @param lines add up to amount and tax
 * @param seller as she stands on it
 * @param title to whom it is made out; null once it was erased
 * @param requested business time
 * @param reversed how much of it red ones have taken back or are taking back
 */
public record Invoice(
        UUID id,
        UUID subject,
        String order,
        PartyId buyer,
        InvoiceSeller seller,
        String jurisdiction,
        InvoiceKind kind,
        @Nullable UUID reverses,
        Money amount,
        Money tax,
        List<InvoiceLine> lines,
        @Nullable InvoiceTitle title,
        InvoiceState state,
        Instant requested,
        Money reversed) {

    public boolean red() {
        return reverses != null;
    }

    public boolean issued() {
        return state instanceof InvoiceState.Issued;
    }

    /** Its number; empty before it has one. */
    public String number() {
        return state instanceof InvoiceState.Issued(var number, var at) ? number : "";
    }

    /** What of it stands. */
    public Money left() {
        return amount.minus(reversed);
    }

    public Money net() {
        return amount.minus(tax);
    }

    /** As it counts: a red one takes away. */
    public Money signed(Money money) {
        return red() ? money.negate() : money;
    }
}
