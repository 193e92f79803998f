package org.wishwright.platform.campaign.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.market.Alias;
import org.wishwright.market.Rules;
import org.wishwright.market.Run;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.DepositAsked;
import org.wishwright.platform.campaign.MoneyLine;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.DealStore;
import org.wishwright.platform.campaign.store.DepositStore;
import org.wishwright.platform.campaign.store.LogStore;
import org.wishwright.platform.campaign.ways.Act;
import org.wishwright.platform.campaign.ways.Situation;
import org.wishwright.platform.campaign.ways.Table;
import org.wishwright.platform.campaign.ways.Way;
import org.wishwright.platform.campaign.ways.Ways;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.FactPage;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.provenance.ReceiptFile;

/** Campaigns as their readers find them. */
@Service
public class CampaignReading {

    private static final int MOST_DEALS = 100;
    private static final int MOST_NEWS = 20;
    private static final int MOST_FACTS = 20;

    private final CampaignStore campaigns;
    private final LogStore log;
    private final DepositStore deposits;
    private final DealStore deals;
    private final Runs runs;
    private final Members members;
    private final Ways ways;
    private final Parties parties;
    private final EvidenceBook evidence;
    private final Papers papers;
    private final Guests guests;
    private final BusinessClock clock;

    CampaignReading(
            CampaignStore campaigns,
            LogStore log,
            DepositStore deposits,
            DealStore deals,
            Runs runs,
            Members members,
            Ways ways,
            Parties parties,
            EvidenceBook evidence,
            Papers papers,
            Guests guests,
            BusinessClock clock) {
        this.campaigns = campaigns;
        this.log = log;
        this.deposits = deposits;
        this.deals = deals;
        this.runs = runs;
        this.members = members;
        this.ways = ways;
        this.parties = parties;
        this.evidence = evidence;
        this.papers = papers;
        this.guests = guests;
        this.clock = clock;
    }

    /**
     * A campaign for one reader.
     *
     * @param convenes whether she acts for the convener
     * @param asked what she is asked to pay now
     * @param money what happened to her money
     * @param closed whether only who is invited finds it; told to the convener alone
     */
    public record View(
            Campaign campaign,
            Way way,
            Rules rules,
            String convener,
            boolean convenes,
            Situation situation,
            Table table,
            List<Act> acts,
            List<DepositAsked> asked,
            List<MoneyLine> money,
            List<CampaignDeal> deals,
            List<LogStore.News> news,
            FactPage facts,
            boolean closed) {}

    /** @param next cursor of the next page; null on the last */
    public record Page(List<Campaign> items, @Nullable String next) {}

    /** Those that live, or that ended, the newest first. */
    public Page list(Optional<Caller> caller, CampaignStore.Wanted wanted, @Nullable String cursor, int limit) {
        int most = Math.clamp(limit, 1, 100);
        var found = campaigns.list(
                wanted, caller.map(CampaignReading::sides).orElse(List.of()), position(cursor), most + 1);
        if (found.size() <= most) {
            return new Page(found, null);
        }
        var items = found.subList(0, most);
        return new Page(items, items.getLast().opened() + "_" + items.getLast().id());
    }

