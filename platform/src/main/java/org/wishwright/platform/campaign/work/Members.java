package org.wishwright.platform.campaign.work;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        var roll = roll(campaign, List.of(party));
        roll.admit(Set.of(party), clock.instant());
        return roll.alias(party);
    }

    /** Of several parties, looked up together. In the transaction that has locked the campaign. */
    Roll roll(CampaignId campaign, Collection<PartyId> parties) {
        return new Roll(campaign, log.aliases(campaign, parties));
    }

    /** Whoever is new has a pseudonym from the first question on, and keeps it if she is admitted. */
    final class Roll {

        private final CampaignId campaign;
        private final Map<PartyId, Alias> known;
        private final Map<PartyId, Alias> fresh = new HashMap<>();

        private Roll(CampaignId campaign, Map<PartyId, Alias> known) {
            this.campaign = campaign;
            this.known = known;
        }

        Alias alias(PartyId party) {
            var alias = known.get(party);
            return alias == null ? fresh.computeIfAbsent(party, _ -> draw()) : alias;
        }

        void admit(Set<PartyId> parties, Instant now) {
            var admitted = new HashMap<PartyId, Alias>();
            for (var party : parties) {
                if (!known.containsKey(party)) {
                    admitted.put(party, alias(party));
                }
            }
            if (!admitted.isEmpty()) {
                log.admit(campaign, admitted, now);
            }
        }
    }

    private Alias draw() {
        var text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return new Alias(text.toString());
    }
}
