package org.wishwright.platform.order.work;

import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.CampaignDeals;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.Deals;
import org.wishwright.platform.ledger.deal.Deal;
import org.wishwright.platform.order.CampaignOrders;
import org.wishwright.platform.order.MoneyPlan;
import org.wishwright.platform.order.MoneyTerms;
import org.wishwright.platform.order.OrderEvents;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderMoney;
import org.wishwright.platform.order.OrderStep;
import org.wishwright.platform.order.Reservations;
import org.wishwright.platform.order.store.ChangeStore;
import org.wishwright.platform.order.store.OrderStore;

/** What is decided about the money of an order, apart from what it earns step by step. */
@Service
class MoneyDecisions implements OrderMoney {

    private final OrderStore orders;
    private final ChangeStore changes;
    private final MoneyDesk desk;
    private final CampaignOrders campaigns;
    private final CampaignDeals campaignDeals;
    private final MoneyPlans plans;
    private final Deals deals;
    private final ObjectProvider<Reservations> reservations;
    private final OrderFacts facts;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;

    MoneyDecisions(
            OrderStore orders,
            ChangeStore changes,
            MoneyDesk desk,
            CampaignOrders campaigns,
            CampaignDeals campaignDeals,
            MoneyPlans plans,
            Deals deals,
            ObjectProvider<Reservations> reservations,
            OrderFacts facts,
            ApplicationEventPublisher events,
            BusinessClock clock) {
        this.orders = orders;
        this.changes = changes;
        this.desk = desk;
        this.campaigns = campaigns;
        this.campaignDeals = campaignDeals;
        this.plans = plans;
        this.deals = deals;
        this.reservations = reservations;
        this.facts = facts;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public MoneyTerms terms(PartyId maker, Instant placed) {
        return desk.terms(maker, placed);
    }

    @Override
    public MoneyPlan plan(OrderId order) {
        return plans.of(order);
    }

    @Override
    public Money refundable(OrderId order) {
        return deals.find(order.value()).map(Deal::refundable).orElseGet(() -> desk.left(desk.summary(order)));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(OrderId id, Money amount, Bearer bearer, String reason) {
        lock(id);
        changes.refuseAll(id);
        desk.deal(id);
        desk.take(id, reason, deal -> back(deal, amount, bearer));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void callOff(OrderId id, Money back, Bearer bearer, String reason) {
        var order = lock(id);
        var now = clock.instant();
        var cancelled = OrderStep.CALL_OFF.from(order.state(), now).orThrow();
        changes.refuseAll(id);
        var deal = desk.deal(id);
        if (bearer == Bearer.SELLER && back.equals(deal.refundable())) {
            undelivered(id, deal, reason, now);
        } else {
            if (back.isPositive()) {
                desk.take(id, reason, each -> back(each, back, bearer));
            }
            desk.take(id, "order.called-off", Deal::close);
        }
        orders.enter(id, cancelled, back.minus(back), now);
        reservations.getObject().withdraw(id);
        facts.money(id, "order.called-off", back, now);
        events.publishEvent(new OrderEvents.OrderCancelled(id));
    }

    /** An earnest comes back as often as the law says; what neither bond nor fund has, stays owed. */
    private void undelivered(OrderId id, Deal deal, String reason, Instant now) {
        var currency = deal.price().currency();
        var bond = deals.bond(deal.terms().seller(), currency);
        var fund = deals.fund(id.value(), currency);
        var more = deal.onDefault(Deal.Remedy.EARNEST);
        desk.take(id, reason, each -> each.receiverDefaults(Deal.Remedy.EARNEST, bond, fund));
        if (more.isPositive()) {
            var paid = more.compareTo(bond.plus(fund)) <= 0 ? more : bond.plus(fund);
            facts.money(id, "order.earnest-returned", paid, now);
            campaigns
                    .find(id)
                    .filter(from -> more.compareTo(paid) > 0)
                    .ifPresent(from -> campaignDeals.owe(from.deal(), more.minus(paid)));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUp(OrderId id) {
        lock(id);
        callOff(id, refundable(id), Bearer.SELLER, "order.undelivered");
    }

    private static Outcome<Deal.Step> back(Deal deal, Money amount, Bearer bearer) {
        return switch (bearer) {
            case SHARES, SELLER -> deal.refund(amount);
            case PLATFORM -> deal.bear(amount);
        };
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void stop(OrderId order) {
        lock(order);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void resume(OrderId order) {
        lock(order);
        desk.advance(order, clock.instant());
    }

    private OrderStore.Locked lock(OrderId id) {
        return orders.lock(id).orElseThrow(() -> new RefusedException(OrderPayments.notFound()));
    }
}
