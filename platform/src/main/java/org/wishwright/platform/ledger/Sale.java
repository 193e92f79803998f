package org.wishwright.platform.ledger;

import java.util.List;
import java.util.UUID;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/**
 * What was sold, as an invoice and a dispute with a bank have to say it.
 *
 * @param number by which people know it
 * @param total what the buyer agreed to pay, taxes included
 * @param lines what it is made of, freight among them; they add up to the total
 */
public record Sale(
        UUID subject, String number, PartyId buyer, PartyId seller, Money total, List<Line> lines, Stage stage) {

    /** How far it is. */
    public enum Stage {
        UNPAID,
        PAID,
        /** Received, or performed. */
        COMPLETED,
        /** Called off or lapsed. */
        OVER
    }

    /** By what kind of thing the rate of a tax is chosen. */
    public enum TaxClass {
        GOODS,
        SERVICE,
        FREIGHT
    }

    /** @param total of the line, taxes included */
    public record Line(LocalText name, int quantity, Money total, TaxClass taxClass) {}
}
