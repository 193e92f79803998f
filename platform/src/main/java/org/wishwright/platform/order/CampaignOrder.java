package org.wishwright.platform.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.Designed;

/**
 * Where an order came from that a campaign's deal became.
 *
 * @param number of the campaign
 * @param earnest how much of what was paid is one: lost by a buyer who cancels, returned twofold by a maker who does not deliver
 * @param madeToOrder whether it cannot be sent back like goods from stock
 * @param withdrawalDays to send it back without a reason, from receipt; 0 where it is made to order
 * @param designed by whose design it is made; null where the seller owes nobody a royalty
 */
public record CampaignOrder(
        OrderId order,
        UUID deal,
        UUID campaign,
        String number,
        Money earnest,
        boolean madeToOrder,
        int withdrawalDays,
        @Nullable Designed designed) {}
