package org.wishwright.platform.order;

import java.util.List;
import java.util.Optional;

/**
 * All that the buyer may see of her order.
 *
 * @param address empty once it was erased
 */
public record BuyerOrder(
        OrderSummary summary, List<OrderedLine> lines, List<StateChange> history, Optional<DeliveryAddress> address) {}
