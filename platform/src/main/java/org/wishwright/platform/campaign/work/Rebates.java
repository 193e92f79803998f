package org.wishwright.platform.campaign.work;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.wishwright.market.Run;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.VolumeCounts;
import org.wishwright.platform.campaign.store.CountStore;
import org.wishwright.platform.campaign.ways.Ways;
import org.wishwright.platform.timer.Timers;

/** What comes back of ordinary orders when the campaign in which they counted is over. */
@Component
class Rebates {

    private final CountStore counts;
    private final Ways ways;
    private final Timers timers;

    Rebates(CountStore counts, Ways ways, Timers timers) {
        this.counts = counts;
        this.ways = ways;
        this.timers = timers;
    }

    /** In the transaction in which it ends. */
    void ended(Campaign campaign, Run run, Instant now) {
        var way = ways.of(campaign.mechanism());
        if (!way.volume(CampaignReading.rulesOf(campaign)).isEmpty()) {
            var back = way.rebates(run.state().result());
            if (!back.isEmpty()) {
                timers.schedule(VolumeCounts.REBATE, counts.owe(campaign.id(), back), now);
            }
        }
    }
}
