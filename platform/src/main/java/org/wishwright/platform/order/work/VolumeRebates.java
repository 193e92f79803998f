package org.wishwright.platform.order.work;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Money;
import org.wishwright.platform.campaign.VolumeCounts;
import org.wishwright.platform.campaign.VolumeCounts.Bought;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.order.CampaignOrders;
import org.wishwright.platform.order.OrderEvents;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderMoney;
import org.wishwright.platform.order.store.OrderReader;
import org.wishwright.platform.order.store.OrderStore;
import org.wishwright.platform.timer.TimerHandler;

/**
 * Has ordinary orders count in windows of volume tiers, in the transactions that pay them or call them off, and pays back what comes back
 * when a window is over: once, by a durable timer an order.
 */
@Service
class VolumeRebates implements TimerHandler {

    private final VolumeCounts counts;
    private final CampaignOrders campaigns;
    private final OrderStore orders;
    private final OrderReader reader;
    private final OrderMoney money;
    private final OrderFacts facts;
    private final Catalog catalog;
    private final BusinessClock clock;

    VolumeRebates(
            VolumeCounts counts,
            CampaignOrders campaigns,
            OrderStore orders,
            OrderReader reader,
            OrderMoney money,
            OrderFacts facts,
            Catalog catalog,
            BusinessClock clock) {
        this.counts = counts;
        this.campaigns = campaigns;
        this.orders = orders;
        this.reader = reader;
        this.money = money;
        this.facts = facts;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** At once, not after the commit: whoever pays before the window closes counts, also when the program stops right then. */
    @EventListener
    void paid(OrderEvents.OrderPaid event) {
        var id = event.order();
        var order = reader.summaries(List.of(id)).get(id);
        if (order == null || campaigns.find(id).isPresent()) {
            return; // a deal's volume counts in its own campaign
        }
        var bought = new LinkedHashMap<BlueprintId, Bought>();
        reader.lines(List.of(id))
                .getOrDefault(id, List.of())
                .forEach(line -> bought.merge(
                        catalog.published(line.version()).blueprint(),
                        new Bought(line.quantity(), line.unitPrice().times(line.quantity())),
                        (a, b) -> new Bought(a.units() + b.units(), a.price().plus(b.price()))));
        counts.paid(id.value(), order.buyer(), bought);
    }

    @EventListener
    void calledOff(OrderEvents.OrderCancelled event) {
        counts.calledOff(event.order().value());
    }

    @Override
    public String kind() {
        return VolumeCounts.REBATE;
    }

    /** Of an order that was given back meanwhile, at most what is left of it. */
    @Override
    @Transactional
    public void fire(UUID subject, Instant due) {
        var id = new OrderId(subject);
        if (orders.lock(id).isEmpty()) {
            return;
        }
        counts.take(subject).ifPresent(back -> {
            var part = least(back, money.refundable(id));
            if (part.isPositive()) {
                money.giveBack(id, part, OrderMoney.Bearer.SHARES, "order.volume-rebate");
                facts.money(id, "order.volume-rebate", part, clock.instant());
            }
        });
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