    private static CampaignStore.@Nullable Position position(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        int at = cursor.indexOf('_');
        try {
            return new CampaignStore.Position(
                    Instant.parse(cursor.substring(0, Math.max(0, at))), UUID.fromString(cursor.substring(at + 1)));
        } catch (java.time.DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Those that the caller or her organisations called, drafts among them. */
    public List<Campaign> called(Caller caller, int most) {
        return campaigns.of(sides(caller), null, most);
    }

    public List<Campaign> joined(Caller caller, int most) {
        var all = new LinkedHashMap<CampaignId, Campaign>();
        sides(caller).forEach(side -> campaigns.joined(side, most).forEach(one -> all.put(one.id(), one)));
        return List.copyOf(all.values());
    }

    /** The caller herself, then the organisations she is a maker of. */
    public static List<PartyId> sides(Caller caller) {
        var sides = new ArrayList<PartyId>();
        sides.add(caller.person());
        caller.memberships().stream()
                .filter(membership -> membership.role() == Role.MAKER)
                .map(org.wishwright.platform.identity.Membership::organisation)
                .sorted(java.util.Comparator.comparing(PartyId::value))
                .forEach(sides::add);
        return sides;
    }

    /** A draft is its convener's alone, a closed one hers and her guests'. */
    public Campaign find(Optional<Caller> caller, CampaignId id) {
        return campaigns
                .find(id)
                .filter(found -> guests.admits(found, caller))
                .orElseThrow(() -> new RefusedException(CampaignLog.notFound()));
    }

    public View view(Optional<Caller> caller, CampaignId id) {
        var campaign = find(caller, id);
        var way = ways.of(campaign.mechanism());
        var rules = Mechanisms.rules(campaign);
        var now = clock.instant();
        var shown = campaign.opened() == null ? drafted(campaign) : runs.read(campaign, Run::shown);
        var mine = caller.map(one -> mine(campaign, one, now)).orElse(Mine.NOBODY);
        boolean convenes =
                caller.map(one -> one.actsFor(campaign.convener(), Role.MAKER)).orElse(false);
        var sides = caller.map(CampaignReading::sides).orElse(List.of());
        var situation = new Situation(
                rules,
                campaign.summary().stage(),
                now,
                shown,
                campaign.names(),
                people(campaign, way, shown),
                mine.me,
                mine.takesPart,
                mine.organisation,
                mine.bids,
                sides.size() > 1,
                convenes,
                papers.read(campaign, way, sides, convenes, shown));
        return new View(
                campaign,
                way,
                rules,
                parties.displayName(campaign.convener()),
                convenes,
                situation,
                way.table(situation),
                campaign.isOver() || campaign.isDraft() ? List.of() : way.acts(situation),
                mine.asked,
                mine.money,
                caller.map(one -> deals.of(id, sides(one), MOST_DEALS)).orElse(List.of()),
                log.news(id, MOST_NEWS),
                evidence.factsOf(id.value(), MOST_FACTS, null),
                convenes && guests.isClosed(id));
    }

    private static Map<String, @Nullable Object> drafted(Campaign campaign) {
        return Mechanisms.begin(campaign).state().shown();
    }

    private Map<String, String> people(Campaign campaign, Way way, Map<String, @Nullable Object> shown) {
        var known = way.disclosed(shown).stream().map(Alias::new).toList();
        var behind = log.parties(campaign.id(), known);
        var names = parties.displayNames(behind.values());
        var people = new HashMap<String, String>();
        behind.forEach((alias, party) -> people.put(alias.text(), names.getOrDefault(party, Parties.NOBODY)));
        return people;
    }

    private record Mine(
            @Nullable Alias me,
            boolean takesPart,
            @Nullable Alias organisation,
            boolean bids,
            List<DepositAsked> asked,
            List<MoneyLine> money) {
        static final Mine NOBODY = new Mine(null, false, null, false, List.of(), List.of());
    }

    private Mine mine(Campaign campaign, Caller caller, Instant now) {
        var sides = sides(caller);
        var asked = new ArrayList<DepositAsked>();
        var money = new ArrayList<MoneyLine>();
        var live = new HashMap<PartyId, Boolean>();
        for (var side : sides) {
            var all = deposits.of(campaign.id(), side);
            var awaited = awaited(campaign, all, now);
            asked.addAll(awaited);
            money.addAll(all.isEmpty() ? List.of() : deposits.lines(campaign.id(), side));
            live.put(side, !awaited.isEmpty() || all.stream().anyMatch(one -> one.state() == DepositAsked.State.HELD));
        }
        var person = sides.getFirst();
        var organisations = sides.subList(1, sides.size());
        var bidding = organisations.stream()
                .filter(one -> live.getOrDefault(one, false))
                .findFirst();
        return new Mine(
                members.find(campaign.id(), person).orElse(null),
                live.getOrDefault(person, false),
                bidding.flatMap(one -> members.find(campaign.id(), one)).orElse(null),
                bidding.isPresent(),
                asked,
                money);
    }

    private List<DepositAsked> awaited(Campaign campaign, List<DepositAsked> all, Instant now) {
        var open = all.stream()
                .filter(one ->
                        one.state() == DepositAsked.State.ASKED && one.until().isAfter(now))
                .toList();
        return open.isEmpty()
                ? open
                : runs.read(
                        campaign,
                        run -> open.stream()
                                .filter(one -> run.awaits(one.entry()))
                                .toList());
    }

    /**
     * Inputs, rules and outcome under pseudonyms, for anybody to repeat; when it is over, since inputs may tell before that what is sealed.
     */
    public String record(Optional<Caller> caller, CampaignId id) {
        var campaign = find(caller, id);
        var ended = campaign.summary().ended();
        if (ended == null) {
            throw new RefusedException(
                    Refusal.of(
                            "campaign.record-early",
                            "The record can be downloaded when it is over; until then it would tell what is sealed. Come back then."));
        }
        if (!ways.of(campaign.mechanism()).recordFor(view(caller, id).situation())) {
            throw new RefusedException(
                    Refusal.of(
                            "campaign.record-forbidden",
                            "What was agreed here is between the two who agreed on it; they download the record."));
        }
        return Records.write(campaign, log.since(id, 0), ended);
    }

    /** A file of a paper that the reader may read, by its number from 0. */
    public FileId file(Optional<Caller> caller, CampaignId id, String entry, int number) {
        return view(caller, id).situation().papers().stream()
                .filter(paper -> paper.entry().equals(entry))
                .flatMap(paper -> paper.files().stream())
                .skip(Math.max(0, number))
                .findFirst()
                .map(file -> new FileId(UUID.fromString(file)))
                .orElseThrow(() -> new RefusedException(CampaignLog.notFound()));
    }

    /** Proof of when its author had a file of a paper (存证), for whoever may read the paper. */
    public ReceiptFile receipt(Optional<Caller> caller, CampaignId id, String entry, int number) {
        return evidence.receiptOf(file(caller, id, entry, number).value())
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "evidence.receipt-not-found",
                        "There is no receipt for this fact yet. It takes a second or two after it was recorded.")));
    }

    /** What its rules say. */
    public static Rules rulesOf(Campaign campaign) {
        return Mechanisms.rules(campaign);
    }
}
