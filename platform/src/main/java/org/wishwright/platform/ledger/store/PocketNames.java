package org.wishwright.platform.ledger.store;

import java.util.UUID;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.deal.DepositType;
import org.wishwright.platform.ledger.deal.Pocket;

/** How pockets are written in a deal's standing. */
final class PocketNames {

    private PocketNames() {}

    static String of(Pocket pocket) {
        return switch (pocket) {
            case Pocket.Payer() -> "payer";
            case Pocket.Deposit(var type) -> "deposit " + type;
            case Pocket.Escrow() -> "escrow";
            case Pocket.Share(var party) -> "share " + party.value();
            case Pocket.Holdback(var party) -> "holdback " + party.value();
            case Pocket.Commission() -> "commission";
            case Pocket.Earned() -> "earned";
            case Pocket.Bond(var seller) -> "bond " + seller.value();
            case Pocket.Fund() -> "fund";
        };
    }

    static Pocket pocket(String name) {
        int space = name.indexOf(' ');
        var kind = space < 0 ? name : name.substring(0, space);
        var whose = space < 0 ? "" : name.substring(space + 1);
        return switch (kind) {
            case "payer" -> new Pocket.Payer();
            case "deposit" -> new Pocket.Deposit(DepositType.valueOf(whose));
            case "escrow" -> new Pocket.Escrow();
            case "share" -> new Pocket.Share(party(whose));
            case "holdback" -> new Pocket.Holdback(party(whose));
            case "commission" -> new Pocket.Commission();
            case "earned" -> new Pocket.Earned();
            case "bond" -> new Pocket.Bond(party(whose));
            case "fund" -> new Pocket.Fund();
            default -> throw new IllegalStateException("No pocket is called " + name);
        };
    }

    private static PartyId party(String id) {
        return new PartyId(UUID.fromString(id));
    }
}
