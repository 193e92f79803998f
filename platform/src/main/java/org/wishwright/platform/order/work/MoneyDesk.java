package org.wishwright.platform.order.work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.Carried;
import org.wishwright.platform.ledger.Deals;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.deal.Deal;
import org.wishwright.platform.ledger.deal.DepositType;
import org.wishwright.platform.ledger.deal.Pocket;
import org.wishwright.platform.ledger.deal.Terms.Milestone;
import org.wishwright.platform.order.CampaignOrders;
import org.wishwright.platform.order.Complaints;
import org.wishwright.platform.order.LateCompensation;
import org.wishwright.platform.order.MoneyTerms;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.store.OrderReader;
import org.wishwright.platform.order.store.OrderStore;
import org.wishwright.platform.timer.TimerHandler;
import org.wishwright.platform.timer.Timers;

/**
 * Moves the money of an order as far as it has come. What follows from a milestone before receipt is left to a timer that is due at
 * once: the floor's and the carrier's reports lock many orders together, a release locks one and its accounts.
 */
@Service
class MoneyDesk implements TimerHandler {

    static final String KIND = "order.money";

    private final OrderStore orders;
    private final OrderReader reader;
    private final Agreed agreed;
    private final CampaignOrders campaigns;
    private final Deals deals;
    private final ObjectProvider<Payments> payments;
    private final ObjectProvider<Complaints> complaints;
    private final OrderFacts facts;
    private final Timers timers;
    private final BusinessClock clock;
    private final Live live;

    MoneyDesk(
            OrderStore orders,
            OrderReader reader,
            Agreed agreed,
            CampaignOrders campaigns,
            Deals deals,
            ObjectProvider<Payments> payments,
            ObjectProvider<Complaints> complaints,
            OrderFacts facts,
            Timers timers,
            BusinessClock clock,
            Live live) {
        this.orders = orders;
        this.reader = reader;
        this.agreed = agreed;
        this.campaigns = campaigns;
        this.deals = deals;
        this.payments = payments;
        this.complaints = complaints;
        this.facts = facts;
        this.timers = timers;
        this.clock = clock;
        this.live = live;
    }

    /** A campaign's deal is paid in full as an order: what of it is an earnest stays one. Of any other order nothing happens. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void agreed(OrderId id) {
        var from = campaigns.find(id);
        if (from.isEmpty()) {
            return;
        }
        var summary = summary(id);
        deals.open(id.value(), summary.buyer(), agreed.of(summary, agreed.at(summary.fulfiller(), summary.placed())));
        var earnest = from.get().earnest();
        if (earnest.isPositive()) {
            take(id, "order.earnest", deal -> deal.deposit(DepositType.EARNEST, least(earnest, summary.total())));
        }
        var rest = deals.find(id.value()).orElseThrow().outstanding();
        if (rest.isPositive()) {
            take(id, "order.agreed", deal -> deal.pay(rest));
        }
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Whether it keeps to what was agreed in a campaign. */
    boolean fromCampaign(OrderId order) {
        return campaigns.find(order).isPresent();
    }

    /** Whether money of it was moved already, so that what it costs no longer changes. */
    boolean begun(OrderId order) {
        return deals.find(order.value()).isPresent();
    }

    /** The order has come to a milestone before receipt. */
    void came(OrderId order, Milestone milestone, Instant now) {
        var summary = summary(order);
        if (agreed.at(summary.fulfiller(), summary.placed()).freedBy(milestone) > 0) {
            timers.schedule(KIND, order.value(), now);
        }
    }

