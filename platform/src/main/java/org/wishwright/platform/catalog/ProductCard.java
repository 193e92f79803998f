package org.wishwright.platform.catalog;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.catalog.Products.Product;
import org.wishwright.platform.identity.Parties;

/**
 * A product in a list, as people see it.
 *
 * @param maker name of the maker
 * @param shipBy when it could ship at the earliest; null where nothing can be promised
 */
public record ProductCard(
        Product product, String maker, @Nullable Instant shipBy) {

    public static List<ProductCard> of(List<Product> products, Parties parties, EarliestShipping shipping) {
        var makers = parties.displayNames(products.stream().map(Product::maker).collect(Collectors.toSet()));
        return products.stream()
                .map(product -> new ProductCard(
                        product,
                        makers.getOrDefault(product.maker(), Parties.NOBODY),
                        shipping.of(product.version()).orElse(null)))
                .toList();
    }
}
