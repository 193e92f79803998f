package org.wishwright.platform.order.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.ledger.Sale;
import org.wishwright.platform.ledger.Sale.TaxClass;
import org.wishwright.platform.ledger.Sales;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.store.OrderReader;

/** Tells the ledger what an order sells. */
@Component
class OrderSales implements Sales {

    private static final LocalText FREIGHT = new LocalText("zh", Map.of("zh", "运费", "en", "Freight"));

    private final OrderReader reader;
    private final Catalog catalog;

    OrderSales(OrderReader reader, Catalog catalog) {
        this.reader = reader;
        this.catalog = catalog;
    }

    @Override
    public Optional<Sale> find(UUID subject) {
        var id = new OrderId(subject);
        return Optional.ofNullable(reader.summaries(List.of(id)).get(id)).map(this::sale);
    }

    private Sale sale(OrderSummary order) {
        var lines = new ArrayList<Sale.Line>();
        for (var line : reader.lines(List.of(order.id())).getOrDefault(order.id(), List.of())) {
            lines.add(line(line));
        }
        lines.add(new Sale.Line(FREIGHT, 1, order.freight(), TaxClass.FREIGHT));
        return new Sale(
                order.id().value(),
                order.number(),
                order.buyer(),
                order.seller(),
                order.total(),
                lines,
                stage(order.state()));
    }

    /** Where nothing of a line is made, it is a service. */
    private Sale.Line line(OrderLine line) {
        var version = catalog.published(line.version());
        boolean service = version.model().modules().stream().allMatch(module -> module.service() != null);
        return new Sale.Line(
                version.name(),
                line.quantity(),
                line.unitPrice().times(line.quantity()),
                service ? TaxClass.SERVICE : TaxClass.GOODS);
    }

    private static Sale.Stage stage(OrderState state) {
        return switch (state) {
            case OrderState.AwaitingPayment _ -> Sale.Stage.UNPAID;
            case OrderState.Lapsed _, OrderState.Cancelled _ -> Sale.Stage.OVER;
            case OrderState.Completed _ -> Sale.Stage.COMPLETED;
            case OrderState.Confirmed _, OrderState.InProduction _, OrderState.Ready _, OrderState.Shipped _ ->
                Sale.Stage.PAID;
        };
    }
}
