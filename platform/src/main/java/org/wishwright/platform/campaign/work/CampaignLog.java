package org.wishwright.platform.campaign.work;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.market.Alias;
import org.wishwright.market.Deal;
import org.wishwright.market.Hidden;
import org.wishwright.market.Input;
import org.wishwright.market.Logged;
import org.wishwright.market.MoneyStep;
import org.wishwright.market.Run;
import org.wishwright.market.Stage;
import org.wishwright.market.Taken;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.DealsToTell;
import org.wishwright.platform.campaign.MembersToTell;
import org.wishwright.platform.campaign.MembersToTell.What;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.DealStore;
import org.wishwright.platform.campaign.store.DepositStore;
import org.wishwright.platform.campaign.store.Hiding;
import org.wishwright.platform.campaign.store.LogStore;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.timer.Timers;

/**
 * The one way into a campaign: an input is decided, logged and paid for in the caller's transaction, with the campaign's row locked and by
 * the database's clock read after that. A deadline comes the same way, without an input.
 */
@Component
class CampaignLog {

    static final String ALARM = "campaign.due";

    /** So many deals are made, or so much money moves, in one transaction; the rest follows in the next ones, at once. */
    private static final int MOST_STEPS = 300;

    /** A deal without a date is taken as received so long after it was agreed. */
    private static final Duration RECEIVED_AFTER = Duration.ofDays(60);

    /** And one with a date, so long after its last day. */
    private static final Duration COMPLAINT = Duration.ofDays(14);

