package org.wishwright.platform.campaign.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.DepositAsked;
import org.wishwright.platform.campaign.MembersToTell;
import org.wishwright.platform.campaign.MembersToTell.What;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.DepositStore;
import org.wishwright.platform.campaign.store.LogStore;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.notice.Arg;
import org.wishwright.platform.notice.Notice;
import org.wishwright.platform.notice.Notices;
import org.wishwright.platform.notice.Topic;
import org.wishwright.platform.timer.TimerHandler;

/** Tells those who take part in a campaign, and its convener, what happens in it, and who has to pay that it is time. */
@Component
class CampaignNotices implements TimerHandler {

    static final String PAYMENT_DUE = "campaign.payment-due";

    /** So long before the end of a stage those are reminded who have not paid. */
    static final Duration BEFORE = Duration.ofHours(24);

    private static final int SOME = 1_000;

    private final CampaignStore campaigns;
    private final LogStore log;
    private final DepositStore deposits;
    private final Notices notices;
    private final ApplicationEventPublisher events;

    CampaignNotices(
            CampaignStore campaigns,
            LogStore log,
            DepositStore deposits,
            Notices notices,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.log = log;
        this.deposits = deposits;
        this.notices = notices;
        this.events = events;
    }

    @Override
    public String kind() {
        return PAYMENT_DUE;
    }

    @Override
    public void fire(UUID subject, Instant due) {
        events.publishEvent(new MembersToTell(new CampaignId(subject), What.PAYMENT_DUE, due.toString(), ""));
    }

    @ApplicationModuleListener
    void on(MembersToTell event) {
        var campaign = campaigns.find(event.campaign()).orElse(null);
        if (campaign == null) {
            return;
        }
        var some = log.membersAfter(campaign.id(), event.after(), SOME);
        var parties = new ArrayList<PartyId>(some.values());
        if (event.after().isEmpty()) {
            parties.add(campaign.convener());
        }
        switch (event.what()) {
            case STAGE -> {
                notices.tell(parties, stage(campaign, event.mark()));
                toPay(campaign, parties, "pay");
            }
            case NEWS -> notices.tell(parties, notice(campaign, "campaign-news", Map.of(), "news:" + event.mark()));
            case PAYMENT_ASKED -> toPay(campaign, parties, "pay");
            case PAYMENT_DUE -> toPay(campaign, parties, "remind");
        }
        if (some.size() == SOME) {
            events.publishEvent(new MembersToTell(campaign.id(), event.what(), event.mark(), some.lastKey()));
        }
    }

    private void toPay(Campaign campaign, List<PartyId> parties, String why) {
        if (campaign.isOver()) {
            return;
        }
        for (DepositAsked asked : deposits.asked(campaign.id(), parties)) {
            var args =
                    Map.<String, Arg>of("amount", new Arg.Amount(asked.amount()), "until", new Arg.Time(asked.until()));
            notices.tell(List.of(asked.party()), notice(campaign, "campaign-pay", args, why + ":" + asked.entry()));
        }
    }

    private static Notice stage(Campaign campaign, String stage) {
        return notice(
                campaign, "campaign-stage", Map.of("stage", new Arg.Key("campaign.stage." + stage)), "stage:" + stage);
    }

    private static Notice notice(Campaign campaign, String kind, Map<String, Arg> args, String once) {
        var all = new java.util.HashMap<String, Arg>(args);
        all.put("title", new Arg.Words(campaign.title()));
        return new Notice(
                kind, Topic.CAMPAIGNS, all, "/campaigns/" + campaign.id(), "campaign:" + campaign.id() + ":" + once);
    }
}
