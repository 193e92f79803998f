package org.wishwright.platform.order;

/**
 * What a carrier sees of an order: a token for the address, and the address as it may stand on a parcel; neither what was bought nor by
 * whom.
 */
public record CarrierOrder(String number, String addressToken, Waybill waybill) implements RoleView {

    /** Where it is brought, to the door. The phone number is not in it: the carrier writes to the buyer through the platform. */
    public record Opened(String name, String region, String street) {}
}
