package org.wishwright.platform.campaign;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/**
 * What a campaign came to for one buyer.
 *
 * @param id of its escrow too
 * @param what as the rules name it
 * @param paid lies in escrow until received or returned
 * @param due taken as received then
 */
public record CampaignDeal(
        UUID id,
        CampaignId campaign,
        String name,
        PartyId buyer,
        PartyId seller,
        String what,
        long quantity,
        Money price,
        Money paid,
        Map<String, String> terms,
        State state,
        Instant agreed,
        Instant due) {

    /** Where it stands. */
    public enum State {
        /** The seller makes it; the money is held. */
        AGREED,
        /** Received, or taken as received: the seller has the money. */
        RECEIVED,
        /** The seller could not deliver: the buyer has her money back. */
        RETURNED,
        /** It became an order, which holds the money from then on. */
        ORDERED
    }
}
