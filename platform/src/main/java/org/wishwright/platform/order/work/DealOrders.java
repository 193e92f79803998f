package org.wishwright.platform.order.work;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.CampaignDeals;
import org.wishwright.platform.campaign.Making;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Idempotency;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.Carried;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.order.CampaignOrder;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.OrderEvents;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderStep;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.Promise;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.Reservations;
import org.wishwright.platform.order.address.AddressCheck;
import org.wishwright.platform.order.store.AddressVault;
import org.wishwright.platform.order.store.CampaignOrderStore;
import org.wishwright.platform.order.store.OrderReader;
import org.wishwright.platform.order.store.OrderStore;
import org.wishwright.platform.order.work.CheckoutDesk.Placed;
import org.wishwright.platform.timer.Timers;
import org.wishwright.platform.wish.OwnChoices;

/**
 * From a campaign's deal to an order at the deal's price: order, capacity, the money's way from escrow to escrow, evidence and deadline
 * commit together or not at all. A deal becomes one order, from however many devices it is sent.
 */
@Service
public class DealOrders {

    /** How long capacity is held while the rest of a deal's price is not paid. */
    public static final Duration REST = Duration.ofDays(7);

    private final CampaignDeals deals;
    private final CampaignOrderStore kept;
    private final DealLines lines;
    private final ObjectProvider<Reservations> reservations;
    private final OrderStore orders;
    private final OrderReader reader;
    private final AddressVault vault;
    private final OrderNumbers numbers;
    private final OrderFacts facts;
    private final MoneyDesk money;
    private final ObjectProvider<Payments> payments;
    private final Terms terms;
    private final Timers timers;
    private final Idempotency idempotency;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;
    private final IdSource ids;
    private final Live live;

    DealOrders(
            CampaignDeals deals,
            CampaignOrderStore kept,
            DealLines lines,
            ObjectProvider<Reservations> reservations,
            OrderStore orders,
            OrderReader reader,
            AddressVault vault,
            OrderNumbers numbers,
            OrderFacts facts,
            MoneyDesk money,
            ObjectProvider<Payments> payments,
            Terms terms,
            Timers timers,
            Idempotency idempotency,
            ApplicationEventPublisher events,
            BusinessClock clock,
            IdSource ids,
            Live live) {
        this.deals = deals;
        this.kept = kept;
        this.lines = lines;
        this.reservations = reservations;
        this.orders = orders;
        this.reader = reader;
        this.vault = vault;
        this.numbers = numbers;
        this.facts = facts;
        this.money = money;
        this.payments = payments;
        this.terms = terms;
        this.timers = timers;
        this.idempotency = idempotency;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
        this.live = live;
    }

    /**
     * What a deal would become; holds nothing.
     *
     * @param limitedBy what people call the work centre that the date waits for
     * @param due by when it was agreed to be delivered; null where that was not said
     * @param asked what its buyer gives herself
     * @param given what she gave so far
     */
    public record Offer(
            CampaignDeals.Agreed agreed,
            List<OrderedLine> lines,
            Money rest,
            Promise promise,
            LocalText limitedBy,
            boolean madeToOrder,
            @Nullable Instant due,
            List<OwnChoices.Asked> asked,
            OwnChoices.Given given) {

        /** Whether it would ship after the day that was agreed. */
        public boolean late() {
            return due != null && promise.shipBy().isAfter(due);
        }
    }

    /**
     * @param acceptMadeToOrder needed where it is made to order, see {@link Offer#madeToOrder}
     * @param own by module, what the buyer gives herself, see {@link Offer#asked}
     */
    public record Request(
            DeliveryAddress address,
            boolean acceptTerms,
            boolean acceptMadeToOrder,
            @Nullable Instant expectedShipBy,
            Map<String, String> own) {}

    /** The order that a deal of the caller's became; null before. */
    public @Nullable OrderId orderOf(Caller caller, UUID deal) {
        var order = deals.find(caller, deal).order();
        return order == null ? null : new OrderId(order);
    }

    /** Those of the caller that wait for an address. */
    public List<CampaignDeals.Agreed> waiting(Caller caller) {
        return deals.ready(caller);
    }

    /** @param own by module, what she gave so far; until it is whole, the date is that of an example */
    @Transactional(readOnly = true)
    public Offer offer(Caller caller, UUID deal, Map<String, String> own) {
        var agreed = deals.find(caller, deal);
        var making = making(agreed);
        var given = lines.read(making, caller.person(), own);
        var whole = given.whole() == null ? lines.example(making) : given.whole();
        var made = lines.of(agreed.deal(), making, whole);
        var promise = reservations
                .getObject()
                .inquire(made.stream().map(OrderedLine::line).toList());
        return new Offer(
                agreed,
                made,
                rest(agreed.deal()),
                promise,
                reservations.getObject().centre(agreed.deal().seller(), promise.limitedBy()),
                madeToOrder(agreed.deal()),
                due(agreed.deal()),
                lines.asked(making),
                given);
    }

    private static Money rest(CampaignDeal deal) {
        return deal.price().minus(deal.paid());
    }

    /** Standard goods can be sent back within the days that their campaign names. */
    private static boolean madeToOrder(CampaignDeal deal) {
        return withdrawalDays(deal) == 0;
    }

    private static int withdrawalDays(CampaignDeal deal) {
        return Integer.parseInt(deal.terms().getOrDefault("withdrawal-days", "0"));
    }

    private static @Nullable Instant due(CampaignDeal deal) {
        var until = deal.terms().get("deliver-until");
        return until == null ? null : Instant.parse(until);
    }

