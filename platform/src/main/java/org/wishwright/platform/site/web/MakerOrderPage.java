package org.wishwright.platform.site.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.ChosenOption;
import org.wishwright.platform.order.Commission;
import org.wishwright.platform.order.MakerOrder;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.PriceDisplay;
import org.wishwright.platform.order.ServiceTask;
import org.wishwright.platform.order.ServiceTasks;
import org.wishwright.platform.order.Specifications;
import org.wishwright.platform.production.Production;
import org.wishwright.platform.site.Stations;
import org.wishwright.platform.talk.Troubles;

/** The maker's page of one order: what to make, how far it is, and what she will be paid; nothing of who bought it. */
@Controller
public class MakerOrderPage {

    private static final int MOST_TROUBLES = 200;

    private final OrderBook orders;
    private final Specifications specifications;
    private final PriceDisplay prices;
    private final Commission commission;
    private final Production production;
    private final Stations stations;
    private final ServiceTasks services;
    private final BusinessClock clock;
    private final Troubles troubles;

    MakerOrderPage(
            OrderBook orders,
            Specifications specifications,
            PriceDisplay prices,
            Commission commission,
            Production production,
            Stations stations,
            ServiceTasks services,
            BusinessClock clock,
            Troubles troubles) {
        this.troubles = troubles;
        this.orders = orders;
        this.specifications = specifications;
        this.prices = prices;
        this.commission = commission;
        this.production = production;
        this.stations = stations;
        this.services = services;
        this.clock = clock;
    }

    /** @param open whether the buyer sees how its price comes about */
    public record Line(OrderedLine line, List<ChosenOption> choices, boolean open) {}

    /** @param fee the platform's; what remains of the total is paid out */
    public record View(
            MakerOrder order,
            List<Line> lines,
            List<ServiceTask> services,
            LocalText limitedBy,
            Production.OrderProgress progress,
            Money fee,
            boolean late,
            List<Troubles.Open> troubles) {}

    @GetMapping("/maker/orders/{id}")
    ModelAndView show(Caller caller, @PathVariable UUID id) {
        var order = orders.forMaker(caller, new OrderId(id));
        var lines = order.lines().stream()
                .map(line -> new Line(
                        line,
                        specifications.choices(
                                line.line().version(), line.line().choices()),
                        prices.open(line.line().version())))
                .toList();
        var summary = order.summary();
        boolean late = summary.shipBy().isBefore(clock.instant())
                && OrderWay.waitsToShip(summary.state().name());
        return new ModelAndView(
                "site/maker-order",
                Map.of(
                        "view",
                        new View(
                                order,
                                lines,
                                services.of(new OrderId(id)),
                                stations.name(summary.fulfiller(), summary.limitedBy()),
                                production.progress(new OrderId(id)),
                                commission.of(summary.items()),
                                late,
                                troubles.concerning(summary.fulfiller(), MOST_TROUBLES).stream()
                                        .filter(one -> one.makerPage().equals("/maker/orders/" + id))
                                        .toList())));
    }
}
