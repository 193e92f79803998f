package org.wishwright.platform.order;

/**
 * What one role may see of an order. A page or an answer for a role is given that role's view and no other; there is none besides
 * these, and each holds only what its role needs.
 *
 * @see RoleViews
 */
public sealed interface RoleView permits SupplierOrder, MakerOrder, CarrierOrder, MerchantOrder, OperatorOrder {}
