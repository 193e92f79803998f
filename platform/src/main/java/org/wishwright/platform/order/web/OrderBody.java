package org.wishwright.platform.order.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.order.BuyerOrder;
import org.wishwright.platform.order.MakerOrder;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.StateChange;

/** An order in JSON; what a reader may not see is absent. */
record OrderBody(
        UUID order,
        String number,
        String state,
        UUID maker,
        List<Line> lines,
        Amount items,
        Amount freight,
        Amount total,
        Instant shipBy,
        String limitedBy,
        Instant placed,
        @Nullable Instant unpaidUntil,
        String area,
        @Nullable String addressToken,
        @Nullable AddressBody address,
        @Nullable List<StateChange> history) {

    record Line(
            UUID line,
            UUID version,
            int number,
            Map<String, String> product,
            Map<String, String> choices,
            String hash,
            int quantity,
            Amount unitPrice,
            Amount total,
            String note) {

        static Line of(OrderedLine ordered) {
            var line = ordered.line();
            return new Line(
                    line.id().value(),
                    line.version().value(),
                    ordered.number(),
                    ordered.product().texts(),
                    line.choices(),
                    line.configurationHash(),
                    line.quantity(),
                    Amount.of(line.unitPrice()),
                    Amount.of(ordered.total()),
                    ordered.note());
        }
    }

    static OrderBody of(BuyerOrder order) {
        var address = order.address().map(AddressBody::of).orElse(null);
        return of(order.summary(), order.lines(), null, address, order.history());
    }

    static OrderBody of(MakerOrder order) {
        return of(order.summary(), order.lines(), order.summary().addressToken(), null, order.history());
    }

    /** In a list. */
    static OrderBody of(OrderSummary order, List<OrderedLine> lines) {
        return of(order, lines, null, null, null);
    }

    private static OrderBody of(
            OrderSummary order,
            List<OrderedLine> lines,
            @Nullable String addressToken,
            @Nullable AddressBody address,
            @Nullable List<StateChange> history) {
        return new OrderBody(
                order.id().value(),
                order.number(),
                order.state().name(),
                order.fulfiller().value(),
                lines.stream().map(Line::of).toList(),
                Amount.of(order.items()),
                Amount.of(order.freight()),
                Amount.of(order.total()),
                order.shipBy(),
                order.limitedBy(),
                order.placed(),
                order.state() instanceof OrderState.AwaitingPayment open ? open.unpaidUntil() : null,
                order.area(),
                addressToken,
                address,
                history);
    }
}
