package org.wishwright.platform.order.work;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.CampaignOrder;
import org.wishwright.platform.order.CampaignOrders;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderMoney;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.Returns;
import org.wishwright.platform.order.store.OrderStore;
import org.wishwright.platform.order.store.ReturnStore;

/** Takes standard goods back. The day of receipt counts not, the last day counts whole, both where the platform is. */
@Service
class ReturnDesk implements Returns {

    private final ReturnStore store;
    private final OrderStore orders;
    private final OrderBook book;
    private final CampaignOrders campaigns;
    private final OrderMoney money;
    private final MoneyDesk desk;
    private final OrderFacts facts;
    private final BusinessClock clock;
    private final Live live;
    private final ZoneId zone;

    ReturnDesk(
            ReturnStore store,
            OrderStore orders,
            OrderBook book,
            CampaignOrders campaigns,
            OrderMoney money,
            MoneyDesk desk,
            OrderFacts facts,
            BusinessClock clock,
            Live live,
            @Value("${wishwright.zone:Asia/Shanghai}") ZoneId zone) {
        this.store = store;
        this.orders = orders;
        this.book = book;
        this.campaigns = campaigns;
        this.money = money;
        this.desk = desk;
        this.facts = facts;
        this.clock = clock;
        this.live = live;
        this.zone = zone;
    }

    @Override
    @Transactional(readOnly = true)
    public Right of(OrderId id) {
        return of(desk.summary(id));
    }

    private Right of(OrderSummary order) {
        int days = campaigns.find(order.id()).map(CampaignOrder::withdrawalDays).orElse(0);
        var row = store.find(order.id()).orElse(null);
        var until = days == 0 ? null : until(order.id(), days);
        boolean open = row == null
                && until != null
                && order.state() instanceof OrderState.Completed
                && clock.instant().isBefore(until);
        var back = row == null ? null : row.back();
        return new Right(
                days,
                days == 0 ? order.placed() : null,
                until,
                open,
                row == null ? null : row.asked(),
                row == null ? Reason.UNSAID : row.reason(),
                row == null ? null : row.arrived(),
                back == null ? null : new Money(back, order.total().currency()));
    }

    private @Nullable Instant until(OrderId id, int days) {
        return orders.since(id, new OrderState.Completed())
                .map(received -> received.atZone(zone)
                        .toLocalDate()
                        .plusDays(days + 1L)
                        .atStartOfDay(zone)
                        .toInstant())
                .orElse(null);
    }

    @Override
    @Transactional
    public void ask(Caller buyer, OrderId id, Reason reason) {
        var order = book.forBuyer(buyer, id).summary();
        orders.lock(id);
        var right = of(order);
        if (right.days() == 0) {
            throw new RefusedException(Refusing.because(
                    "order.return-made-to-order",
                    "This was made for you, as you agreed: it cannot be sent back without a reason. If something is wrong"
                            + " with it, say so."));
        }
        if (right.asked() != null) {
            throw new RefusedException(
                    Refusing.because("order.return-asked", "You have asked already. Send it back to the maker."));
        }
        if (right.until() == null) {
            throw new RefusedException(
                    Refusing.because("order.return-not-yet", "You can send it back once you have received it."));
        }
        if (!right.open()) {
            throw new RefusedException(Refusing.because(
                    "order.return-late",
                    "The days for sending it back are over. If something is wrong with it, say so."));
        }
        store.insert(id, reason, clock.instant());
        facts.money(id, "order.return-asked", money.refundable(id), clock.instant());
        live.touch("order:" + id);
    }

    @Override
    @Transactional
    public void arrived(Caller maker, OrderId id) {
        book.forMaker(maker, id);
        orders.lock(id);
        if (!of(desk.summary(id)).underway()) {
            throw new RefusedException(Refusing.because(
                    "order.return-not-asked", "Its buyer sends nothing back, or it has arrived already."));
        }
        var back = money.refundable(id);
        if (back.isPositive()) {
            money.giveBack(id, back, OrderMoney.Bearer.SHARES, "order.returned");
        }
        store.arrived(id, back.minor(), clock.instant());
        money.resume(id);
        facts.money(id, "order.returned", back, clock.instant());
        live.touch("order:" + id);
    }
}
