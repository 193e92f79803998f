package org.wishwright.platform.care.work;

import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.platform.care.Dispute;
import org.wishwright.platform.care.store.DisputeStore;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderEvents;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderMoney;
import org.wishwright.platform.order.OrderState;

/**
 * Lets the money of a decision follow at once: out of what is still held, else out of what each has got, and where the platform
 * was at fault out of what it earned. Once decided, the release of the rest goes on.
 */
@Component
class PayingBack {

    private final DisputeStore store;
    private final OrderBook orders;
    private final OrderMoney money;
    private final BusinessClock clock;

    PayingBack(DisputeStore store, OrderBook orders, OrderMoney money, BusinessClock clock) {
        this.store = store;
        this.orders = orders;
        this.money = money;
        this.clock = clock;
    }

    /** In the caller's transaction, with the dispute's row locked; refused as {@code ledger.insufficient} where nobody has it. */
    void settle(Dispute dispute) {
        var decision = dispute.decision();
        var order = dispute.order();
        if (decision == null) {
            return;
        }
        var bearer = switch (decision.bearer()) {
            case PLATFORM -> OrderMoney.Bearer.PLATFORM;
            case MAKER -> OrderMoney.Bearer.SELLER;
            case CARRIER, SUPPLIER, CONSUMER -> OrderMoney.Bearer.SHARES;
        };
        boolean pays = decision.amount().isPositive() && store.paid(dispute.id(), clock.instant());
        if (decision.remedy().endsOrder() && !left(order)) {
            money.callOff(order, decision.amount(), bearer, "dispute");
        } else if (pays) {
            money.giveBack(order, decision.amount(), bearer, "dispute");
        }
        money.resume(order);
    }

    /** Whether it has left the maker, or is over. */
    boolean left(OrderId id) {
        var order = orders.summaries(List.of(id)).get(id);
        return order == null || hasLeft(order.state());
    }

    static boolean hasLeft(OrderState state) {
        return state instanceof OrderState.Shipped || state.isFinal();
    }

    Money refundable(OrderId order) {
        return money.refundable(order);
    }

    /** Decisions of before, when the money of one waited for its order's receipt. */
    @ApplicationModuleListener
    void received(OrderEvents.OrderReceived event) {
        store.unpaid(event.order()).forEach(this::settle);
    }
}
