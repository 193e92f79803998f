package org.wishwright.platform.order.work;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.wishwright.platform.campaign.CampaignDeals;
import org.wishwright.platform.order.CampaignOrders;
import org.wishwright.platform.order.OrderEvents;

/** Tells a campaign that still counts its deals of an order that was called off. */
@Component
class CalledOffDeals {

    private final CampaignOrders orders;
    private final CampaignDeals deals;

    CalledOffDeals(CampaignOrders orders, CampaignDeals deals) {
        this.orders = orders;
        this.deals = deals;
    }

    @ApplicationModuleListener
    void on(OrderEvents.OrderCancelled event) {
        orders.find(event.order()).ifPresent(order -> deals.calledOff(order.deal()));
    }
}
