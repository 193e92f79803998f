package org.wishwright.platform.order;

import java.util.List;

/**
 * What a merchant sees of an order that came through her: her own customer, by the name she goes by here, and what she bought; neither
 * contact nor address, which nobody needs to serve her, nor measures.
 *
 * @param customer never a phone number or e-mail
 */
public record MerchantOrder(OrderSummary summary, List<OrderedLine> lines, String customer) implements RoleView {}
