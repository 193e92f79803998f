package org.wishwright.platform.campaign.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.kernel.StrictJson;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.market.Input;
import org.wishwright.market.Market;
import org.wishwright.market.Rules;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.StepToTell;
import org.wishwright.platform.campaign.store.LogStore;
import org.wishwright.platform.campaign.ways.Taking;
import org.wishwright.platform.campaign.ways.Way;
import org.wishwright.platform.campaign.ways.Ways;
import org.wishwright.platform.campaign.work.InputDesk.Done;
import org.wishwright.platform.foundation.Idempotency;
import org.wishwright.platform.foundation.Idempotency.Keyed;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/** Decides steps of one campaign one after the other, in one transaction: a refused one leaves no trace and stops none of the others. */
@Component
class Deciding {

    private final CampaignLog inputs;
    private final LogStore log;
    private final Members members;
    private final Sealing sealing;
    private final Ways ways;
    private final Papers papers;
    private final Guests guests;
    private final Idempotency idempotency;
    private final ApplicationEventPublisher events;

    Deciding(
            CampaignLog inputs,
            LogStore log,
            Members members,
            Sealing sealing,
            Ways ways,
            Papers papers,
            Guests guests,
            Idempotency idempotency,
            ApplicationEventPublisher events) {
        this.inputs = inputs;
        this.log = log;
        this.members = members;
        this.sealing = sealing;
        this.ways = ways;
        this.papers = papers;
        this.guests = guests;
        this.idempotency = idempotency;
        this.events = events;
    }

    /** What somebody sent. @param fingerprint tells it from another step, and nothing about it */
    record Step(Caller caller, @Nullable String key, String fingerprint, Map<String, ?> said) {

        UUID person() {
            return caller.person().value();
        }

        private Optional<Keyed> keyed(CampaignId campaign) {
            return Optional.ofNullable(key)
                    .map(sent ->
                            new Keyed(person(), sent, List.of("campaign.input", campaign.toString(), fingerprint)));
        }
    }

    /** A paper that a step names by its hash. */
    private record Beside(String kind, PartyId author, Papers.Written written) {}

    /** A step as the engine takes it, with the bid that is kept sealed beside it and its code, or the paper beside it. */
    private record Read(
            Set<PartyId> parties,
            PartyId party,
            Alias me,
            Input input,
            String code,
            byte @Nullable [] sealed,
            @Nullable Beside paper) {

        static Read of(Set<PartyId> parties, PartyId party, Alias me, Input input) {
            return new Read(parties, party, me, input, "", null, null);
        }
    }

    /** One campaign, locked, at one instant. */
    private record Sitting(Campaign campaign, Rules rules, Way way, Members.Roll roll) {}

    /** In a transaction that holds no lock yet; answers in the order of the steps. */
    List<Outcome<Done>> decide(CampaignId id, List<Step> steps) {
        var keyed = steps.stream().flatMap(step -> step.keyed(id).stream()).toList();
        var earlier = idempotency.claim(keyed, Done.class);
        var fresh =
                steps.stream().filter(step -> before(earlier, step, id) == null).toList();
        var campaign = inputs.current(id);
        var answers = decided(campaign, fresh).iterator();
        var given = new HashMap<Keyed, Done>();
        var all = new ArrayList<Outcome<Done>>();
        for (var step : steps) {
            var before = before(earlier, step, id);
            var answer = before == null ? answers.next() : before;
            if (before == null && answer instanceof Outcome.Accepted<Done>(var done)) {
                step.keyed(id).ifPresent(key -> given.put(key, done));
                tell(campaign, step, done.entry());
            }
            all.add(answer);
        }
        idempotency.answer(
                keyed.stream().filter(one -> !earlier.containsKey(one)).toList(), given);
        return all;
    }

    private void tell(Campaign campaign, Step step, String entry) {
        var kind = String.valueOf(step.said().get("kind"));
        var told = ways.of(campaign.mechanism()).tells(kind);
        if (!told.isEmpty()) {
            var about =
                    told.equals(Way.CONVENER) ? "" : String.valueOf(step.said().get(told));
            events.publishEvent(new StepToTell(campaign.id(), kind, about, entry));
        }
    }

    private static @Nullable Outcome<Done> before(Map<Keyed, Outcome<Done>> earlier, Step step, CampaignId id) {
        return step.keyed(id).map(earlier::get).orElse(null);
    }

    private List<Outcome<Done>> decided(Campaign campaign, List<Step> steps) {
        if (campaign.opened() == null) {
            throw new RefusedException(CampaignLog.notFound());
        }
        var way = ways.of(campaign.mechanism());
        var roll = members.roll(
                campaign.id(),
                steps.stream().flatMap(Deciding::parties).distinct().toList());
        var sitting = new Sitting(campaign, Mechanisms.rules(campaign), way, roll);
        var read = steps.stream().map(step -> tried(sitting, step)).toList();
        var now = inputs.now(campaign);
        var decided = inputs.decide(
                campaign,
                now,
                read.stream()
                        .flatMap(Deciding::accepted)
                        .map(one -> new CampaignLog.Said(one.me(), one.input()))
                        .toList());
        var taken = decided.answers().iterator();
        var admitted = new HashSet<PartyId>();
        var answers = read.stream()
                .map(one -> one.flatMap(mine -> taken.next().map(entry -> {
                    admitted.addAll(mine.parties());
                    if (mine.sealed() != null) {
                        log.keepSealed(campaign.id(), mine.party(), mine.sealed(), now);
                    }
                    var paper = mine.paper();
                    if (paper != null) {
                        papers.keep(
                                campaign.id(),
                                entry.entry(),
                                paper.kind(),
                                mine.party(),
                                paper.author(),
                                paper.written());
                    }
                    return new Done(entry.entry(), mine.code());
                })))
                .toList();
        roll.admit(admitted, now);
        inputs.keep(decided);
        return answers;
    }

