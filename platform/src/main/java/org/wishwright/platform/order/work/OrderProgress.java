package org.wishwright.platform.order.work;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.ledger.deal.Terms.Milestone;
import org.wishwright.platform.order.OrderEvents;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderStep;
import org.wishwright.platform.order.Orders;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.store.OrderStore;

/** Takes orders on as later stages report. What was reported before changes nothing. */
@Service
class OrderProgress implements Orders {

    private static final List<String> WAY = List.of("CONFIRMED", "IN_PRODUCTION", "READY", "SHIPPED", "COMPLETED");

    private final OrderStore orders;
    private final MoneyDesk money;
    private final OrderFacts facts;
    private final ApplicationEventPublisher events;
    private final Live live;
    private final BusinessClock clock;

    OrderProgress(
            OrderStore orders,
            MoneyDesk money,
            OrderFacts facts,
            ApplicationEventPublisher events,
            Live live,
            BusinessClock clock) {
        this.orders = orders;
        this.money = money;
        this.facts = facts;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void cuttingStarted(Collection<OrderId> reported) {
        var now = clock.instant();
        var moved = orders.enterAll(reported, new OrderState.Confirmed(), new OrderState.InProduction(), now);
        tell(moved, "order.production-started", now);
        var rest = new HashSet<>(reported);
        rest.removeAll(moved);
        refuseUnlessPast("IN_PRODUCTION", OrderStep.START_CUTTING, rest, now);
    }

    @Override
    @Transactional
    public void piecesReady(OrderId order) {
        one(order, OrderStep.FINISH_PIECES, new OrderState.InProduction(), new OrderState.Ready(), "order.ready");
        money.came(order, Milestone.INSPECTED, clock.instant());
    }

    @Override
    @Transactional
    public void shipped(OrderId order) {
        one(order, OrderStep.SHIP, new OrderState.Ready(), new OrderState.Shipped(), "order.shipped");
        money.came(order, Milestone.SHIPPED, clock.instant());
        events.publishEvent(new OrderEvents.OrderShipped(order));
    }

    @Override
    @Transactional
    public void received(OrderId id) {
        var order = orders.lock(id).orElseThrow(() -> new RefusedException(OrderPayments.notFound()));
        if (order.state() instanceof OrderState.Completed) {
            return;
        }
        complete(order, OrderStep.RECEIVE);
    }

    /** All services of an order in which nothing is made were performed: releases the money. */
    @Transactional
    void performed(OrderId id) {
        complete(orders.lock(id).orElseThrow(() -> new RefusedException(OrderPayments.notFound())), OrderStep.PERFORM);
    }

    private void complete(OrderStore.Locked order, OrderStep step) {
        var id = order.id();
        var now = clock.instant();
        orders.enter(id, step.from(order.state(), now).orThrow(), order.paid(), now);
        money.received(order, orders.since(id, new OrderState.Shipped()).orElse(now), now);
        events.publishEvent(new OrderEvents.OrderReceived(id));
        live.touch("order:" + id);
    }

    private void one(OrderId order, OrderStep step, OrderState from, OrderState to, String fact) {
        var now = clock.instant();
        var moved = orders.enterAll(List.of(order), from, to, now);
        if (moved.isEmpty()) {
            refuseUnlessPast(to.name(), step, Set.of(order), now);
        }
        tell(moved, fact, now);
    }

    private void tell(List<OrderId> moved, String fact, Instant now) {
        if (!moved.isEmpty()) {
            facts.entered(moved, fact, now);
            moved.forEach(order -> live.touch("order:" + order));
        }
    }

    /** Orders that did not move must have come this far before; any other is refused with its state. */
    private void refuseUnlessPast(String reached, OrderStep step, Set<OrderId> rest, Instant now) {
        if (rest.isEmpty()) {
            return;
        }
        var states = orders.states(rest);
        if (states.isEmpty()) {
            throw new RefusedException(OrderPayments.notFound());
        }
        for (var state : states) {
            if (WAY.indexOf(state) < WAY.indexOf(reached)) {
                step.from(OrderState.named(state, now), now).orThrow();
                throw new RefusedException(Refusing.because(
                        "order.state-conflict", "The order moved on meanwhile. Try again.", "state", state));
            }
        }
    }
}
