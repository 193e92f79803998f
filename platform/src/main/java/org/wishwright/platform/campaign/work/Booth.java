package org.wishwright.platform.campaign.work;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.market.Alias;
import org.wishwright.market.contest.ContestInput;
import org.wishwright.market.contest.ContestRules;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.store.BoothStore;
import org.wishwright.platform.campaign.store.WorkStore;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;

/**
 * Issues credentials to vote and takes ballots, each without knowing of the other. Issuing knows the person and draws one of the
 * pseudonyms that are in the log already; of the secret that makes it a credential only the hash stays here. A ballot comes with the
 * credential and no session. While both pass through the program's memory whoever runs it could look; what it keeps does not tell.
 */
@Service
public class Booth {

    /** So many pseudonyms are logged at once; voters among them are shown designs equally often. */
    private static final int BATCH = 100;

    /** So many ballots wait to be logged together, or until their round closes. */
    private static final int TOGETHER = 50;

    private final CampaignLog inputs;
    private final CampaignReading reading;
    private final Runs runs;
    private final BoothStore booths;
    private final WorkStore works;
    private final Parties parties;
    private final Turnstile turnstile;
    private final Live live;

    Booth(
            CampaignLog inputs,
            CampaignReading reading,
            Runs runs,
            BoothStore booths,
            WorkStore works,
            Parties parties,
            Turnstile turnstile,
            Live live) {
        this.inputs = inputs;
        this.reading = reading;
        this.runs = runs;
        this.booths = booths;
        this.works = works;
        this.parties = parties;
        this.turnstile = turnstile;
        this.live = live;
    }

    /**
     * What a credential is given to vote on.
     *
     * @param round null between rounds and in one with deposits
     * @param paper codes of the designs to choose among
     * @param ballot codes that its ballot names now, ranked where the round ranks
     * @param waits whether that ballot waits to be logged together with others
     */
    public record Paper(
            Campaign campaign,
            ContestRules.@Nullable Round round,
            List<String> paper,
            List<String> ballot,
            boolean waits) {}

    /** Where a person stands with her credential. */
    public enum Standing {
        NONE,
        MAY,
        HAS
    }

    public Standing standing(Caller caller, Campaign campaign) {
        if (campaign.opened() == null || campaign.isOver() || !isVoting(campaign)) {
            return Standing.NONE;
        }
        return booths.knows(campaign.id(), caller.person()) ? Standing.HAS : Standing.MAY;
    }

    /** Ballots that wait to be logged. */
    public int waiting(CampaignId campaign) {
        return booths.waiting(campaign);
    }

    /**
     * One credential for a person with a confirmed phone number; it is shown this once.
     *
     * @param address of her machine, to slow farms down
     */
    @Transactional
    public String issue(Caller caller, CampaignId id, String address) {
        var campaign = contest(inputs.lock(id));
        if (!isVoting(campaign)) {
            throw refused("contest.no-round-yet", "Ballot codes are given out when designs are in. Come back then.");
        }
        if (!parties.hasPhone(caller.person())) {
            throw refused(
                    "contest.phone-unconfirmed",
                    "A ballot code goes to an account with a confirmed phone number. Sign in with yours.");
        }
        if (isInside(caller, campaign)) {
            throw refused(
                    "contest.insider",
                    "Designers, the convener and accounts of their organisations do not vote in this contest.");
        }
        if (booths.knows(id, caller.person())) {
            throw refused(
                    "contest.credential-issued",
                    "You were given your ballot code. We cannot tell which one it was; use the one you were shown.");
        }
        turnstile.pass(id, address);
        var free = booths.free(id);
        if (free.isEmpty()) {
            free = more(id);
        }
        var credential = Credentials.fresh(free.get(Credentials.any(free.size())));
        booths.give(id, caller.person(), credential.alias().text(), credential.hash(id));
        return credential.shown();
    }

    private List<String> more(CampaignId id) {
        var fresh = Stream.generate(Credentials::pseudonym)
                .distinct()
                .limit(BATCH)
                .sorted()
                .toList();
        inputs.take(id, Alias.PLATFORM, new ContestInput.Issued(fresh)).orThrow();
        booths.add(id, fresh);
        return fresh.stream().map(Alias::text).toList();
    }

    private boolean isInside(Caller caller, Campaign campaign) {
        if (((ContestRules) Mechanisms.rules(campaign)).insiders()) {
            return false;
        }
        var organisations = caller.memberships().stream()
                .map(Membership::organisation)
                .distinct()
                .filter(organisation -> !organisation.equals(Parties.PLATFORM))
                .toList();
        Set<PartyId> linked = new HashSet<>(organisations);
        linked.add(caller.person());
        organisations.stream()
                .flatMap(organisation -> parties.members(caller, organisation).stream())
                .map(Parties.Member::person)
                .forEach(linked::add);
        return linked.contains(campaign.convener()) || works.anyBy(campaign.id(), linked);
    }

    /** What a credential votes on; refused as {@code contest.code-wrong}. */
    public Paper paper(CampaignId id, String code) {
        var campaign = contest(reading.find(Optional.empty(), id));
        var alias = holder(id, code);
        var shown = runs.read(campaign, run -> run.shownTo(alias));
        var stage = campaign.summary().stage();
        if (shown.isEmpty() || !stage.startsWith("round-")) {
            return new Paper(campaign, null, List.of(), List.of(), false);
        }
        var rounds = ((ContestRules) Mechanisms.rules(campaign)).rounds();
        var round = rounds.get(Integer.parseInt(stage.substring("round-".length())) - 1);
        var waiting = booths.waiting(id, alias.text());
        return new Paper(
                campaign,
                round,
                codes(shown.get("paper")),
                waiting.orElseGet(() -> codes(shown.get("ballot"))),
                waiting.isPresent());
    }

    private static List<String> codes(@Nullable Object list) {
        var codes = new ArrayList<String>();
        if (list instanceof List<?> all) {
            all.forEach(one -> codes.add(String.valueOf(one)));
        }
        return codes;
    }

    /** The last ballot of a credential in a round counts. */
    @Transactional
    public void vote(CampaignId id, String code, List<String> designs) {
        contest(inputs.lock(id));
        var alias = holder(id, code);
        inputs.tried(id, alias, new ContestInput.Balloted(designs)).orThrow();
        if (booths.put(id, alias.text(), designs) >= TOGETHER) {
            inputs.empty(id);
        }
        live.touch(CampaignLog.topic(id));
    }

    private Alias holder(CampaignId id, String code) {
        return Credentials.read(code)
                .filter(credential -> booths.hash(id, credential.alias().text())
                        .filter(credential.hash(id)::equals)
                        .isPresent())
                .map(Credentials::alias)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "contest.code-wrong",
                        "This is no ballot code of this contest. Write it as it was shown to you.",
                        "field",
                        "code")));
    }

    private static Campaign contest(Campaign campaign) {
        if (!campaign.mechanism().equals("contest") || campaign.opened() == null) {
            throw new RefusedException(CampaignLog.notFound());
        }
        if (campaign.isOver()) {
            throw refused("market.over", "It is over. Nothing more can be done in it.");
        }
        return campaign;
    }

    private static boolean isVoting(Campaign campaign) {
        var stage = campaign.summary().stage();
        return stage.startsWith("round-") || stage.startsWith("revising-");
    }

    private static RefusedException refused(String code, String sentence) {
        return new RefusedException(Refusal.of(code, sentence));
    }
}
