package org.wishwright.platform.campaign.work;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wishwright.market.Alias;
import org.wishwright.market.Input;
import org.wishwright.market.contest.ContestInput.Balloted;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.store.BoothStore;

/** Ballots that wait to be logged: many at once, sorted and under one time, so that the log does not say who came when. */
@Component
class Urn {

    private static final String CLOSING = "round-until";

    private final BoothStore booths;

    Urn(BoothStore booths) {
        this.booths = booths;
    }

    /** When what waits must be logged since its round closes: the last instant before; {@link Instant#MAX} for not yet. */
    static Instant closing(Campaign campaign, Instant now) {
        var summary = campaign.summary();
        var next = summary.nextAt();
        return next == null || next.isAfter(now) || !CLOSING.equals(summary.nextName())
                ? Instant.MAX
                : next.minusNanos(1_000);
    }

    /** Takes out all ballots, sorted by credential. */
    Map<Alias, Input> empty(CampaignId campaign) {
        var ballots = new LinkedHashMap<Alias, Input>();
        booths.empty(campaign).forEach((alias, chosen) -> ballots.put(new Alias(alias), new Balloted(chosen)));
        return ballots;
    }

    void close(CampaignId campaign) {
        booths.remove(campaign);
    }
}
