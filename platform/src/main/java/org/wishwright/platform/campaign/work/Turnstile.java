package org.wishwright.platform.campaign.work;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.CampaignId;

/**
 * How many credentials of a contest go to one address in ten minutes. Counted in the memory of this node by the machine's clock, and nowhere else: a
 * row would tell from where and when somebody came.
 */
@Component
class Turnstile {

    private static final long WINDOW = Duration.ofMinutes(10).toNanos();
    private static final int MOST_ADDRESSES = 100_000;

    private final int most;
    private final Map<String, Integer> passed = new HashMap<>();
    private long began = System.nanoTime();

    Turnstile(@Value("${wishwright.campaign.credentials-per-address:30}") int most) {
        this.most = most;
    }

    synchronized void pass(CampaignId contest, String address) {
        if (System.nanoTime() - began > WINDOW || passed.size() >= MOST_ADDRESSES) {
            passed.clear();
            began = System.nanoTime();
        }
        if (passed.merge(contest + " " + address, 1, Integer::sum) > most) {
            throw new RefusedException(Refusal.of(
                    "contest.throttled",
                    "Too many ballot codes were asked for from your network. Wait ten minutes, then try again."));
        }
    }
}
