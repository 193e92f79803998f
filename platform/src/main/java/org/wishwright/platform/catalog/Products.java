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
     * @param from the cheapest total of the day where it is made; null where it is known only once all is chosen, or nothing is on sale
     */
    public record Product(
            BlueprintId blueprint,
            VersionId version,
            PartyId maker,
            LocalText name,
            @Nullable Money from,
            int modules) {

        public Product withFrom(@Nullable Money from) {
            return new Product(blueprint, version, maker, name, from, modules);
        }
    }
}
