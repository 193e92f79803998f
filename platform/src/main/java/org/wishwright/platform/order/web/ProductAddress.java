package org.wishwright.platform.order.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.wishwright.platform.catalog.VersionId;

/** Where the configurator goes on from choices that were made. */
final class ProductAddress {

    private ProductAddress() {}

    static String configurator(VersionId version, Map<String, String> choices) {
        return "/configure/" + version + query(choices);
    }

    private static String query(Map<String, String> choices) {
        return choices.isEmpty()
                ? ""
                : choices.entrySet().stream()
                        .map(choice -> encoded("c_" + choice.getKey()) + "=" + encoded(choice.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
