package org.wishwright.platform.campaign.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.DescentStore;
import org.wishwright.platform.campaign.store.LogStore;
import org.wishwright.platform.catalog.Designed;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.TransferDraft;

/** What those who drew a design get of each sale: as the deal's terms say, or the campaign that sells it. */
@Component
class Royalty {

    private final CampaignStore campaigns;
    private final DescentStore descents;
    private final LogStore log;

    Royalty(CampaignStore campaigns, DescentStore descents, LogStore log) {
        this.campaigns = campaigns;
        this.descents = descents;
        this.log = log;
    }

    /** Empty where there is no design, no royalty, or nobody knows the designer any more: then the seller keeps it. */
    Optional<Designed> of(CampaignDeal deal) {
        return campaigns.find(deal.campaign()).flatMap(campaign -> of(campaign, deal));
    }

    Optional<Designed> of(Campaign campaign, CampaignDeal deal) {
        var designer = deal.terms().get("designer");
        int royalty = Integer.parseInt(deal.terms().getOrDefault("royalty-basis-points", "0"));
        if (designer == null) {
            return descents.of(deal.campaign()).filter(designed -> designed.royalty() > 0);
        }
        return log.party(deal.campaign(), new Alias(designer))
                .filter(party -> royalty > 0)
                .map(party -> Designed.by(party, deal.campaign().value(), deal.what(), campaign.number(), royalty));
    }

    /** Out of the deal's escrow, at most what is there. */
    List<TransferDraft> drafts(CampaignDeal deal, Money most) {
        var drafts = new ArrayList<TransferDraft>();
        var left = most;
        var parts = of(deal).map(designed -> designed.split(deal.paid()).entrySet());
        for (var part : parts.orElse(java.util.Set.of())) {
            var amount = part.getValue().compareTo(left) < 0 ? part.getValue() : left;
            if (amount.isPositive()) {
                left = left.minus(amount);
                drafts.add(new TransferDraft(
                        AccountRef.escrow(deal.id(), amount.currency()),
                        AccountRef.party(part.getKey(), amount.currency()),
                        amount,
                        "campaign.royalty",
                        deal.campaign().value()));
            }
        }
        return drafts;
    }
}
