package org.wishwright.platform.wish;

import java.time.Instant;
import java.util.Map;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.VersionId;

/**
 * A complete configuration that a person keeps, at the price it had.
 *
 * @param product name of the product when it was saved
 * @param choices module to option, complete
 * @param hash of the configuration
 * @param note to the maker, empty where there is none; no part of the configuration
 */
public record SavedWish(
        WishId id,
        VersionId version,
        LocalText product,
        Map<String, String> choices,
        String hash,
        Money price,
        Instant created,
        String note) {

    public SavedWish withNote(String other) {
        return new SavedWish(id, version, product, choices, hash, price, created, other);
    }
}
