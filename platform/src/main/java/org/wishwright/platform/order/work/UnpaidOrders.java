package org.wishwright.platform.order.work;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderStep;
import org.wishwright.platform.order.Reservations;
import org.wishwright.platform.order.store.OrderStore;
import org.wishwright.platform.timer.TimerHandler;

/**
 * Lets orders lapse that nobody paid for, and gives their capacity back. The timer of a paid order is not cancelled, it finds
 * nothing to do: cancelling it would lock timer and order in the other order than firing does.
 */
@Component
class UnpaidOrders implements TimerHandler {

    static final String KIND = "order.unpaid";

    private final OrderStore orders;
    private final ObjectProvider<Reservations> reservations;
    private final MoneyDesk money;
    private final OrderFacts facts;
    private final Live live;
    private final BusinessClock clock;

    UnpaidOrders(
            OrderStore orders,
            ObjectProvider<Reservations> reservations,
            MoneyDesk money,
            OrderFacts facts,
            Live live,
            BusinessClock clock) {
        this.orders = orders;
        this.reservations = reservations;
        this.money = money;
        this.facts = facts;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public void fire(UUID subject, Instant due) {
        var locked = orders.lock(new OrderId(subject));
        if (locked.isEmpty()) {
            return;
        }
        var order = locked.get();
        var now = clock.instant();
        if (OrderStep.LAPSE.from(order.state(), now) instanceof Accepted<OrderState>(var lapsed)) {
            orders.enter(order.id(), lapsed, order.paid().minus(order.paid()), now);
            money.allBack(order, "order.lapsed", now);
            reservations.getObject().release(order.id());
            facts.entered(List.of(order.id()), "order.lapsed", now);
            live.touch("order:" + order.id());
        }
    }
}
