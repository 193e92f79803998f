package org.wishwright.platform.site.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.ledger.Carried;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.order.ChosenOption;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.RoleViews;
import org.wishwright.platform.order.ServiceTasks;
import org.wishwright.platform.order.Specifications;
import org.wishwright.platform.production.Production;
import org.wishwright.platform.shipment.Shipments;

/** An order as the platform's staff see it who help with it: what was promised, how far it is, the money; nobody's name or address. */
@Controller
public class OperatorOrderPage {

    private final RoleViews views;
    private final Catalog catalog;
    private final Specifications specifications;
    private final Production production;
    private final Shipments shipments;
    private final Payments payments;
    private final Parties parties;
    private final ServiceTasks services;

    OperatorOrderPage(
            RoleViews views,
            Catalog catalog,
            Specifications specifications,
            Production production,
            Shipments shipments,
            Payments payments,
            Parties parties,
            ServiceTasks services) {
        this.views = views;
        this.catalog = catalog;
        this.specifications = specifications;
        this.production = production;
        this.shipments = shipments;
        this.payments = payments;
        this.parties = parties;
        this.services = services;
    }

    public record Line(OrderLine line, LocalText product, List<ChosenOption> choices) {}

    /** @param maker the name of the organisation that makes it */
    public record View(
            OrderSummary order,
            String maker,
            List<Line> lines,
            boolean servicesAlone,
            Production.PieceCount count,
            List<Shipments.Parcel> parcels,
            List<Payment> payments) {}

    @GetMapping("/operator/orders/{id}")
    ModelAndView show(Caller caller, @PathVariable UUID id) {
        var order = new OrderId(id);
        var seen = views.forOperator(caller, order);
        var summary = seen.summary();
        var lines = seen.lines().stream()
                .map(line -> new Line(
                        line.line(),
                        catalog.published(line.line().version()).name(),
                        specifications.choices(
                                line.line().version(), line.line().choices())))
                .toList();
        var view = new View(
                summary,
                parties.displayName(summary.fulfiller()),
                lines,
                services.alone(lines.stream().map(Line::line).toList()),
                production.progress(order).count(),
                shipments.parcel(order).stream().toList(),
                paidBy(id));
        return new ModelAndView("site/operator-order", Map.of("view", view));
    }

    /** Its own payments, and those that what was carried over to it came by. */
    private List<Payment> paidBy(UUID id) {
        return Stream.concat(Stream.of(id), payments.carried(id).stream().map(Carried::source))
                .flatMap(subject -> payments.of(subject).stream())
                .toList();
    }
}
