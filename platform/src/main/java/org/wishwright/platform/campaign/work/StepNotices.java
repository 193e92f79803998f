package org.wishwright.platform.campaign.work;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.DealsToTell;
import org.wishwright.platform.campaign.StepToTell;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.DealStore;
import org.wishwright.platform.campaign.store.LogStore;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.notice.Arg;
import org.wishwright.platform.notice.Notice;
import org.wishwright.platform.notice.Notices;
import org.wishwright.platform.notice.Topic;

/** Tells one party what another did that waits for her: a quote, an answer to her offer, a deal that asks where it shall go. */
@Component
class StepNotices {

    private static final int SOME = 1_000;

    private final CampaignStore campaigns;
    private final LogStore log;
    private final DealStore deals;
    private final Runs runs;
    private final Notices notices;
    private final ApplicationEventPublisher events;

    StepNotices(
            CampaignStore campaigns,
            LogStore log,
            DealStore deals,
            Runs runs,
            Notices notices,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.log = log;
        this.deals = deals;
        this.runs = runs;
        this.notices = notices;
        this.events = events;
    }

    @ApplicationModuleListener
    void on(StepToTell event) {
        campaigns.find(event.campaign()).ifPresent(campaign -> {
            if (event.about().isEmpty()) {
                tell(campaign, campaign.convener(), event, Map.of());
            } else {
                log.by(campaign.id(), event.about()).ifPresent(author -> answered(campaign, author, event));
            }
        });
    }

    /** An offer that is answered with a price is told it while it may still be taken. */
    private void answered(Campaign campaign, Alias author, StepToTell event) {
        var party = log.party(campaign.id(), author);
        if (party.isEmpty()) {
            return;
        }
        if (!event.kind().equals("countered")) {
            tell(campaign, party.get(), event, Map.of());
            return;
        }
        var shown = runs.read(campaign, run -> run.shownTo(author, false));
        counter(campaign, shown, event).ifPresent(args -> tell(campaign, party.get(), event, args));
    }

    private static Optional<Map<String, Arg>> counter(
            Campaign campaign, Map<String, @Nullable Object> shown, StepToTell event) {
        for (var offer : maps(shown.get("offers"))) {
            if (event.about().equals(offer.get("entry")) && offer.get("until") instanceof String until) {
                for (var counter : maps(offer.get("counters"))) {
                    if (event.entry().equals(counter.get("entry")) && counter.get("unit") instanceof Long unit) {
                        return Optional.of(Map.of(
                                "unit", new Arg.Amount(Money.of(unit, campaign.currency())),
                                "until", new Arg.Time(Instant.parse(until))));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<? extends Map<?, ?>> maps(@Nullable Object list) {
        return list instanceof List<?> many
                ? many.stream()
                        .filter(Map.class::isInstance)
                        .map(one -> (Map<?, ?>) one)
                        .toList()
                : List.of();
    }

    private void tell(Campaign campaign, PartyId party, StepToTell event, Map<String, Arg> args) {
        notices.tell(List.of(party), notice(campaign, event.kind(), args, event.kind() + ":" + event.entry()));
    }

    @ApplicationModuleListener
    void on(DealsToTell event) {
        var campaign = campaigns.find(event.campaign()).orElse(null);
        if (campaign == null) {
            return;
        }
        var some = deals.unsent(campaign.id(), event.from(), event.until(), SOME);
        some.forEach(deal -> notices.tell(List.of(deal.buyer()), address(campaign, deal)));
        if (some.size() == SOME) {
            UUID last = some.getLast().id(); // told twice, it is told once
            events.publishEvent(new DealsToTell(campaign.id(), last, event.until()));
        }
    }

    private static Notice address(Campaign campaign, CampaignDeal deal) {
        return notice(campaign, "address", Map.of("until", new Arg.Time(deal.due())), "address:" + deal.name());
    }

    private static Notice notice(Campaign campaign, String kind, Map<String, Arg> args, String once) {
        var all = new HashMap<>(args);
        all.put("title", new Arg.Words(campaign.title()));
        return new Notice(
                "campaign-" + kind,
                Topic.CAMPAIGNS,
                all,
                "/campaigns/" + campaign.id(),
                "campaign:" + campaign.id() + ":" + once);
    }
}
