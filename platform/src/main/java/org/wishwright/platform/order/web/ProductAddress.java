package org.wishwright.platform.order.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.order.CartLine;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderId;

/** Where the configurator goes on from choices that were made. */
final class ProductAddress {

    private ProductAddress() {}

    static String configurator(VersionId version, Map<String, String> choices) {
        return "/configure/" + version + query(choices);
    }

    /** A page that takes choices as the configurator does. */
    static String with(String path, Map<String, String> choices) {
        return path + query(choices);
    }

    /** The same, to change what the choices were made for: a line of the cart or of an order. */
    static String configurator(VersionId version, Map<String, String> choices, String purpose) {
        var address = configurator(version, choices);
        return address + (address.contains("?") ? '&' : '?') + "for=" + encoded(purpose);
    }

    /** What stands in the configurator's address while it changes this line of the cart. */
    static String forLine(CartLine line) {
        return "cart_" + line.id() + "_" + line.mark();
    }

    /** The same for a line of an order. */
    static String forOrdered(OrderId order, LineId line) {
        return "order_" + order + "_" + line;
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
