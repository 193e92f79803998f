package org.wishwright.platform.campaign.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.kernel.StrictJson;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.market.Market;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.store.LogStore;
import org.wishwright.platform.campaign.ways.Taking;
import org.wishwright.platform.campaign.ways.Way;
import org.wishwright.platform.campaign.ways.Ways;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Idempotency;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/** Takes part in a campaign: every step of a party beyond opening, paying and calling off. */
@Service
public class InputDesk {

    private final CampaignLog inputs;
    private final LogStore log;
    private final Members members;
    private final Sealing sealing;
    private final Ways ways;
    private final Papers papers;
    private final Guests guests;
    private final Idempotency idempotency;
    private final BusinessClock clock;

    InputDesk(
            CampaignLog inputs,
            LogStore log,
            Members members,
            Sealing sealing,
            Ways ways,
            Papers papers,
            Guests guests,
            Idempotency idempotency,
            BusinessClock clock) {
        this.inputs = inputs;
        this.log = log;
        this.members = members;
        this.sealing = sealing;
        this.ways = ways;
        this.papers = papers;
        this.guests = guests;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * It was taken.
     *
     * @param entry names what it made: a pledge, bid or deposit
     * @param code opens a sealed bid; shown once, kept nowhere; empty for any other step
     */
    public record Done(String entry, String code) {}

    /** The same key again answers the same; a key is not asked for, since a party joins once anyhow. */
    @Transactional
    public Done put(Caller caller, CampaignId id, @Nullable String key, Map<String, ?> step) {
        return key == null
                ? put(caller, id, step)
                : idempotency.once(
                        caller.person().value(),
                        key,
                        List.of("campaign.input", id.toString(), step),
                        Done.class,
                        () -> put(caller, id, step));
    }

    /** Whose step it is: the caller's own, her organisation's or the convener's. */
    public PartyId side(Caller caller, Campaign campaign, Way way, String kind) {
        if (way.byConvener(kind) && caller.actsFor(campaign.convener(), Role.MAKER)) {
            return campaign.convener();
        }
        return way.byOrganisation(kind) ? guests.maker(campaign, caller) : caller.person();
    }

    private Done put(Caller caller, CampaignId id, Map<String, ?> step) {
        var campaign = inputs.lock(id);
        if (campaign.opened() == null || !guests.admits(campaign, Optional.of(caller))) {
            throw new RefusedException(CampaignLog.notFound());
        }
        var way = ways.of(campaign.mechanism());
        var kind = String.valueOf(step.get("kind"));
        var party = side(caller, campaign, way, kind);
        var me = members.of(id, party);
        if (!way.sealedStep().isEmpty() && kind.equals(way.sealedStep())) {
            return commit(campaign, way, party, me, step);
        }
        if (kind.equals(way.openingStep())) {
            return take(id, me, campaign, opened(campaign, way, party, me, step));
        }
        var taking = new Taking(me, linked(caller, campaign, party), caller.actsFor(campaign.convener(), Role.MAKER));
        var completed = way.completed(step, taking);
        if (!way.paper(kind).isEmpty()) {
            return write(campaign, way, party, caller.person(), me, completed);
        }
        return take(id, me, campaign, way.opens(kind).isEmpty() ? completed : open(campaign, way, completed));
    }

    /** The paper's fields are sealed beside the log, and their hash is logged. */
    private Done write(Campaign campaign, Way way, PartyId party, PartyId author, Alias me, Map<String, ?> step) {
        var kind = String.valueOf(step.get("kind"));
        var written = papers.written(way, kind, party, step);
        var logged = new LinkedHashMap<String, Object>(step);
        way.paper(kind).forEach(field -> logged.remove(field.name()));
        logged.put(
                way.hashed(kind),
                way.committed(Mechanisms.rules(campaign), kind, written.content(), written.nonce(), written.hash()));
        var done = take(campaign.id(), me, campaign, logged);
        papers.keep(campaign.id(), done.entry(), kind, party, author, written);
        return done;
    }

    private Map<String, Object> open(Campaign campaign, Way way, Map<String, ?> step) {
        var entry = String.valueOf(step.get(way.opens(String.valueOf(step.get("kind")))));
        var paper = papers.open(campaign.id(), entry);
        return way.opened(Mechanisms.rules(campaign), step, paper.content(), paper.nonce(), paper.hash());
    }

    private Done take(CampaignId id, Alias me, Campaign campaign, Map<String, ?> step) {
        var input = Market.input(Mechanisms.of(campaign.mechanism()), step).orThrow();
        if (input instanceof CommonInput) {
            throw new RefusedException(Refusal.of(
                    "campaign.kind-unknown",
                    "This is done another way: open, pay or call off on the campaign's page."));
        }
        return new Done(inputs.take(id, me, input).orThrow().entry(), "");
    }

    /** Organisations that this person belongs to, under their pseudonyms here: where one bids, she does not join. */
    private List<Alias> linked(Caller caller, Campaign campaign, PartyId party) {
        return caller.memberships().stream()
                .map(Membership::organisation)
                .distinct()
                .filter(organisation -> !organisation.equals(party))
                .sorted(java.util.Comparator.comparing(PartyId::value))
                .map(organisation -> members.of(campaign.id(), organisation))
                .toList();
    }

    private Done commit(Campaign campaign, Way way, PartyId party, Alias me, Map<String, ?> step) {
        var bid = new TreeMap<String, Object>(step);
        bid.remove("kind");
        var code = sealing.code();
        var rules = Mechanisms.rules(campaign);
        var judged = way.bid(rules, bid, me, code);
        var written = CanonicalJson.write(Market.json(judged));
        var taken = take(campaign.id(), me, campaign, Map.of("kind", "committed", "hash", way.committed(judged, code)));
        log.keepSealed(campaign.id(), party, sealing.seal(code, written), clock.instant());
        return new Done(taken.entry(), code);
    }

    private Map<String, ?> opened(Campaign campaign, Way way, PartyId party, Alias me, Map<String, ?> step) {
        if (step.get("bid") != null) {
            return way.completed(step, new Taking(me, List.of(), false));
        }
        var code = String.valueOf(step.get("nonce")).strip();
        var written = log.sealed(campaign.id(), party)
                .flatMap(cipher -> sealing.open(code, cipher))
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "campaign.code-wrong",
                        "No bid of yours opens with this code. Use the one you were shown with your last bid.",
                        "field",
                        "nonce")));
        var bid = StrictJson.readObject(written, Mechanisms.MOST_CHARS).orThrow();
        var opened = new LinkedHashMap<String, Object>();
        opened.put("kind", way.openingStep());
        opened.put("supplier", me.text());
        opened.put("bid", bid);
        opened.put("nonce", code);
        return opened;
    }
}
