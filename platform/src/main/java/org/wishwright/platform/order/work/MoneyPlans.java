package org.wishwright.platform.order.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.Deals;
import org.wishwright.platform.ledger.deal.Deal;
import org.wishwright.platform.ledger.deal.Pocket;
import org.wishwright.platform.ledger.deal.Terms.Milestone;
import org.wishwright.platform.order.Complaints;
import org.wishwright.platform.order.MoneyPlan;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.store.OrderStore;

/** Reads what has become of an order's money and what is to come, for pages. */
@Component
class MoneyPlans {

    private final MoneyDesk desk;
    private final Deals deals;
    private final OrderStore orders;
    private final ObjectProvider<Complaints> complaints;

    MoneyPlans(MoneyDesk desk, Deals deals, OrderStore orders, ObjectProvider<Complaints> complaints) {
        this.desk = desk;
        this.deals = deals;
        this.orders = orders;
        this.complaints = complaints;
    }

    MoneyPlan of(OrderId id) {
        var order = desk.summary(id);
        var known = deals.find(id.value());
        var deal = known.orElseGet(() -> desk.asPaid(order));
        var terms = desk.terms(order.fulfiller(), order.placed());
        var received = orders.since(id, new OrderState.Completed()).orElse(null);
        var seller = deal.terms().seller();
        boolean closed = order.state().isFinal() && !order.state().isPaid();
        return new MoneyPlan(
                deal.price(),
                order.state().isPaid() ? deal.waiting() : deal.price().minus(deal.price()),
                order.state().isPaid() && complaints.stream().anyMatch(some -> some.open(id)),
                closed ? List.of() : steps(order, deal, received),
                makers(deal),
                deal.held().of(new Pocket.Share(seller)),
                deal.held().of(new Pocket.Holdback(seller)),
                terms.holdback() == 0 || received == null ? null : received.plus(terms.holdbackTime()),
                fee(deal),
                deal.price().minus(makers(deal)).minus(fee(deal)));
    }

    private List<MoneyPlan.Step> steps(OrderSummary order, Deal deal, @Nullable Instant received) {
        var taken = taken(order.id());
        var releases = deal.terms().releases();
        var milestones = List.of(Milestone.values());
        var parts = deal.price()
                .split(milestones.stream()
                        .mapToLong(milestone -> releases.getOrDefault(milestone, 0))
                        .toArray());
        var steps = new ArrayList<MoneyPlan.Step>();
        for (int i = 0; i < parts.size(); i++) {
            var milestone = milestones.get(i);
            if (releases.getOrDefault(milestone, 0) > 0) {
                boolean reached = deal.reached().contains(milestone);
                var at = taken.get("order." + milestone.name().toLowerCase(Locale.ROOT));
                steps.add(new MoneyPlan.Step(
                        milestone,
                        parts.get(i),
                        reached ? Optional.ofNullable(at).orElse(received) : null,
                        reached ? null : due(order, deal, milestone, received),
                        milestone == Milestone.UNDISPUTED
                                ? deal.terms().complaintWindow().toDays()
                                : 0));
            }
        }
        return steps;
    }

    private static @Nullable Instant due(
            OrderSummary order, Deal deal, Milestone milestone, @Nullable Instant received) {
        return switch (milestone) {
            case INSPECTED, SHIPPED -> order.shipBy();
            case RECEIVED -> null;
            case UNDISPUTED ->
                received == null ? null : received.plus(deal.terms().complaintWindow());
        };
    }

    /** When each step was first taken. */
    private Map<String, Instant> taken(OrderId id) {
        var taken = new HashMap<String, Instant>();
        deals.steps(id.value()).forEach(step -> taken.putIfAbsent(step.action(), step.recorded()));
        return taken;
    }

    private static Money makers(Deal deal) {
        return deal.terms().portions().stream()
                .filter(portion -> deal.terms().seller().equals(portion.party()))
                .map(deal::owed)
                .reduce(deal.price().minus(deal.price()), Money::plus);
    }

    private static Money fee(Deal deal) {
        return deal.terms().portions().stream()
                .filter(portion -> portion.party() == null)
                .map(deal::owed)
                .reduce(deal.price().minus(deal.price()), Money::plus);
    }
}