    /** It was received a moment ago: what a broken promise costs goes back first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void received(OrderStore.Locked order, Instant shipped, Instant now) {
        var id = order.id();
        var deal = deal(id);
        var late = LateCompensation.of(deal.price(), order.shipBy(), shipped);
        if (late.isPositive()) {
            take(
                    id,
                    "late",
                    before ->
                            before.rebate(late) instanceof Accepted<Deal.Step> rebated ? rebated : before.refund(late));
            facts.money(id, "order.compensated", late, now);
        }
        facts.money(id, "order.completed", deal.price(), now);
        advance(id, now);
    }

    /** A bank has kept what it took back, or given it back: what is left is what counts, and what waited goes on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void chargebackDecided(OrderId order, Instant now) {
        var summary = summary(order);
        if (summary.state().isPaid()) {
            orders.pay(order, deal(order).waiting());
            timers.schedule(KIND, order.value(), now);
        } else if (!summary.state().isFinal()) {
            orders.pay(order, left(summary)); // what is left to pay is more again
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public void fire(UUID subject, Instant due) {
        orders.lock(new OrderId(subject)).ifPresent(order -> advance(order.id(), clock.instant()));
    }

    /** With the order's row locked: releases all that it has earned and is not released yet, unless something is said against it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void advance(OrderId id, Instant now) {
        var summary = summary(id);
        if (!summary.state().isPaid() || complaints.stream().anyMatch(some -> some.open(id))) {
            return;
        }
        var terms = agreed.at(summary.fulfiller(), summary.placed());
        var received = orders.since(id, new OrderState.Completed());
        var deal = deals.find(id.value());
        for (var milestone : reached(summary.state(), terms, received, now)) {
            if (deal.isEmpty() || !deal.get().reached().contains(milestone)) {
                var at = milestone == Milestone.RECEIVED ? received.orElse(now) : now;
                deal(id);
                deal = Optional.of(take(
                        id,
                        "order." + milestone.name().toLowerCase(Locale.ROOT),
                        before -> before.reach(milestone, at)));
            }
        }
        if (received.isPresent()) {
            free(id, terms, received.get(), now);
            schedule(id, terms, received.get(), now);
        }
        live.touch("order:" + id);
    }

    private static List<Milestone> reached(
            OrderState state, MoneyTerms terms, Optional<Instant> received, Instant now) {
        int come = switch (state) {
            case OrderState.Ready _ -> 1;
            case OrderState.Shipped _ -> 2;
            case OrderState.Completed _ -> 3;
            default -> 0;
        };
        boolean undisputed =
                received.isPresent() && !now.isBefore(received.get().plus(terms.complaintWindow()));
        return List.of(Milestone.values()).subList(0, come == 3 && undisputed ? 4 : come).stream()
                .filter(milestone -> milestone == Milestone.RECEIVED || terms.freedBy(milestone) > 0)
                .toList();
    }

    private void free(OrderId id, MoneyTerms terms, Instant received, Instant now) {
        boolean kept = terms.holdback() > 0 && !now.isBefore(received.plus(terms.holdbackTime()));
        var deal = kept ? deals.find(id.value()) : Optional.<Deal>empty();
        if (deal.isPresent()) {
            var seller = deal.get().terms().seller();
            if (deal.get().held().of(new Pocket.Holdback(seller)).isPositive()) {
                take(id, "order.holdback-freed", before -> Outcome.accepted(before.freeHoldback(seller)));
            }
        }
    }

    /** Wakes when the next of it is due. */
    private void schedule(OrderId id, MoneyTerms terms, Instant received, Instant now) {
        var window = terms.freedBy(Milestone.UNDISPUTED) > 0 ? terms.complaintWindow() : Duration.ZERO;
        var kept = terms.holdback() > 0 ? terms.holdbackTime() : Duration.ZERO;
        List.of(received.plus(window), received.plus(kept)).stream()
                .filter(due -> due.isAfter(now))
                .min(Instant::compareTo)
                .ifPresent(due -> timers.schedule(KIND, id.value(), due));
    }

    /** Takes a step, and keeps what lies in escrow beside the order. */
    Deal take(OrderId id, String action, java.util.function.Function<Deal, Outcome<Deal.Step>> step) {
        var deal = deals.take(id.value(), action, step);
        orders.pay(id, deal.waiting());
        live.touch("order:" + id);
        return deal;
    }

    /** The order's deal, opened where it has none: from then on its price is fixed. */
    Deal deal(OrderId id) {
        return deals.find(id.value()).orElseGet(() -> {
            var summary = summary(id);
            var opened = asPaid(summary);
            deals.adopt(id.value(), summary.buyer(), opened);
            return opened;
        });
    }

    /**
     * The buyer does not want it: whatever was paid goes back, but for an earnest, which is the maker's then.
     *
     * @return what goes back
     */
    Money allBack(OrderStore.Locked order, String reason, Instant now) {
        var deal = deals.find(order.id().value());
        if (deal.isEmpty()) {
            if (order.paid().isPositive()) {
                payments.getObject().refund(order.id().value(), order.paid(), reason);
            }
            return order.paid();
        }
        var before = deal.get();
        var earnest = before.held().of(new Pocket.Deposit(DepositType.EARNEST));
        var left = before.refundable();
        if (earnest.isPositive()) {
            take(order.id(), reason, each -> each.payerDefaults(Deal.Remedy.EARNEST, now));
            facts.money(order.id(), "order.earnest-forfeited", earnest, now);
            return left.minus(earnest);
        }
        if (left.isPositive()) {
            take(order.id(), reason, each -> each.refund(left));
        }
        return left;
    }

    /** How the money lies of an order that has no deal yet. One received before there were deals was shared out at receipt. */
    Deal asPaid(OrderSummary order) {
        var terms = agreed.of(order, agreed.at(order.fulfiller(), order.placed()));
        var deal = Deal.of(terms).pay(order.total()).orThrow().deal();
        var back = order.total().minus(left(order));
        if (back.isPositive()) {
            var before = deal;
            deal = (deal.rebate(back) instanceof Accepted<Deal.Step> rebated ? rebated : before.refund(back))
                    .orThrow()
                    .deal();
        }
        var received = orders.since(order.id(), new OrderState.Completed());
        return received.isEmpty() || orders.paid(order.id()).isPositive()
                ? deal
                : deal.reach(Milestone.RECEIVED, received.get()).orThrow().deal();
    }

    /** What of an order's payments, and of what was carried over to it, has not gone back. */
    Money left(OrderSummary order) {
        var carried = payments.getObject().carried(order.id().value()).stream().map(Carried::left);
        return Stream.concat(
                        payments.getObject().of(order.id().value()).stream().map(MoneyDesk::left), carried)
                .reduce(Money.zero(order.total().currency()), Money::plus);
    }

    private static Money left(Payment payment) {
        var paid = payment.request().amount();
        return switch (payment.state()) {
            case PaymentState.Captured captured -> paid;
            case PaymentState.Refunded refunded -> paid.minus(refunded.refunded());
            default -> paid.minus(paid);
        };
    }

    MoneyTerms terms(PartyId maker, Instant placed) {
        return agreed.at(maker, placed);
    }

    OrderSummary summary(OrderId order) {
        var summary = reader.summaries(List.of(order)).get(order);
        if (summary == null) {
            throw new RefusedException(OrderPayments.notFound());
        }
        return summary;
    }
}
