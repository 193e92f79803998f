package org.wishwright.platform.campaign.work;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

    /** So much money moves in one transaction; the rest follows in the next ones, at once. */
    private static final int MOST_STEPS = 150;

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

    /** A refused input leaves no trace. */
    Outcome<Taken> take(CampaignId id, Alias by, Input what) {
        var campaign = emptied(lock(id));
        var now = clock.instant();
        var held = runs.hold(campaign);
        long seq = campaign.cursor().lastSeq() + 1;
        var answer = held.run().take(new Logged(seq, now, by, what));
        if (answer.isAccepted()) {
            held.took(seq);
            var row = row(seq, now, by, what);
            log.append(id, row);
            log.hide(id, row);
            facts.logged(id, row);
            carry(campaign, held.run(), seq, now);
        }
        return answer;
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

    /** Lets what is due take effect, and goes on with money that has not moved yet. */
    void wake(CampaignId id) {
        var campaign = emptied(lock(id));
        if (campaign.opened() == null) {
            return;
        }
        var now = clock.instant();
        var run = runs.hold(campaign).run();
        run.advance(now);
        carry(campaign, run, campaign.cursor().lastSeq(), now);
    }

    /** Whether a sum is still waited for. */
    boolean awaits(Campaign locked, String entry) {
        var run = runs.hold(emptied(locked)).run();
        run.advance(clock.instant());
        return run.awaits(entry);
    }

    /** Whether an input would be taken now. */
    Outcome<Taken> tried(CampaignId id, Alias by, Input what) {
        var campaign = emptied(lock(id));
        var input = new Logged(campaign.cursor().lastSeq() + 1, clock.instant(), by, what);
        return runs.hold(campaign).run().tried(input);
    }

    /** Ballots that wait are logged before their round closes. */
    private Campaign emptied(Campaign locked) {
        var closing = Urn.closing(locked, clock.instant());
        if (closing.equals(Instant.MAX)) {
            return locked;
        }
        takeAll(locked, closing, urn.empty(locked.id()));
        return lock(locked.id());
    }

    /** Takes inputs of many under one time; one that is refused leaves no trace. */
    void takeAll(Campaign locked, Instant at, Map<Alias, Input> inputs) {
        var held = runs.hold(locked);
        long seq = locked.cursor().lastSeq();
        for (var input : inputs.entrySet()) {
            var logged = new Logged(seq + 1, at, input.getKey(), input.getValue());
            if (held.run().take(logged).isAccepted()) {
                seq++;
                held.took(seq);
                var row = new LogStore.Row(seq, at, logged.by().text(), Mechanisms.written(logged.what()));
                log.append(locked.id(), row);
                facts.logged(locked.id(), row);
            }
        }
        if (seq > locked.cursor().lastSeq()) {
            carry(locked, held.run(), seq, at);
        }
    }

    /** Logs the ballots that wait, now. */
    void empty(CampaignId id) {
        takeAll(lock(id), clock.instant(), urn.empty(id));
    }

    private void carry(Campaign campaign, Run run, long seq, Instant now) {
        var cursor = campaign.cursor();
        var agreed = run.dealsSince(cursor.dealsDone());
        agree(campaign, agreed, now);
        var steps = run.moneySince(cursor.moneyDone());
        var posted = steps.subList(0, Math.min(steps.size(), MOST_STEPS));
        posting.post(campaign, cursor.moneyDone(), posted, now);
        var summary = summary(campaign, run, now);
        if (summary.ended() != null && campaign.summary().ended() == null) {
            facts.ended(campaign.id(), summary);
            urn.close(campaign.id());
        }
        if (!summary.stage().equals(campaign.summary().stage())) {
            announce(campaign, summary, now);
        } else if (posted.stream().anyMatch(step -> step instanceof MoneyStep.Asked && !step.entry().equals("e" + seq))) {
            events.publishEvent(new MembersToTell(campaign.id(), What.PAYMENT_ASKED, "", ""));
        }
        boolean more = posted.size() < steps.size();
        var next = run.next();
        var wakes = alarm(campaign, more ? now : next == null ? null : next.at(), now);
        campaigns.advance(
                campaign.id(),
                summary,
                new Campaign.Cursor(
                        seq, cursor.moneyDone() + posted.size(), cursor.dealsDone() + agreed.size(), wakes));
        live.touch(topic(campaign.id()));
    }

    private void announce(Campaign campaign, Campaign.Summary summary, Instant now) {
        events.publishEvent(new MembersToTell(campaign.id(), What.STAGE, summary.stage(), ""));
        var last = summary.nextAt();
        if (last != null && last.minus(CampaignNotices.BEFORE).isAfter(now)) {
            timers.schedule(
                    CampaignNotices.PAYMENT_DUE, campaign.id().value(), last.minus(CampaignNotices.BEFORE));
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
        var aliases = new HashMap<Alias, PartyId>(log.parties(
                campaign.id(),
                agreed.stream()
                        .flatMap(deal -> List.of(deal.buyer(), deal.seller()).stream())
                        .toList()));
        for (var deal : agreed) {
            var kept = new CampaignDeal(
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
                    due(deal, now));
            deals.insert(kept);
            facts.deal(kept, "campaign.agreed");
            timers.schedule(DealDesk.RECEIVED, kept.id(), kept.due());
        }
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
