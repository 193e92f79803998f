package org.wishwright.platform.order;

import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;

/** Gives each role its own view of an order; the maker's is {@link OrderBook#forMaker}. What shows somebody is written down for her. */
public interface RoleViews {

    /** For who passes the demand for material on. */
    SupplierOrder forSupplier(OrderId order);

    /** Refused as {@code order.not-found} unless the order came through this merchant. */
    MerchantOrder forMerchant(Caller caller, PartyId merchant, OrderId order);

    /** Refused unless the caller is an operator. */
    OperatorOrder forOperator(Caller caller, OrderId order);

    /** Masked. Refused as {@code order.address-not-found} once the order is over or its buyer was erased. */
    CarrierOrder forCarrier(OrderId order);

    /** The whole address, to the door; refused as {@link #forCarrier}. @param sender the organisation that let the carrier see it */
    CarrierOrder.Opened openForCarrier(OrderId order, PartyId sender);
}
