package org.wishwright.platform.campaign.work;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.market.Alias;
import org.wishwright.market.Market;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.DealStore;
import org.wishwright.platform.campaign.ways.Ways;

/** Tells a campaign that goes on of a deal that was given back, where its way counts deals. */
@Component
class Undelivered {

    private final CampaignStore campaigns;
    private final DealStore deals;
    private final CampaignLog log;
    private final Ways ways;

    Undelivered(CampaignStore campaigns, DealStore deals, CampaignLog log, Ways ways) {
        this.campaigns = campaigns;
        this.deals = deals;
        this.log = log;
        this.ways = ways;
    }

    /** Locks the campaign before its deal, as everybody does. */
    void before(UUID deal) {
        deals.find(deal).ifPresent(found -> campaigns.lock(found.campaign()));
    }

    void tell(CampaignDeal deal) {
        var campaign = log.lock(deal.campaign());
        var step = ways.of(campaign.mechanism()).undelivered(deal.name());
        if (!campaign.isOver() && !step.isEmpty()) {
            var input = Market.input(Mechanisms.of(campaign.mechanism()), step).orThrow();
            log.take(campaign.id(), Alias.PLATFORM, input).orThrow();
        }
    }
}
