package org.wishwright.platform.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/**
 * A page of products on sale.
 *
 * @param next cursor of the next page; null on the last
 */
public record Products(List<Product> items, @Nullable String next) {

    /**
     * @param version the newest published one
     * @param from the cheapest total
     */
    public record Product(
            BlueprintId blueprint, VersionId version, PartyId maker, LocalText name, Money from, int modules) {}
}
