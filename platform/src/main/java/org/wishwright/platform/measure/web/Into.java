package org.wishwright.platform.measure.web;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.platform.foundation.OwnPath;
import org.wishwright.platform.measure.Profile;

/**
 * The configurator, or the deal on its way to an order, that waits for measures.
 *
 * @param path of this site, with the choices made so far
 */
public record Into(String path) {

    /** Null where the address is neither a configurator's nor a deal's of this site. */
    static @Nullable Into of(String path) {
        var own = OwnPath.of(path);
        return own.startsWith("/configure/") || own.startsWith("/deals/") ? new Into(path) : null;
    }

    /**
     * That page with the body typed into the fields for it; it rounds them to what is made.
     *
     * @param estimates whether numbers that nobody measured are typed too
     */
    String with(Profile profile, boolean estimates) {
        var typed = new TreeMap<String, String>();
        profile.measures().forEach((measure, value) -> {
            if (estimates || !profile.estimated().contains(measure)) {
                typed.put(measure.code(), written(measure, value));
            }
        });
        return with(typed);
    }

    /** As with a kept body, of what was typed just now. */
    String with(BodyForm form, boolean estimates) {
        return with(written(form, estimates));
    }

    /** What was typed, by the id of a product's measure, each with a unit of its own. */
    static Map<String, String> written(BodyForm form, boolean estimates) {
        var typed = new TreeMap<String, String>();
        form.measures().forEach((measure, value) -> {
            if (estimates || !form.estimated().contains(measure)) {
                typed.put(measure.code(), written(measure, value));
            }
        });
        return typed;
    }

    private static String written(BodyMeasure measure, BigDecimal value) {
        return measure.unit().equals("kg")
                ? plain(value.movePointRight(3)) + "g"
                : plain(value.movePointRight(1)) + "mm";
    }

    /** @param typed by the id of the product's measure */
    String with(Map<String, String> typed) {
        var fields = typed.entrySet().stream()
                .map(field -> "v_" + field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        int hash = path.indexOf('#');
        var page = hash < 0 ? path : path.substring(0, hash);
        return page + (page.contains("?") ? "&" : "?") + fields + "#measures";
    }

    String encoded() {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