    private static Making making(CampaignDeals.Agreed agreed) {
        var making = agreed.making();
        if (!agreed.ready() || making == null) {
            throw new RefusedException(
                    agreed.deal().state() == CampaignDeal.State.AGREED
                            ? Refusing.because(
                                    "order.deal-unmade",
                                    "The seller has not said yet how it is made. Look again when she has.")
                            : Refusing.because(
                                    "order.deal-over", "This deal is over: it was received or the money went back."));
        }
        return making;
    }

    /** All that is wrong with what was typed and ticked, in the order of the page. */
    public List<Refusal> faults(Request request, boolean madeToOrder) {
        return CheckoutDesk.faults(new CheckoutRequest(
                List.of(),
                request.address(),
                request.acceptTerms(),
                request.acceptMadeToOrder() || !madeToOrder,
                null,
                null));
    }

    /** Makes an order of a deal; however often and with whatever key it is sent, there is one. */
    @Transactional
    public Placed place(Caller caller, UUID deal, String key, Request request) {
        return idempotency.once(
                caller.person().value(),
                key,
                List.of("order.deal", deal.toString(), request),
                Placed.class,
                () -> place(caller, deal, request));
    }

    private Placed place(Caller caller, UUID deal, Request request) {
        var agreed = deals.lock(caller, deal);
        var before = agreed.order();
        if (before != null) {
            var id = new OrderId(before);
            var known = reader.summaries(List.of(id)).get(id);
            return placed(Objects.requireNonNull(known));
        }
        var making = making(agreed);
        faults(request, madeToOrder(agreed.deal())).stream().findFirst().ifPresent(fault -> {
            throw new RefusedException(fault);
        });
        var given = lines.read(making, caller.person(), request.own());
        given.faults().stream().findFirst().ifPresent(fault -> {
            throw new RefusedException(fault);
        });
        var order = new OrderId(ids.next());
        var made = lines.of(agreed.deal(), making, given.whole());
        var promise = reservations
                .getObject()
                .reserve(order, made.stream().map(OrderedLine::line).toList());
        CheckoutDesk.refuseLater(request.expectedShipBy(), promise);
        var summary = open(caller, order, agreed, made, promise, request);
        carry(order, agreed);
        live.touch("order:" + order);
        return placed(summary);
    }

    private OrderSummary open(
            Caller caller,
            OrderId order,
            CampaignDeals.Agreed agreed,
            List<OrderedLine> made,
            Promise promise,
            Request request) {
        var deal = agreed.deal();
        var now = clock.instant();
        var address = AddressCheck.normal(request.address());
        var unpaidUntil = now.plus(REST);
        var summary = new OrderSummary(
                order,
                numbers.next(now),
                caller.person(),
                deal.seller(),
                deal.seller(),
                null,
                new OrderState.AwaitingPayment(unpaidUntil),
                deal.price(),
                Money.zero(deal.price().currency()),
                deal.price(),
                promise.shipBy(),
                promise.limitedBy(),
                now,
                AddressCheck.area(address.region()),
                numbers.addressToken());
        var wordings = wordings(madeToOrder(deal));
        orders.open(new OrderStore.Opening(summary, unpaidUntil, vault.seal(order, address), wordings), made);
        kept.insert(from(order, agreed));
        facts.placed(summary, made, wordings);
        facts.fromCampaign(order, agreed.number(), deal.name(), now);
        return summary;
    }

    private Map<String, String> wordings(boolean madeToOrder) {
        var wordings = new LinkedHashMap<>(terms.wordings());
        if (!madeToOrder) {
            wordings.remove("MADE_TO_ORDER");
        }
        return wordings;
    }

    private static CampaignOrder from(OrderId order, CampaignDeals.Agreed agreed) {
        var deal = agreed.deal();
        return new CampaignOrder(
                order,
                deal.id(),
                deal.campaign().value(),
                agreed.number(),
                Money.of(
                        Long.parseLong(deal.terms().getOrDefault("earnest-minor", "0")),
                        deal.price().currency().getCurrencyCode()),
                madeToOrder(deal),
                withdrawalDays(deal),
                agreed.designed());
    }

    /** The deal's money becomes the order's; where it is the whole price, the order is paid. */
    private void carry(OrderId order, CampaignDeals.Agreed agreed) {
        var deal = agreed.deal();
        deals.ordered(deal.id(), order.value());
        payments.getObject().carry(order.value(), deal.id(), sources(agreed));
        var locked = orders.lock(order).orElseThrow();
        var now = clock.instant();
        if (rest(deal).isPositive()) {
            orders.pay(order, deal.paid());
            timers.schedule(UnpaidOrders.KIND, order.value(), now.plus(REST));
            return;
        }
        orders.enter(order, OrderStep.CAPTURE.from(locked.state(), now).orThrow(), deal.paid(), now);
        money.agreed(order);
        facts.money(order, "order.paid", deal.paid(), now);
        events.publishEvent(new OrderEvents.OrderPaid(order));
    }

    /** A campaign of many moves its money in parts: a deal may stand a moment before its own has come. */
    private static List<Carried> sources(CampaignDeals.Agreed agreed) {
        var parts = agreed.money();
        long sum = parts.stream().mapToLong(part -> part.amount().minor()).sum();
        if (sum != agreed.deal().paid().minor()) {
            throw new RefusedException(Refusing.because(
                    "order.deal-money", "Your money is on its way from the campaign. Try again in a moment."));
        }
        return parts;
    }

    private static Placed placed(OrderSummary order) {
        return new Placed(
                order.id().value(),
                order.number(),
                order.total().minor(),
                order.total().currency().getCurrencyCode(),
                order.shipBy(),
                order.placed().plus(REST));
    }
}
