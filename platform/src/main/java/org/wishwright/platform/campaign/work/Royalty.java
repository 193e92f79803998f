package org.wishwright.platform.campaign.work;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.store.LogStore;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.TransferDraft;

/** What a design's designer gets of each sale, as the deal's terms say. */
@Component
class Royalty {

    private final LogStore log;

    Royalty(LogStore log) {
        this.log = log;
    }

    /** At most what is there. Empty where the terms name nobody, or one whom nobody knows any more: then the seller keeps it. */
    Optional<TransferDraft> of(CampaignDeal deal, Money most) {
        var designer = deal.terms().get("designer");
        int royalty = Integer.parseInt(deal.terms().getOrDefault("royalty-basis-points", "0"));
        var full = deal.paid().basisPoints(royalty);
        var amount = full.compareTo(most) < 0 ? full : most;
        if (designer == null || !amount.isPositive()) {
            return Optional.empty();
        }
        var currency = amount.currency();
        return log.party(deal.campaign(), new Alias(designer))
                .map(party -> new TransferDraft(
                        AccountRef.escrow(deal.id(), currency),
                        AccountRef.party(party, currency),
                        amount,
                        "campaign.royalty",
                        deal.campaign().value()));
    }
}
