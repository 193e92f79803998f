package org.wishwright.platform.order.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.order.MadePieces.Made;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.store.OrderReader;
import org.wishwright.platform.order.work.OrderReading;

/**
 * A page of a list of orders.
 *
 * @param made how far the pieces of each are
 * @param services the orders of services alone
 * @param agreed those that keep to what was agreed in a campaign
 * @param path of the list
 * @param state the filter, empty for all; {@code search} as typed
 * @param cursor where this page begins, empty on the first; {@code next} of the next page, empty on the last
 */
public record OrderListView(
        List<OrderReader.Listed> orders,
        Map<OrderId, Made> made,
        Set<OrderId> services,
        Set<OrderId> agreed,
        Instant now,
        String path,
        String state,
        String search,
        String cursor,
        String next) {

    /** What is known of the orders on a page besides what they are. */
    record Known(Map<OrderId, Made> made, Set<OrderId> services, Set<OrderId> agreed, Instant now) {}

    static OrderListView of(OrderReading.Page page, Known known, String path, OrderReading.Wanted wanted) {
        return new OrderListView(
                page.items(),
                known.made(),
                known.services(),
                known.agreed(),
                known.now(),
                path,
                or(wanted.state()),
                or(wanted.search()),
                or(wanted.cursor()),
                or(page.next()));
    }

    public List<String> states() {
        return OrderState.NAMES;
    }

    /** Whether all orders are meant: nothing searched, no state. */
    public boolean all() {
        return state.isEmpty() && search.isEmpty();
    }

    /** What a buyer is told of an order's state, such as what she does next: services are performed, not received. */
    public String say(Page page, String what, OrderSummary order) {
        var key = what + "." + order.state().name();
        var words = page.t("order." + key);
        return services.contains(order.id()) ? page.tOr("order.service." + key, words) : words;
    }

    /** The day that was promised. */
    public String promise(Page page, OrderSummary order) {
        return page.t(
                services.contains(order.id()) ? "order.service.promise" : "order.promise",
                "day",
                page.day(order.shipBy()));
    }

    /** Whether its lines can still be made otherwise. */
    public boolean changeable(OrderSummary order) {
        return order.state().isFree() && !agreed.contains(order.id());
    }

    /** Promised by now and not yet on its way. */
    public boolean late(OrderSummary order) {
        return order.shipBy().isBefore(now)
                && !List.of("SHIPPED", "COMPLETED", "LAPSED", "CANCELLED")
                        .contains(order.state().name());
    }

    public String inState(String other) {
        return address(other, "");
    }

    public String first() {
        return cursor.isEmpty() ? "" : address(state, "");
    }

    public String nextPage() {
        return next.isEmpty() ? "" : address(state, next);
    }

    /** Product and quantity of each line. */
    public static String products(Page page, List<OrderedLine> lines) {
        return String.join(
                page.chinese() ? "、" : ", ",
                lines.stream()
                        .map(line -> line.product().in(page.language()) + " × "
                                + line.line().quantity())
                        .toList());
    }

    /** What colour a state has. */
    public static String tone(OrderSummary order) {
        return switch (order.state().name()) {
            case "AWAITING_PAYMENT" -> "warn";
            case "CONFIRMED", "IN_PRODUCTION" -> "info";
            case "READY", "SHIPPED", "COMPLETED" -> "good";
            default -> "";
        };
    }

    private String address(String state, String from) {
        return path + "?state=" + state + "&q=" + URLEncoder.encode(search, StandardCharsets.UTF_8)
                + (from.isEmpty() ? "" : "&cursor=" + from);
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }
}
