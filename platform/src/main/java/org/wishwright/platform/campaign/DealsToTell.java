package org.wishwright.platform.campaign;

import java.util.UUID;

/**
 * Deals were agreed, or it was said how they are made: buyers of those that can become orders should say where it shall go.
 *
 * @param from the first deal that may be one of them, in the order of their ids
 * @param until the last
 */
public record DealsToTell(CampaignId campaign, UUID from, UUID until) {

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1L, -1L);

    /** Whichever of the campaign. */
    public static DealsToTell all(CampaignId campaign) {
        return new DealsToTell(campaign, FIRST, LAST);
    }
}
