package org.wishwright.platform.campaign.work;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.store.Hiding;
import org.wishwright.platform.campaign.ways.Way;
import org.wishwright.platform.campaign.ways.Ways;
import org.wishwright.platform.foundation.Idempotency;
import org.wishwright.platform.identity.Caller;

/** Takes part in a campaign: every step of a party beyond opening, paying and calling off. */
@Service
public class InputDesk {

    private final Gathering gathering;
    private final Hiding hiding;
    private final Ways ways;

    InputDesk(Gathering gathering, Hiding hiding, Ways ways) {
        this.gathering = gathering;
        this.hiding = hiding;
        this.ways = ways;
    }

    /**
     * It was taken.
     *
     * @param entry names what it made: a pledge, bid or deposit
     * @param code opens a sealed bid; shown once, kept nowhere; empty for any other step
     */
    public record Done(String entry, String code) {}

    /**
     * The same key again answers the same; a key is not asked for, since a party joins once anyhow. Outside a transaction: it is committed
     * when this returns.
     *
     * <p>The key of a sealed bid is not kept: beside it would lie the code that opens it. Sent again it takes the place of the one before.
     */
    public Done put(Caller caller, CampaignId id, @Nullable String key, Map<String, ?> step) {
        if (key != null) {
            Idempotency.check(key);
        }
        var fingerprint = hiding.fingerprint(CanonicalJson.write(step));
        return gathering
                .take(id, new Deciding.Step(caller, isSealed(step) ? null : key, fingerprint, step))
                .orThrow();
    }

    private boolean isSealed(Map<String, ?> step) {
        return ways.all().stream()
                .map(Way::sealedStep)
                .anyMatch(kind -> !kind.isEmpty() && kind.equals(step.get("kind")));
    }
}
