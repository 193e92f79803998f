package org.wishwright.platform.order;

import java.util.Map;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.PartyId;

/**
 * A complete configuration in somebody's cart.
 *
 * @param number of the version in its blueprint, from 1
 * @param choices module to option, complete
 * @param unitPrice as this version prices it
 * @param note to the maker, empty where there is none
 */
public record CartLine(
        CartLineId id,
        VersionId version,
        BlueprintId blueprint,
        int number,
        PartyId maker,
        LocalText product,
        Map<String, String> choices,
        String hash,
        int quantity,
        Money unitPrice,
        String note) {

    public Money total() {
        return unitPrice.times(quantity);
    }

    public CartLine withNote(String other) {
        return new CartLine(
                id, version, blueprint, this.number, maker, product, choices, hash, quantity, unitPrice, other);
    }

    /** The same configuration, its choices as they are kept or opened. */
    public CartLine withChoices(Map<String, String> other) {
        return new CartLine(
                id, version, blueprint, this.number, maker, product, other, hash, quantity, unitPrice, note);
    }

    /** Tells whether the line is still what somebody saw: changes with its version, its choices and its price. */
    public String mark() {
        return hash.substring(0, Math.min(hash.length(), 16));
    }

    public CartLine withQuantity(int other) {
        return new CartLine(id, version, blueprint, number, maker, product, choices, hash, other, unitPrice, note);
    }
}
