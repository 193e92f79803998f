package org.wishwright.platform.campaign.work;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.market.Alias;
import org.wishwright.market.Input;
import org.wishwright.market.contest.ContestInput;
import org.wishwright.market.task.TaskInput;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.Work;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.WorkStore;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.notice.Arg;
import org.wishwright.platform.notice.Notice;
import org.wishwright.platform.notice.Notices;
import org.wishwright.platform.notice.Topic;

/** What the platform is asked to decide: a design that must not be shown, a task call that no work fits. */
@Service
public class ReportDesk {

    private static final int MOST_REASON = 1_000;
    private static final int MOST_ANSWER = 200;

    private final CampaignLog inputs;
    private final CampaignStore campaigns;
    private final WorkStore works;
    private final WorkTexts texts;
    private final Notices notices;
    private final Live live;
    private final IdSource ids;
    private final BusinessClock clock;

    ReportDesk(
            CampaignLog inputs,
            CampaignStore campaigns,
            WorkStore works,
            WorkTexts texts,
            Notices notices,
            Live live,
            IdSource ids,
            BusinessClock clock) {
        this.inputs = inputs;
        this.campaigns = campaigns;
        this.works = works;
        this.texts = texts;
        this.notices = notices;
        this.live = live;
        this.ids = ids;
        this.clock = clock;
    }

    /** A report with the campaign it is of. */
    public record Asked(Work.Report report, Campaign campaign) {}

    /** Anybody who is signed in may say that a design must not be shown; one at a time in a campaign. */
    @Transactional
    public void report(Caller caller, CampaignId id, String code, String reason) {
        var work = texts.standing(id, code);
        if (!inputs.lock(id).mechanism().equals("contest")) {
            throw WorkTexts.notFound();
        }
        file(caller, id, work.id(), reason);
    }

    /** The convener of a task call says that no work does what was asked. */
    @Transactional
    public void noneFits(Caller caller, CampaignId id, String reason) {
        var campaign = inputs.lock(id);
        if (!campaign.mechanism().equals("task") || !caller.actsFor(campaign.convener(), Role.MAKER)) {
            throw new RefusedException(Refusal.of(
                    "campaign.not-yours-forbidden", "Another party called this campaign; only she asks this."));
        }
        if (campaign.isOver() || campaign.isDraft()) {
            throw new RefusedException(
                    Refusal.of("campaign.not-now", "This is not possible now. Look at what the page offers."));
        }
        file(caller, id, null, reason);
    }

    private void file(Caller caller, CampaignId id, @Nullable UUID work, String reason) {
        if (works.waits(id, caller.person())) {
            throw new RefusedException(Refusal.of(
                    "campaign.report-waits", "An operator is looking at what you said before. Wait for the answer."));
        }
        var said = texts.said(reason, MOST_REASON, "reason");
        works.report(ids.next(), id, work, caller.person(), said, clock.instant());
    }

    /** What waits for a decision, oldest first; an operator asks. */
    public List<Asked> open(int most) {
        return works.open(most).stream()
                .flatMap(report -> campaigns.find(report.campaign()).stream().map(found -> new Asked(report, found)))
                .toList();
    }

    /** An operator decides; her answer is what the designer reads. */
    @Transactional
    public void decide(UUID id, boolean upheld, String answer) {
        var report = works.undecided(id)
                .orElseThrow(() -> new RefusedException(
                        Refusal.of("campaign.report-not-found", "This was decided, or there is no such report.")));
        var said = texts.said(answer, MOST_ANSWER, "answer");
        var campaign = inputs.lock(report.campaign());
        if (upheld) {
            Optional.ofNullable(report.work()).ifPresent(work -> works.enter(work.id(), Work.State.DOWN, said));
            step(campaign, report, said)
                    .filter(_ -> !campaign.isOver())
                    .ifPresent(step ->
                            inputs.take(campaign.id(), Alias.PLATFORM, step).orThrow());
        }
        works.decide(id, upheld, said, clock.instant());
        tell(report, campaign, upheld, said);
        live.touch(CampaignLog.topic(campaign.id()));
    }

    private void tell(Work.Report report, Campaign campaign, boolean upheld, String said) {
        var path = "/campaigns/" + campaign.id();
        var about = Map.<String, Arg>of("title", new Arg.Words(campaign.title()), "answer", new Arg.Plain(said));
        var once = "campaign-report:" + report.id();
        notices.tell(List.of(report.reporter()), new Notice("campaign-report", Topic.CAMPAIGNS, about, path, once));
        var work = report.work();
        if (upheld && work != null) {
            var mine = path + "/works/" + work.code();
            notices.tell(
                    List.of(work.author()),
                    new Notice("campaign-work-down", Topic.CAMPAIGNS, about, mine, once + ":down"));
        }
    }

    /** What is logged of it; of one who took hers back meanwhile nothing. */
    private static Optional<Input> step(Campaign campaign, Work.Report report, String said) {
        var work = report.work();
        if (work == null) {
            return Optional.of(new TaskInput.NoneFit(said));
        }
        return campaign.mechanism().equals("contest") && work.state() == Work.State.IN
                ? Optional.of(new ContestInput.TookDown(work.code(), said))
                : Optional.empty();
    }
}
