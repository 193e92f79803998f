package org.wishwright.platform.wish.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.VersionId;

/**
 * Two configurations side by side.
 *
 * @param product whether both are of one product
 * @param choices modules that differ
 * @param prices what differs in the price, line by line; sums to {@code difference}; empty where the currencies differ
 * @param difference of the right to the left; null where the currencies differ
 * @param same modules that do not differ
 */
public record ComparisonView(
        Side left,
        Side right,
        boolean product,
        List<Row> choices,
        List<PriceRow> prices,
        @Nullable Money difference,
        List<Row> same) {

    /**
     * One of the two.
     *
     * @param word key of what it is, as in "before the last change"
     * @param name of the product
     * @param filled how many choices were still open and are compared as the cheapest
     * @param shipBy null where no promise is to be had
     * @param path where it opens in the configurator
     */
    public record Side(
            String word,
            LocalText name,
            VersionId version,
            Map<String, String> choices,
            int filled,
            Money total,
            @Nullable Instant shipBy,
            String path) {}

    /** Null on the side that lacks the module. */
    public record Row(
            LocalText module,
            @Nullable LocalText left,
            @Nullable LocalText right) {}

    /** @param modules whose choices set the price; empty for the base price */
    public record PriceRow(List<LocalText> modules, Money left, Money right, Money difference) {}

    /** Another that it could be compared with instead. */
    public record Other(
            String word,
            @Nullable LocalText name,
            @Nullable Instant saved,
            @Nullable Money price,
            String path,
            boolean shown) {}
}
