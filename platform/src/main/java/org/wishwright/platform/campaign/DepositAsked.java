package org.wishwright.platform.campaign;

import java.time.Instant;
import java.util.UUID;
import org.wishwright.kernel.Money;
import org.wishwright.market.DepositType;
import org.wishwright.platform.identity.PartyId;

/**
 * A sum that a party was asked for in a campaign.
 *
 * @param id the subject of its payments
 * @param left what is held of it now
 * @param reason why it is asked, a stable dotted word
 */
public record DepositAsked(
        UUID id,
        CampaignId campaign,
        String entry,
        PartyId party,
        DepositType type,
        Money amount,
        Money left,
        State state,
        Instant until,
        String reason) {

    /** Where it is. */
    public enum State {
        ASKED,
        HELD,
        GONE
    }
}
