package org.wishwright.platform.order.work;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.CampaignOrders;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderMoney;
import org.wishwright.platform.order.Refusing;

/** A maker cannot deliver what she agreed in a campaign: her buyer has everything back, an earnest as often as the law says. */
@Service
public class GivingUp {

    private final OrderBook orders;
    private final CampaignOrders campaigns;
    private final OrderMoney money;

    GivingUp(OrderBook orders, CampaignOrders campaigns, OrderMoney money) {
        this.orders = orders;
        this.campaigns = campaigns;
        this.money = money;
    }

    /** Refused for an order of another maker, for one that no campaign led to, and once it has left. */
    @Transactional
    public void giveUp(Caller maker, OrderId order) {
        orders.forMaker(maker, order);
        if (campaigns.find(order).isEmpty()) {
            throw new RefusedException(Refusing.because(
                    "order.give-up-forbidden",
                    "An order that no campaign led to is ended by its buyer, or by a decision about a dispute."));
        }
        money.giveUp(order);
    }
}