    private static Stream<PartyId> parties(Step step) {
        return Stream.concat(
                Stream.of(step.caller().person()),
                step.caller().memberships().stream().map(Membership::organisation));
    }

    private static Stream<Read> accepted(Outcome<Read> one) {
        return one instanceof Outcome.Accepted<Read>(var read) ? Stream.of(read) : Stream.empty();
    }

    private Outcome<Read> tried(Sitting sitting, Step step) {
        try {
            return Outcome.accepted(read(sitting, step));
        } catch (RefusedException e) {
            return Outcome.refused(e.refusal());
        }
    }

    private Read read(Sitting sitting, Step step) {
        var way = sitting.way();
        var said = step.said();
        var caller = step.caller();
        var kind = String.valueOf(said.get("kind"));
        if (!guests.admits(sitting.campaign(), Optional.of(caller))) {
            throw new RefusedException(CampaignLog.notFound());
        }
        var party = guests.side(caller, sitting.campaign(), way, kind);
        var me = sitting.roll().alias(party);
        if (!way.sealedStep().isEmpty() && kind.equals(way.sealedStep())) {
            return committed(sitting, party, me, said);
        }
        if (kind.equals(way.openingStep())) {
            return Read.of(Set.of(party), party, me, input(sitting, opened(sitting, party, me, said)));
        }
        var linked = linked(caller, party);
        var taking = new Taking(
                me,
                linked.stream().map(sitting.roll()::alias).toList(),
                caller.actsFor(sitting.campaign().convener(), Role.MAKER),
                sitting.rules());
        var parties = new HashSet<PartyId>(linked);
        parties.add(party);
        var completed = way.completed(said, taking);
        if (!way.paper(kind).isEmpty()) {
            return written(sitting, kind, parties, party, caller.person(), me, completed);
        }
        return Read.of(
                parties,
                party,
                me,
                input(sitting, way.opens(kind).isEmpty() ? completed : reopened(sitting, completed)));
    }

    /** The paper's fields are sealed beside the log, and their hash is logged. */
    private Read written(
            Sitting sitting,
            String kind,
            Set<PartyId> parties,
            PartyId party,
            PartyId author,
            Alias me,
            Map<String, ?> step) {
        var way = sitting.way();
        var paper = papers.written(way, kind, party, step);
        var logged = new LinkedHashMap<String, Object>(step);
        way.paper(kind).forEach(field -> logged.remove(field.name()));
        logged.put(
                way.hashed(kind), way.committed(sitting.rules(), kind, paper.content(), paper.nonce(), paper.hash()));
        return new Read(parties, party, me, input(sitting, logged), "", null, new Beside(kind, author, paper));
    }

    /** A step with what the paper says that it opens. */
    private Map<String, Object> reopened(Sitting sitting, Map<String, ?> step) {
        var way = sitting.way();
        var entry = String.valueOf(step.get(way.opens(String.valueOf(step.get("kind")))));
        var paper = papers.open(sitting.campaign().id(), entry);
        return way.opened(sitting.rules(), step, paper.content(), paper.nonce(), paper.hash());
    }

    private static Input input(Sitting sitting, Map<String, ?> step) {
        var input = Market.input(Mechanisms.of(sitting.campaign().mechanism()), step)
                .orThrow();
        if (input instanceof CommonInput) {
            throw new RefusedException(Refusal.of(
                    "campaign.kind-unknown",
                    "This is done another way: open, pay or call off on the campaign's page."));
        }
        return input;
    }

    /** Organisations that this person belongs to: where one bids, she does not join. */
    private static Collection<PartyId> linked(Caller caller, PartyId party) {
        return caller.memberships().stream()
                .map(Membership::organisation)
                .distinct()
                .filter(organisation -> !organisation.equals(party))
                .sorted(Comparator.comparing(PartyId::value))
                .toList();
    }

    private Read committed(Sitting sitting, PartyId party, Alias me, Map<String, ?> step) {
        var way = sitting.way();
        var bid = new TreeMap<String, Object>(step);
        bid.remove("kind");
        var code = sealing.code();
        var judged = way.bid(sitting.rules(), bid, me, code);
        var written = CanonicalJson.write(Market.json(judged));
        var input = input(sitting, Map.of("kind", "committed", "hash", way.committed(judged, code)));
        return new Read(Set.of(party), party, me, input, code, sealing.seal(code, written), null);
    }

    private Map<String, ?> opened(Sitting sitting, PartyId party, Alias me, Map<String, ?> step) {
        if (step.get("bid") != null) {
            return sitting.way().completed(step, new Taking(me, List.of(), false, sitting.rules()));
        }
        var code = String.valueOf(step.get("nonce")).strip();
        var written = log.sealed(sitting.campaign().id(), party)
                .flatMap(cipher -> sealing.open(code, cipher))
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "campaign.code-wrong",
                        "No bid of yours opens with this code. Use the one you were shown with your last bid.",
                        "field",
                        "nonce")));
        var bid = StrictJson.readObject(written, Mechanisms.MOST_CHARS).orThrow();
        var opened = new LinkedHashMap<String, Object>();
        opened.put("kind", sitting.way().openingStep());
        opened.put("supplier", me.text());
        opened.put("bid", Objects.requireNonNull(bid));
        opened.put("nonce", code);
        return opened;
    }
}
