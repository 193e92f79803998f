package org.wishwright.market;

import java.util.Map;
import org.wishwright.kernel.Money;

/**
 * What was agreed: becomes an order on the spine.
 *
 * @param id unique in the campaign
 * @param what the option, reward, specification or design, as the rules name it
 * @param price for the whole quantity
 * @param paid what is in the price already, by {@link Payee.ToDeal}; the order collects the rest
 * @param terms more of what was agreed, by name: date, warranty, royalty
 */
public record Deal(
        String id, Alias buyer, Alias seller, String what, long quantity, Money price, Money paid, Map<String, String> terms) {

    public Deal {
        terms = Map.copyOf(terms);
        if (quantity < 1 || paid.isNegative() || paid.compareTo(price) > 0) {
            throw new IllegalArgumentException("A deal is for at least one and at most its price is paid");
        }
    }
}
