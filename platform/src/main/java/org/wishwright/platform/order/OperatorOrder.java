package org.wishwright.platform.order;

import java.util.List;

/** What the platform's staff see of an order they help with: what was promised and chosen; nobody's name, address or measures. */
public record OperatorOrder(OrderSummary summary, List<OrderedLine> lines) implements RoleView {}
