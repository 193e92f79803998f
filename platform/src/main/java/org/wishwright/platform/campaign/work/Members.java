package org.wishwright.platform.campaign.work;

import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wishwright.market.Alias;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.store.LogStore;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.PartyId;

/** Pseudonyms: drawn at random, one a party and campaign, so that the same person cannot be told from one campaign to the next. */
@Component
class Members {

    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 10;

    private final LogStore log;
    private final BusinessClock clock;
    private final SecureRandom random = new SecureRandom();

    Members(LogStore log, BusinessClock clock) {
        this.log = log;
        this.clock = clock;
    }

    Optional<Alias> find(CampaignId campaign, PartyId party) {
        return log.alias(campaign, party);
    }

    /** In the transaction that has locked the campaign. */
    Alias of(CampaignId campaign, PartyId party) {
        return log.alias(campaign, party).orElseGet(() -> {
            var alias = draw();
            log.admit(campaign, party, alias, clock.instant());
            return alias;
        });
    }

    private Alias draw() {
        var text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return new Alias(text.toString());
    }
}