    private final CampaignStore campaigns;
    private final LogStore log;
    private final DepositStore deposits;
    private final DealStore deals;
    private final Runs runs;
    private final Urn urn;
    private final Posting posting;
    private final Rebates rebates;
    private final CampaignFacts facts;
    private final Hiding hiding;
    private final Timers timers;
    private final Live live;
    private final IdSource ids;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    CampaignLog(
            CampaignStore campaigns,
            LogStore log,
            DepositStore deposits,
            DealStore deals,
            Runs runs,
            Urn urn,
            Posting posting,
            Rebates rebates,
            CampaignFacts facts,
            Hiding hiding,
            Timers timers,
            Live live,
            IdSource ids,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.log = log;
        this.deposits = deposits;
        this.deals = deals;
        this.runs = runs;
        this.urn = urn;
        this.posting = posting;
        this.rebates = rebates;
        this.facts = facts;
        this.hiding = hiding;
        this.timers = timers;
        this.live = live;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    static Refusal notFound() {
        return Refusal.of("campaign.not-found", "There is no such campaign. Look for it in the list of campaigns.");
    }

    static String topic(CampaignId campaign) {
        return "campaign:" + campaign;
    }

    Campaign lock(CampaignId id) {
        return campaigns.lock(id).orElseThrow(() -> new RefusedException(notFound()));
    }

    /** What somebody wants to do. */
    record Said(Alias by, Input what) {}

    /** The instant to decide by: the database's clock, yet never before what was decided already. */
    Instant now(Campaign locked) {
        var seen = locked.cursor().seen();
        var now = clock.instant();
        return seen == null ? now : later(seen, now);
    }

    /** A refused input leaves no trace. */
    Outcome<Taken> take(CampaignId id, Alias by, Input what) {
        var campaign = current(id);
        var decided = decide(campaign, now(campaign), List.of(new Said(by, what)));
        keep(decided);
        return decided.answers().getFirst();
    }

    /** What was decided and is not kept yet. */
    record Decided(
            Campaign campaign, Instant now, Run run, long seq, List<LogStore.Row> rows, List<Outcome<Taken>> answers) {}

    /** Several inputs, each decided after those before it; to be kept by {@link #keep} when all who take part are known. */
    Decided decide(Campaign campaign, Instant now, List<Said> said) {
        var held = runs.hold(campaign, now);
        var run = held.taking();
        var answers = new ArrayList<Outcome<Taken>>();
        var rows = new ArrayList<LogStore.Row>();
        long seq = campaign.cursor().lastSeq();
        for (var one : said) {
            var answer = run.take(new Logged(seq + 1, now, one.by(), one.what()));
            if (answer.isAccepted()) {
                seq++;
                rows.add(row(seq, now, one.by(), one.what()));
            }
            answers.add(answer);
        }
        held.took(seq);
        return new Decided(campaign, now, run, seq, rows, answers);
    }

    /** As it stands in the log: of what is hidden the commitment alone. */
    private LogStore.Row row(long seq, Instant now, Alias by, Input what) {
        var written = Mechanisms.written(what);
        if (what instanceof Hidden hidden) {
            var nonce = hiding.nonce();
            var shown = Mechanisms.hidden(hidden.committed(nonce));
            return new LogStore.Row(seq, now, by.text(), shown, new LogStore.Secret(nonce, written));
        }
        return new LogStore.Row(seq, now, by.text(), written);
    }

    /** Logs what was taken and carries on with its money and deals. */
    void keep(Decided decided) {
        if (!decided.rows().isEmpty()) {
            var campaign = decided.campaign();
            log.append(campaign.id(), decided.now(), decided.rows());
            log.hide(campaign.id(), decided.rows());
            facts.logged(campaign.id(), decided.rows());
            carry(campaign, decided.run(), decided.seq(), decided.now());
        }
    }

    /** Lets what is due take effect, and goes on with money that has not moved yet. */
    void wake(CampaignId id) {
        var campaign = current(id);
        if (campaign.opened() == null) {
            return;
        }
        var now = now(campaign);
        var run = runs.hold(campaign, now).run();
        run.advance(now);
        carry(campaign, run, campaign.cursor().lastSeq(), now);
    }

    /** Whether a sum is still waited for. */
    boolean awaits(Campaign locked, String entry) {
        var campaign = emptied(locked);
        var now = now(campaign);
        var run = runs.hold(campaign, now).run();
        run.advance(now);
        return run.awaits(entry);
    }

    /** Whether an input would be taken now. */
    Outcome<Taken> tried(CampaignId id, Alias by, Input what) {
        var campaign = current(id);
        var now = now(campaign);
        var input = new Logged(campaign.cursor().lastSeq() + 1, now, by, what);
        return runs.hold(campaign, now).run().tried(input);
    }

    /** Locked, with the ballots logged whose round closes. */
    Campaign current(CampaignId id) {
        return emptied(lock(id));
    }

    /** Ballots that wait are logged before their round closes. */
    private Campaign emptied(Campaign locked) {
        var closing = Urn.closing(locked, now(locked));
        if (closing.equals(Instant.MAX)) {
            return locked;
        }
        keep(decide(locked, closing, ballots(locked.id())));
        return lock(locked.id());
    }

    private List<Said> ballots(CampaignId id) {
        return urn.empty(id).entrySet().stream()
                .map(ballot -> new Said(ballot.getKey(), ballot.getValue()))
                .toList();
    }

    /** Logs the ballots that wait, now. */
    void empty(CampaignId id) {
        var campaign = lock(id);
        keep(decide(campaign, now(campaign), ballots(id)));
    }

    private void carry(Campaign campaign, Run run, long seq, Instant now) {
        var cursor = campaign.cursor();
        var deals = run.dealsSince(cursor.dealsDone(), MOST_STEPS + 1);
        var agreed = deals.subList(0, Math.min(deals.size(), MOST_STEPS));
        agree(campaign, agreed, now);
        boolean moreDeals = agreed.size() < deals.size(); // money goes into deals, which must be there first
        var steps = moreDeals ? List.<MoneyStep>of() : run.moneySince(cursor.moneyDone(), MOST_STEPS + 1);
        var posted = steps.subList(0, Math.min(steps.size(), MOST_STEPS));
        posting.post(campaign, cursor.moneyDone(), posted, now);
        var summary = summary(campaign, run, now);
        if (summary.ended() != null && campaign.summary().ended() == null) {
            facts.ended(campaign.id(), summary);
            urn.close(campaign.id());
            rebates.ended(campaign, run, now);
        }
        if (!summary.stage().equals(campaign.summary().stage())) {
            announce(campaign, summary, now);
        } else if (posted.stream()
                .anyMatch(step -> step instanceof MoneyStep.Asked && !isSince(step, cursor.lastSeq()))) {
            events.publishEvent(new MembersToTell(campaign.id(), What.PAYMENT_ASKED, "", ""));
        }
        boolean more = moreDeals || posted.size() < steps.size();
        var next = run.next();
        var wakes = alarm(campaign, more ? now : next == null ? null : next.at(), now);
        campaigns.advance(
                campaign.id(),
                summary,
                new Campaign.Cursor(
                        seq, cursor.moneyDone() + posted.size(), cursor.dealsDone() + agreed.size(), wakes, now));
        live.touch(topic(campaign.id()));
    }

    /** Whether it is asked of who does something just now, who sees it at once. */
    private static boolean isSince(MoneyStep step, long before) {
        return step.entry().matches("e[0-9]+") && Long.parseLong(step.entry().substring(1)) > before;
    }

    private void announce(Campaign campaign, Campaign.Summary summary, Instant now) {
        events.publishEvent(new MembersToTell(campaign.id(), What.STAGE, summary.stage(), ""));
        var last = summary.nextAt();
        if (last != null && last.minus(CampaignNotices.BEFORE).isAfter(now)) {
            timers.schedule(CampaignNotices.PAYMENT_DUE, campaign.id().value(), last.minus(CampaignNotices.BEFORE));
        }
    }

    private @Nullable Instant alarm(Campaign campaign, @Nullable Instant wanted, Instant now) {
        var set = campaign.cursor().wakes();
        if (set != null && !set.isAfter(now)) {
            set = null; // it has gone off, or does so now
        }
        if (wanted == null || set != null && !wanted.isBefore(set)) {
            return set;
        }
        var id = ids.next();
        deposits.setAlarm(id, campaign.id(), wanted);
        timers.schedule(ALARM, id, wanted);
        return wanted;
    }

    private static Campaign.Summary summary(Campaign campaign, Run run, Instant now) {
        var stage = run.stage();
        var progress = run.progress();
        var next = run.nextStep();
        var ended = campaign.summary().ended();
        return new Campaign.Summary(
                stage.word(),
                why(stage),
                ended == null && stage.isOver() ? now : ended,
                next == null ? null : next.name(),
                next == null ? null : next.at(),
                progress.have(),
                progress.want(),
                progress.unit());
    }

    private static String why(Stage stage) {
        return switch (stage) {
            case Stage.Lapsed(var reason) -> reason;
            case Stage.Cancelled(var reason) -> reason;
            case Stage.Draft _, Stage.Open _, Stage.Own _, Stage.Settled _ -> "";
        };
    }

    private void agree(Campaign campaign, List<Deal> agreed, Instant now) {
        if (agreed.isEmpty()) {
            return;
        }
        var aliases = new HashMap<Alias, PartyId>(log.parties(
                campaign.id(),
                agreed.stream()
                        .flatMap(deal -> List.of(deal.buyer(), deal.seller()).stream())
                        .toList()));
        var made = new ArrayList<CampaignDeal>();
        for (var deal : agreed) {
            made.add(new CampaignDeal(
                    ids.next(),
                    campaign.id(),
                    deal.id(),
                    Objects.requireNonNull(aliases.get(deal.buyer())),
                    Objects.requireNonNull(aliases.get(deal.seller())),
                    deal.what(),
                    deal.quantity(),
                    deal.price(),
                    deal.paid(),
                    Map.copyOf(deal.terms()),
                    CampaignDeal.State.AGREED,
                    now,
                    due(deal, now)));
        }
        deals.insert(made);
        facts.deals(made, "campaign.agreed");
        events.publishEvent(new DealsToTell(
                campaign.id(), made.getFirst().id(), made.getLast().id()));
        made.stream()
                .collect(Collectors.groupingBy(
                        CampaignDeal::due, TreeMap::new, Collectors.mapping(CampaignDeal::id, Collectors.toList())))
                .forEach((due, ids) -> timers.schedule(DealDesk.RECEIVED, ids, due));
    }

    private static Instant due(Deal deal, Instant now) {
        var until = deal.terms().get("deliver-until");
        var day = deal.terms().get("day");
        if (until == null && day == null) {
            return now.plus(RECEIVED_AFTER);
        }
        var end = until == null
                ? LocalDate.parse(day).plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant() // it has ended everywhere
                : Instant.parse(until);
        return later(end, now).plus(COMPLAINT);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** The campaign of an alarm, which is gone afterwards; null where there is none any more. */
    @Nullable
    CampaignId takeAlarm(UUID alarm) {
        return deposits.takeAlarm(alarm).orElse(null);
    }
}
