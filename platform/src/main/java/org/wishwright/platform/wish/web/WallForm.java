package org.wishwright.platform.wish.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.wish.PostedWish;
import org.wishwright.platform.wish.WallRequest;
import org.wishwright.platform.wish.work.Alikes;

/**
 * The form in which a wish is written.
 *
 * @param alike wishes to join instead
 * @param asks whether she is asked to look at these before hers is posted
 * @param kept whether what stands in it was typed before signing in
 * @param configured what she configured; null where nothing
 */
public record WallForm(
        Map<String, String> values,
        @Nullable Refusal refusal,
        List<Alikes.Found> alike,
        boolean asks,
        boolean kept,
        WallWords.@Nullable Configured configured) {

    static final List<String> FIELDS =
            List.of("title", "body", "price", "currency", "region", "by", "saved", "picture", "key");
    private static final int LONGEST = 4_000;

    static WallForm of(Map<String, String> values) {
        return new WallForm(values, null, List.of(), false, false, null);
    }

    /** What was sent, of the fields of this form alone, shortened where it is longer than anything that could be taken. */
    static Map<String, String> sent(Map<String, String[]> parameters) {
        var values = new LinkedHashMap<String, String>();
        for (var field : FIELDS) {
            var sent = parameters.get(field);
            if (sent != null && sent.length > 0 && !sent[0].isEmpty()) {
                values.put(field, sent[0].substring(0, Math.min(sent[0].length(), LONGEST)));
            }
        }
        return values;
    }

    static Map<String, String> of(PostedWish wish) {
        var values = new LinkedHashMap<String, String>();
        values.put("title", wish.title());
        values.put("body", wish.body());
        values.put("region", wish.region());
        var price = wish.price();
        if (price != null) {
            var digits = price.currency().getDefaultFractionDigits();
            values.put(
                    "price", java.math.BigDecimal.valueOf(price.minor(), digits).toPlainString());
            values.put("currency", price.currency().getCurrencyCode());
        }
        var by = wish.by();
        if (by != null) {
            values.put("by", by.toString());
        }
        return values;
    }

    static WallRequest request(Map<String, String> values) {
        return new WallRequest(
                values.getOrDefault("title", ""),
                values.getOrDefault("body", ""),
                values.getOrDefault("price", ""),
                values.getOrDefault("currency", "CNY"),
                values.getOrDefault("region", ""),
                values.getOrDefault("by", ""),
                values.getOrDefault("saved", ""),
                values.getOrDefault("picture", ""));
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether the refusal concerns no field of this form, so that it must be said above it. */
    public boolean general() {
        return refusal != null && !refusal.values().containsKey("field");
    }
}
