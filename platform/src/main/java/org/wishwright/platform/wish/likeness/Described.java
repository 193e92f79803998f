package org.wishwright.platform.wish.likeness;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;

/**
 * A wish as far as it is compared.
 *
 * @param title and {@code all} (title and body) taken apart
 * @param product key of the product that was configured; empty where none was
 * @param choices of that product, module to option
 * @param price that would be paid; null where none is said
 * @param region empty where none is said
 */
public record Described(
        Features title,
        Features all,
        String product,
        Map<String, String> choices,
        @Nullable Money price,
        String region) {

    public static Described of(
            String title,
            String body,
            String product,
            Map<String, String> choices,
            @Nullable Money price,
            String region) {
        return new Described(
                Features.of(title), Features.of(title + "\n" + body), product, Map.copyOf(choices), price, region);
    }
}
