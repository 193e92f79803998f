package org.wishwright.platform.order;

import java.util.List;

/** What the maker sees of an order: specification, area and address token; neither name, phone nor street, nor who bought it by name. */
public record MakerOrder(OrderSummary summary, List<OrderedLine> lines, List<StateChange> history)
        implements RoleView {}
