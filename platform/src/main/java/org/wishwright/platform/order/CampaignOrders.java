package org.wishwright.platform.order;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells which orders came from campaigns. It authorises nobody. */
public interface CampaignOrders {

    /** Those among these orders; any other is missing. */
    Map<OrderId, CampaignOrder> find(Collection<OrderId> orders);

    default Optional<CampaignOrder> find(OrderId order) {
        return Optional.ofNullable(find(List.of(order)).get(order));
    }
}
