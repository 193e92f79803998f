package org.wishwright.platform.campaign.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.CampaignDeals;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.DealStore;
import org.wishwright.platform.campaign.store.DepositStore;
import org.wishwright.platform.campaign.store.MakingStore;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.Carried;

/** Deals on their way to become orders. */
@Service
class AgreedDeals implements CampaignDeals {

    private static final Logger LOG = LoggerFactory.getLogger(AgreedDeals.class);
    private static final int MOST = 20;

    private final CampaignStore campaigns;
    private final DealStore deals;
    private final DepositStore deposits;
    private final MakingStore makings;
    private final Royalty royalty;
    private final Undelivered undelivered;
    private final CampaignFacts facts;
    private final Live live;

    AgreedDeals(
            CampaignStore campaigns,
            DealStore deals,
            DepositStore deposits,
            MakingStore makings,
            Royalty royalty,
            Undelivered undelivered,
            CampaignFacts facts,
            Live live) {
        this.campaigns = campaigns;
        this.deals = deals;
        this.deposits = deposits;
        this.makings = makings;
        this.royalty = royalty;
        this.undelivered = undelivered;
        this.facts = facts;
        this.live = live;
    }

    @Override
    public Agreed find(Caller buyer, UUID deal) {
        return agreed(hers(buyer, deals.find(deal).orElse(null)));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Agreed lock(Caller buyer, UUID deal) {
        return agreed(hers(buyer, deals.lock(deal).orElse(null)));
    }

    private static CampaignDeal hers(Caller buyer, @Nullable CampaignDeal deal) {
        if (deal == null || !deal.buyer().equals(buyer.person())) {
            throw new RefusedException(
                    Refusal.of("campaign.deal-not-found", "You have no such deal. Look for it in its campaign."));
        }
        return deal;
    }

    @Override
    public List<Agreed> ready(Caller buyer) {
        return deals.ready(buyer.person(), MOST).stream().map(this::agreed).toList();
    }

    private Agreed agreed(CampaignDeal deal) {
        var campaign = campaigns.find(deal.campaign()).orElseThrow();
        return new Agreed(
                deal,
                campaign.title(),
                campaign.number(),
                MakingDesk.name(campaign, deal.what()),
                makings.find(deal.campaign(), deal.seller(), deal.what()).orElse(null),
                deals.became(List.of(deal.id())).get(deal.id()),
                money(deal),
                royalty.of(campaign, deal).orElse(null));
    }

    /** Ids grow with time: what was asked last goes back first. */
    private List<Carried> money(CampaignDeal deal) {
        var parts = new ArrayList<Carried>();
        deals.money(deal.id())
                .forEach((deposit, minor) -> parts.add(
                        Carried.of(deposit, new Money(minor, deal.price().currency()))));
        return parts.reversed();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void ordered(UUID deal, UUID order) {
        deals.become(deal, order);
        var found = deals.find(deal).orElseThrow();
        facts.deal(found, "campaign.ordered");
        live.touch(CampaignLog.topic(found.campaign()));
    }

    @Override
    @Transactional
    public void calledOff(UUID deal) {
        undelivered.before(deal);
        try {
            deals.find(deal).ifPresent(undelivered::tell);
        } catch (RefusedException e) {
            LOG.info("Deal {} counts no more: {}", deal, e.getMessage()); // told before
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void owe(UUID deal, Money amount) {
        var found = Objects.requireNonNull(deals.find(deal).orElse(null));
        deposits.claim(found.campaign(), found.name() + ":undelivered", found.buyer(), found.seller(), amount);
    }
}
