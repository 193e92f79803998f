package org.wishwright.platform.order.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/**
 * What a visitor wanted to put into the cart before she signed in; her browser keeps it meanwhile, for half an hour.
 *
 * @param line the line of the cart that becomes this, as {@link ProductAddress#forLine} writes it; empty for a new one
 * @param choices module to option
 */
record Wanted(String version, String quantity, String line, String note, Map<String, String> choices) {

    static final String COOKIE = "ww_wanted";

    /** What every browser keeps in one cookie. */
    private static final int LONGEST = 3_500;

    private static final Duration KEPT = Duration.ofMinutes(30);

    /** The header that has the browser keep it; empty where it is too long to be kept. */
    Optional<String> kept() {
        var text = new StringBuilder("version=" + encoded(version) + "&quantity=" + encoded(quantity) + "&for="
                + encoded(line) + (note.isBlank() ? "" : "&note=" + encoded(note)));
        choices.forEach((module, option) ->
                text.append("&c_").append(encoded(module)).append('=').append(encoded(option)));
        return text.length() > LONGEST ? Optional.empty() : Optional.of(cookie(text.toString(), KEPT));
    }

    /** The header that has the browser forget it. */
    static String forgotten() {
        return cookie("", Duration.ZERO);
    }

    /** As the browser sent it; whatever else stands there leads to a version that does not exist. */
    static Wanted of(String cookie) {
        var all = new LinkedHashMap<String, String>();
        for (var field : cookie.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                all.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        var choices = new LinkedHashMap<String, String>();
        all.forEach((name, value) -> {
            if (name.startsWith("c_")) {
                choices.put(name.substring(2), value);
            }
        });
        return new Wanted(
                all.getOrDefault("version", ""),
                all.getOrDefault("quantity", ""),
                all.getOrDefault("for", ""),
                all.getOrDefault("note", ""),
                choices);
    }

    private static String cookie(String value, Duration age) {
        return ResponseCookie.from(COOKIE, value)
                .path("/cart")
                .maxAge(age)
                .httpOnly(true)
                .sameSite("Lax")
                .build()
                .toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
