package org.wishwright.platform.campaign.work;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Market;
import org.wishwright.market.Taken;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.VolumeCounts;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.CountStore;
import org.wishwright.platform.campaign.ways.Way;
import org.wishwright.platform.campaign.ways.Ways;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.VolumeWindows;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.PartyId;

/** Ordinary orders of a product count in the window that its maker has opened for it. */
@Service
class WindowDesk implements VolumeCounts, VolumeWindows {

    private static final Logger LOG = LoggerFactory.getLogger(WindowDesk.class);
    private static final int MOST_VERSIONS = 100;

    private final CampaignStore campaigns;
    private final CountStore counts;
    private final CampaignLog log;
    private final Members members;
    private final Ways ways;
    private final Catalog catalog;
    private final BusinessClock clock;

    WindowDesk(
            CampaignStore campaigns,
            CountStore counts,
            CampaignLog log,
            Members members,
            Ways ways,
            Catalog catalog,
            BusinessClock clock) {
        this.campaigns = campaigns;
        this.counts = counts;
        this.log = log;
        this.members = members;
        this.ways = ways;
        this.catalog = catalog;
        this.clock = clock;
    }

    private Optional<CampaignId> find(BlueprintId product) {
        var counting =
                ways.all().stream().filter(Way::countsOrders).map(Way::code).toList();
        return counts.open(catalog.versions(product, MOST_VERSIONS), counting, clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Window> open(BlueprintId product) {
        return find(product).flatMap(campaigns::find).map(this::window);
    }

    private Window window(Campaign campaign) {
        var way = ways.of(campaign.mechanism());
        var until = campaign.summary().nextAt();
        return new Window(
                "/campaigns/" + campaign.id(),
                campaign.title(),
                until == null ? clock.instant() : until,
                campaign.summary().have(),
                way.volume(CampaignReading.rulesOf(campaign)));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void paid(UUID order, PartyId buyer, Map<BlueprintId, Bought> bought) {
        bought.forEach((product, part) -> find(product).ifPresent(campaign -> count(order, buyer, campaign, part)));
    }

    /** An order has one place in a window; what is paid in another currency does not count. */
    private void count(UUID order, PartyId buyer, CampaignId id, Bought part) {
        var campaign = log.lock(id);
        boolean known = counts.of(order).stream().anyMatch(one -> one.campaign().equals(id.value()));
        if (known || !campaign.currency().equals(part.price().currency().getCurrencyCode())) {
            return;
        }
        var step = ways.of(campaign.mechanism()).bought(members.of(id, buyer), part.units(), part.price());
        var input = Market.input(Mechanisms.of(campaign.mechanism()), step).orThrow();
        switch (log.take(id, Alias.PLATFORM, input)) {
            case Outcome.Accepted<Taken>(Taken taken) -> counts.insert(order, id, taken.entry(), part.price());
            case Outcome.Refused<Taken>(var refusal) -> LOG.info("Order {} does not count: {}", order, refusal.code());
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void calledOff(UUID order) {
        for (var counted : counts.of(order)) {
            var campaign = log.lock(new CampaignId(counted.campaign()));
            if (!campaign.isOver()) {
                var step = ways.of(campaign.mechanism()).uncounted(counted.entry());
                var input =
                        Market.input(Mechanisms.of(campaign.mechanism()), step).orThrow();
                if (log.take(campaign.id(), Alias.PLATFORM, input) instanceof Outcome.Refused<Taken>(var refusal)) {
                    LOG.info("Order {} counted to the end: {}", order, refusal.code());
                }
            }
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Money> take(UUID order) {
        return counts.take(order, clock.instant());
    }
}
