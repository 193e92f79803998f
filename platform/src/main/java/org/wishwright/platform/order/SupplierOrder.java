package org.wishwright.platform.order;

/**
 * What a supplier sees of an order that needs her material: how many, and where to; nothing of what is made, for whom, and at what price.
 *
 * @param region coarse: a city, a district
 */
public record SupplierOrder(int quantity, String region) implements RoleView {}
