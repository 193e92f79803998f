package org.wishwright.platform.order.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.order.CampaignOrders;
import org.wishwright.platform.order.MadePieces;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.ServiceTasks;
import org.wishwright.platform.order.work.OrderReading;

/** Finds what a list says of its orders beside themselves: how far their pieces are, and which are of services alone. */
@Component
class KnownOfOrders {

    private final ObjectProvider<MadePieces> pieces;
    private final ServiceTasks services;
    private final CampaignOrders campaigns;
    private final BusinessClock clock;

    KnownOfOrders(
            ObjectProvider<MadePieces> pieces, ServiceTasks services, CampaignOrders campaigns, BusinessClock clock) {
        this.campaigns = campaigns;
        this.pieces = pieces;
        this.services = services;
        this.clock = clock;
    }

    OrderListView.Known of(OrderReading.Page page) {
        var orders = page.items().stream().map(order -> order.summary().id()).toList();
        var made = pieces.getIfAvailable();
        return new OrderListView.Known(
                made == null || orders.isEmpty() ? Map.of() : made.of(orders),
                page.items().stream()
                        .filter(order -> services.alone(
                                order.lines().stream().map(OrderedLine::line).toList()))
                        .map(order -> order.summary().id())
                        .collect(Collectors.toUnmodifiableSet()),
                campaigns.find(orders).keySet(),
                clock.instant());
    }
}
