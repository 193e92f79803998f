package org.wishwright.platform.site.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.Badges;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Parts;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.measure.Patterns;
import org.wishwright.platform.order.CampaignOrder;
import org.wishwright.platform.order.CampaignOrders;
import org.wishwright.platform.order.ChosenOption;
import org.wishwright.platform.order.MakerOrder;
import org.wishwright.platform.order.MoneyPlan;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderMoney;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.PriceDisplay;
import org.wishwright.platform.order.Returns;
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
    private final OrderMoney money;
    private final Production production;
    private final Stations stations;
    private final ServiceTasks services;
    private final Cuts cuts;
    private final Patterns patterns;
    private final BusinessClock clock;
    private final Troubles troubles;
    private final CampaignOrders campaigns;
    private final Returns returns;
    private final Live live;

    MakerOrderPage(
            OrderBook orders,
            Specifications specifications,
            PriceDisplay prices,
            OrderMoney money,
            Production production,
            Stations stations,
            ServiceTasks services,
            Cuts cuts,
            Patterns patterns,
            BusinessClock clock,
            Troubles troubles,
            CampaignOrders campaigns,
            Live live,
            Returns returns) {
        this.returns = returns;
        this.campaigns = campaigns;
        this.live = live;
        this.troubles = troubles;
        this.orders = orders;
        this.specifications = specifications;
        this.prices = prices;
        this.money = money;
        this.production = production;
        this.stations = stations;
        this.services = services;
        this.cuts = cuts;
        this.patterns = patterns;
        this.clock = clock;
    }

    /**
     * @param open whether the buyer sees how its price comes about
     * @param cut what it is cut to; null where it has no measures of a body
     */
    public record Line(OrderedLine line, List<ChosenOption> choices, boolean open, Cuts.@Nullable Cut cut) {}

    /**
     * @param plan what is held, what was released, and what comes when
     * @param cutLine the line whose cut was to be kept under {@code cutName} and was refused; empty where none was
     */
    public record View(
            MakerOrder order,
            List<Line> lines,
            List<ServiceTask> services,
            boolean servicesAlone,
            LocalText limitedBy,
            Production.OrderProgress progress,
            MoneyPlan plan,
            boolean late,
            String cutLine,
            String cutName,
            @Nullable Refusal refusal,
            List<Troubles.Open> troubles,
            @Nullable CampaignOrder campaign,
            Returns.Right returning) {}

    /** What was agreed, less what others get of it. */
    public static List<Parts.Sum> sums(Page page, MoneyPlan plan) {
        var sums = new ArrayList<>(List.of(
                new Parts.Sum(page.t("makerOrder.agreed"), "", plan.price(), false),
                new Parts.Sum(page.t("makerOrder.fee"), "", plan.fee().negate(), false)));
        if (plan.others().isPositive()) {
            sums.add(new Parts.Sum(
                    page.t("order.money.others"), "", plan.others().negate(), false));
        }
        sums.add(new Parts.Sum(page.t("makerOrder.payout"), "", plan.makers(), true));
        return sums;
    }

    @GetMapping("/maker/orders/{id}")
    ModelAndView show(Caller caller, @PathVariable UUID id) {
        return page(caller, id, "", "", null);
    }

    /** The part of the page that is fetched again when there is news. */
    @GetMapping("/maker/orders/{id}/part")
    ModelAndView part(Caller caller, @PathVariable UUID id) {
        var page = page(caller, id, "", "", null);
        page.setViewName("site/maker-order-part");
        return page;
    }

    /** News of the order, of its work, and of what is said to those who make it. */
    @GetMapping("/maker/orders/{id}/live")
    SseEmitter live(Caller caller, @PathVariable UUID id) {
        var summary = orders.forMaker(caller, new OrderId(id)).summary();
        var topics = new ArrayList<>(
                List.of("order:" + id, Badges.topic(summary.fulfiller().value())));
        production.workOrders(new OrderId(id)).forEach(workOrder -> topics.add("work-order:" + workOrder));
        return live.watch(topics);
    }

    /** Keeps the cut of a line in the maker's library, under a name that says nothing of whose it is. */
    @PostMapping("/maker/orders/{id}/pattern")
    ModelAndView keep(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String pattern) {
        var measures = orders.forCutting(caller, new OrderId(id)).lines().stream()
                .map(OrderedLine::line)
                .filter(ordered -> ordered.id().toString().equals(line))
                .findFirst()
                .map(cuts::measures)
                .orElse(Map.of());
        try {
            patterns.keep(caller, pattern, measures);
        } catch (RefusedException e) {
            return page(caller, id, line, pattern, e.refusal());
        }
        return new ModelAndView("redirect:/maker/orders/" + id + "?done=measure.pattern-kept");
    }

    private ModelAndView page(Caller caller, UUID id, String cutLine, String cutName, @Nullable Refusal refusal) {
        var order = orders.forCutting(caller, new OrderId(id));
        var lines = order.lines().stream()
                .map(line -> new Line(
                        line,
                        specifications.choices(
                                line.line().version(), line.line().choices()),
                        prices.open(line.line().version()),
                        cuts.of(order.summary().fulfiller(), line.line()).orElse(null)))
                .toList();
        var summary = order.summary();
        boolean late = summary.shipBy().isBefore(clock.instant())
                && OrderWay.waitsToShip(summary.state().name());
        return new ModelAndView("site/maker-order", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject(
                        "view",
                        new View(
                                order,
                                lines,
                                services.of(new OrderId(id)),
                                services.alone(order.lines().stream()
                                        .map(OrderedLine::line)
                                        .toList()),
                                stations.name(summary.fulfiller(), summary.limitedBy()),
                                production.progress(new OrderId(id)),
                                money.plan(new OrderId(id)),
                                late,
                                cutLine,
                                cutName,
                                refusal,
                                troubles.concerning(summary.fulfiller(), MOST_TROUBLES).stream()
                                        .filter(one -> one.makerPage().equals("/maker/orders/" + id))
                                        .toList(),
                                campaigns.find(new OrderId(id)).orElse(null),
                                returns.of(new OrderId(id))));
    }
}
