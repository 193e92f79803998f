package org.wishwright.platform.site.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.factory.Transits;
import org.wishwright.platform.foundation.Badges;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.order.CampaignOrders;
import org.wishwright.platform.order.Commission;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderMoney;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.PriceDisplay;
import org.wishwright.platform.order.Returns;
import org.wishwright.platform.order.ServiceTasks;
import org.wishwright.platform.order.Specifications;
import org.wishwright.platform.production.PieceProgress;
import org.wishwright.platform.production.Production;
import org.wishwright.platform.shipment.Shipments;
import org.wishwright.platform.site.Stations;
import org.wishwright.platform.talk.Troubles;

/** The buyer's live page of one order: what was promised, where each piece is, the parcel, the money and the proof. */
@Controller
public class OrderPage {

    private static final int MOST_PIECES = 120;
    private static final int FACTS = 20;
    private static final int MOST_PHOTOS = 24;

    private final ServiceTasks services;
    private final OrderBook orders;
    private final Specifications specifications;
    private final PriceDisplay prices;
    private final Production production;
    private final Shipments shipments;
    private final Payments payments;
    private final Commission commission;
    private final OrderMoney money;
    private final EvidenceBook evidence;
    private final Parties parties;
    private final Stations stations;
    private final Transits transits;
    private final Live live;
    private final Troubles troubles;
    private final CampaignOrders campaigns;
    private final Returns returns;

    OrderPage(
            OrderBook orders,
            Specifications specifications,
            PriceDisplay prices,
            Production production,
            Shipments shipments,
            Payments payments,
            Commission commission,
            OrderMoney money,
            EvidenceBook evidence,
            Parties parties,
            Stations stations,
            Transits transits,
            Live live,
            ServiceTasks services,
            CampaignOrders campaigns,
            Returns returns,
            Troubles troubles) {
        this.returns = returns;
        this.campaigns = campaigns;
        this.troubles = troubles;
        this.services = services;
        this.orders = orders;
        this.specifications = specifications;
        this.prices = prices;
        this.production = production;
        this.shipments = shipments;
        this.payments = payments;
        this.commission = commission;
        this.money = money;
        this.evidence = evidence;
        this.parties = parties;
        this.stations = stations;
        this.transits = transits;
        this.live = live;
    }

    @GetMapping("/orders/{id}")
    ModelAndView show(Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable String facts) {
        return new ModelAndView(
                "site/order", Map.of("view", view(caller, new OrderId(id), facts), "paymentKey", UUID.randomUUID()));
    }

    /** The part of the page that is fetched again when there is news. */
    @GetMapping("/orders/{id}/part")
    ModelAndView part(Caller caller, @PathVariable UUID id) {
        return new ModelAndView(
                "site/order-part",
                Map.of("view", view(caller, new OrderId(id), null), "paymentKey", UUID.randomUUID()));
    }

    @GetMapping("/orders/{id}/live")
    SseEmitter live(Caller caller, @PathVariable UUID id) {
        orders.forBuyer(caller, new OrderId(id));
        var topics = new ArrayList<>(
                List.of("order:" + id, Badges.topic(caller.person().value())));
        production.workOrders(new OrderId(id)).forEach(workOrder -> topics.add("work-order:" + workOrder));
        return live.watch(topics);
    }

    private OrderView view(Caller caller, OrderId id, @Nullable String facts) {
        var order = orders.forBuyer(caller, id);
        var campaign = campaigns.find(id).orElse(null);
        var progress = production.progress(id);
        var sorted = new ArrayList<>(progress.pieces());
        sorted.sort(Comparator.comparing((PieceProgress piece) -> !piece.state().open())
                .thenComparing(PieceProgress::serial));
        int shown = Math.min(sorted.size(), MOST_PIECES);
        return new OrderView(
                order,
                parties.displayName(order.summary().seller()),
                stations.name(order.summary().fulfiller(), order.summary().limitedBy()),
                transits.of(order.summary().fulfiller()),
                order.lines().stream()
                        .map(line -> line(line, order.summary().placed(), campaign == null))
                        .toList(),
                services.of(id),
                services.alone(order.lines().stream().map(OrderedLine::line).toList()),
                production.workOrders(id).size(),
                progress.count(),
                List.copyOf(sorted.subList(0, shown)),
                sorted.size() - shown,
                production.pictures(id).stream().limit(MOST_PHOTOS).toList(),
                shipments.parcel(id),
                payments.of(id.value()),
                campaign,
                returns.of(id),
                campaign == null ? List.of() : payments.carried(id.value()),
                commission.of(order.summary().items()),
                money.plan(id),
                evidence.factsOf(id.value(), FACTS, facts),
                facts != null,
                troubles.reportedBy(caller.person()).stream()
                        .filter(one -> one.personPage().equals("/orders/" + id))
                        .toList());
    }

    /** @param listed whether it costs what the product's price list says */
    private OrderView.Line line(OrderedLine line, Instant placed, boolean listed) {
        var version = line.line().version();
        var choices = line.line().choices();
        return new OrderView.Line(
                line,
                specifications.choices(version, choices),
                listed && prices.open(version) ? specifications.price(version, choices, placed) : List.of());
    }
}
