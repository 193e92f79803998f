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
import org.wishwright.kernel.LocalText;
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
import org.wishwright.platform.campaign.store.WorkStore;
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
    /** Nobody's: pseudonyms that are drawn are longer. */
    private static final Alias STRANGER = new Alias("stranger");

    private final CampaignStore campaigns;
    private final LogStore log;
    private final DepositStore deposits;
    private final DealStore deals;
    private final WorkStore works;
    private final Runs runs;
    private final Members members;
    private final Ways ways;
    private final Parties parties;
    private final EvidenceBook evidence;
    private final DealCodes codes;
    private final Papers papers;
    private final Guests guests;
    private final BusinessClock clock;

    CampaignReading(
            CampaignStore campaigns,
            LogStore log,
            DepositStore deposits,
            DealStore deals,
            WorkStore works,
            Runs runs,
            Members members,
            Ways ways,
            Parties parties,
            EvidenceBook evidence,
            DealCodes codes,
            Papers papers,
            Guests guests,
            BusinessClock clock) {
        this.campaigns = campaigns;
        this.log = log;
        this.deposits = deposits;
        this.deals = deals;
        this.works = works;
        this.runs = runs;
        this.members = members;
        this.ways = ways;
        this.parties = parties;
        this.evidence = evidence;
        this.codes = codes;
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
     * @param mine what she alone sees
     * @param sellers what those are called who sell in her deals
     * @param codes by deal, what redeems what she bought
     * @param redeems whether a deal that she sells waits for its code
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
            List<Table> mine,
            List<Act> acts,
            List<DepositAsked> asked,
            List<MoneyLine> money,
            List<CampaignDeal> deals,
            Map<PartyId, String> sellers,
            Map<UUID, String> codes,
            boolean redeems,
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
                names(campaign, way.works(shown)),
                people(campaign, way, shown),
                mine.me,
                mine.takesPart,
                mine.organisation,
                mine.bids,
                sides.size() > 1,
                caller.map(one -> seen(campaign, one.person(), false)).orElse(Map.of()),
                caller.filter(one -> sides.size() > 1)
                        .map(one -> seen(campaign, one.organisation(Role.MAKER), true))
                        .orElse(Map.of()),
                convenes,
                papers.read(campaign, way, sides, convenes, shown));
        var agreed = sides.isEmpty() ? List.<CampaignDeal>of() : deals.of(id, sides, MOST_DEALS);
        return new View(
                campaign,
                way,
                rules,
                parties.displayName(campaign.convener()),
                convenes,
                situation,
                way.table(situation),
                way.mine(situation),
                campaign.isOver() || campaign.isDraft() ? List.of() : way.acts(situation),
                mine.asked,
                mine.money,
                agreed,
                parties.displayNames(
                        agreed.stream().map(CampaignDeal::seller).distinct().toList()),
                codes(agreed, sides),
                agreed.stream().anyMatch(deal -> waits(deal) && sides.contains(deal.seller())),
                log.news(id, MOST_NEWS),
                evidence.factsOf(id.value(), MOST_FACTS, null),
                convenes && guests.isClosed(id));
    }

    /** Only for whom the money has not gone yet. */
    private static boolean waits(CampaignDeal deal) {
        return DealCodes.has(deal) && deal.state() == CampaignDeal.State.AGREED;
    }

    private Map<UUID, String> codes(List<CampaignDeal> agreed, List<PartyId> sides) {
        var shown = new HashMap<UUID, String>();
        agreed.stream()
                .filter(deal -> waits(deal) && sides.contains(deal.buyer()))
                .forEach(deal -> shown.put(deal.id(), codes.of(deal.id())));
        return shown;
    }

    /** A party without a pseudonym has nothing of hers here; what anybody may answer she sees all the same. */
    private Map<String, @Nullable Object> seen(Campaign campaign, PartyId party, boolean supplier) {
        var alias = members.find(campaign.id(), party);
        return campaign.opened() == null || alias.isEmpty() && !supplier
                ? Map.of()
                : runs.read(campaign, run -> run.shownTo(alias.orElse(STRANGER), supplier));
    }

    private Map<String, LocalText> names(Campaign campaign, List<String> codes) {
        if (codes.isEmpty()) {
            return campaign.names();
        }
        var names = new HashMap<>(campaign.names());
        works.list(campaign.id(), codes, 0, codes.size())
                .forEach(work ->
                        names.put(work.code(), LocalText.of("zh", work.texts().title())));
        return names;
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
            throw new RefusedException(Refusal.of(
                    "campaign.record-forbidden",
                    "What was agreed here is between the two who agreed on it; they download the record."));
        }
        return Records.write(campaign, log.since(id, 0), log.nonces(id), ended);
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
