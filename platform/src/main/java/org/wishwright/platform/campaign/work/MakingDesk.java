package org.wishwright.platform.campaign.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.DealsToTell;
import org.wishwright.platform.campaign.Making;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.DealStore;
import org.wishwright.platform.campaign.store.MakingStore;
import org.wishwright.platform.campaign.ways.Ways;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.SaleDays;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.wish.OwnChoices;
import org.wishwright.platform.wish.WishId;
import org.wishwright.platform.wish.Wishes;

/** Where a seller says how she makes what she sells: one of her products, configured whole. */
@Service
public class MakingDesk {

    private static final int MOST_OFFERED = 100;

    private final CampaignStore campaigns;
    private final CampaignReading reading;
    private final CampaignLog log;
    private final DealStore deals;
    private final MakingStore makings;
    private final Ways ways;
    private final Catalog catalog;
    private final SaleDays days;
    private final Wishes wishes;
    private final OwnChoices own;
    private final CampaignFacts facts;
    private final Live live;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    MakingDesk(
            CampaignStore campaigns,
            CampaignReading reading,
            CampaignLog log,
            DealStore deals,
            MakingStore makings,
            Ways ways,
            Catalog catalog,
            SaleDays days,
            Wishes wishes,
            OwnChoices own,
            CampaignFacts facts,
            Live live,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.reading = reading;
        this.log = log;
        this.deals = deals;
        this.makings = makings;
        this.ways = ways;
        this.catalog = catalog;
        this.days = days;
        this.wishes = wishes;
        this.own = own;
        this.facts = facts;
        this.live = live;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Something that the caller sells in a campaign.
     *
     * @param making null where she has not said how yet
     * @param open whether she may say it, or say it otherwise
     */
    public record Line(
            PartyId seller,
            String what,
            LocalText name,
            @Nullable Making making,
            boolean open) {}

    /** A way of making it that she can choose. */
    public record Offered(
            String code, LocalText product, Map<String, String> choices, VersionId version, boolean saved) {}

    /** How each thing of a campaign is made, for everybody who sees it. */
    public List<Making> of(CampaignId campaign) {
        return makings.of(campaign);
    }

    /** The orders that deals became. */
    public Map<UUID, UUID> orders(List<CampaignDeal> of) {
        return of.isEmpty()
                ? Map.of()
                : deals.became(of.stream().map(CampaignDeal::id).toList());
    }

    /** What the caller sells there; refused as {@code campaign.making-forbidden} where that is nothing. */
    public List<Line> lines(Caller caller, CampaignId id) {
        var campaign = reading.find(Optional.of(caller), id);
        var bound = makings.of(id);
        var lines = new ArrayList<Line>();
        sold(caller, campaign).forEach((what, seller) -> {
            var making = bound.stream()
                    .filter(one -> one.what().equals(what) && one.seller().equals(seller))
                    .findFirst()
                    .orElse(null);
            lines.add(new Line(seller, what, name(campaign, what), making, making == null || campaign.isDraft()));
        });
        if (lines.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    "campaign.making-forbidden", "You sell nothing here. Only the seller says how it is made."));
        }
        return lines;
    }

    /** What the rules let the convener sell, and what the caller's deals are about; with who sells it. */
    private Map<String, PartyId> sold(Caller caller, Campaign campaign) {
        var sold = new LinkedHashMap<String, PartyId>();
        if (caller.actsFor(campaign.convener(), Role.MAKER)) {
            ways.of(campaign.mechanism())
                    .sold(Mechanisms.rules(campaign))
                    .forEach(what -> sold.put(what, campaign.convener()));
        }
        deals.sold(campaign.id(), CampaignReading.sides(caller)).forEach(sold::putIfAbsent);
        return sold;
    }

    static LocalText name(Campaign campaign, String what) {
        var name = campaign.names().get(what);
        return name == null ? LocalText.of("en", what) : name;
    }

    /** Products of the makers that she acts for as they come, and what she saved of them. */
    public List<Offered> offered(Caller caller, CampaignId campaign) {
        var offered = new ArrayList<Offered>();
        var sellers =
                lines(caller, campaign).stream().map(Line::seller).distinct().toList();
        for (var wish : wishes.list(caller, null, MOST_OFFERED).items()) {
            var version = catalog.published(wish.version());
            if (sellers.contains(version.maker())) {
                var code = "wish:" + wish.id();
                offered.add(new Offered(code, wish.product(), wish.choices(), wish.version(), true));
            }
        }
        for (var seller : sellers) {
            for (var product : catalog.products("", seller, null, MOST_OFFERED).items()) {
                var version = catalog.published(product.version());
                own.usual(version, days.today(version))
                        .ifPresent(whole -> offered.add(
                                new Offered("version:" + version.id(), version.name(), whole, version.id(), false)));
            }
        }
        return offered;
    }

    /** Binds what was {@link #offered} under a code. */
    @Transactional
    public void bind(Caller caller, CampaignId id, String what, String code) {
        int at = code.indexOf(':');
        var uuid = uuid(code.substring(at + 1));
        if (code.startsWith("wish:")) {
            var wish = wishes.wish(caller, new WishId(uuid));
            bind(caller, id, what, wish.version(), wish.choices());
        } else {
            var version = catalog.published(new VersionId(uuid));
            var whole = own.usual(version, days.today(version))
                    .orElseThrow(() -> new RefusedException(Refusal.of(
                            "campaign.making-open",
                            "Somebody has to choose first. Configure it, save it, then choose what you saved.",
                            "field",
                            "making")));
            bind(caller, id, what, version.id(), whole);
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.of(
                    "campaign.making-unknown",
                    "Choose one of your products or saved configurations.",
                    "field",
                    "making"));
        }
    }

    /** Says how something is made: a product of the seller's that is on sale, whole and valid today. Once open, it stands. */
    @Transactional
    public void bind(Caller caller, CampaignId id, String what, VersionId version, Map<String, String> choices) {
        log.lock(id);
        var line = lines(caller, id).stream()
                .filter(one -> one.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "campaign.making-forbidden", "You sell nothing here. Only the seller says how it is made.")));
        if (!line.open()) {
            throw new RefusedException(Refusal.of(
                    "campaign.making-stands",
                    "People have seen how this is made; it stands. Tell them by news if something is not right."));
        }
        var published = catalog.published(version);
        refuseOthers(published, line.seller(), campaigns.find(id).orElseThrow());
        var part = own.part(published, choices, days.today(published));
        var whole = own.example(part);
        var making = new Making(
                line.seller(),
                what,
                version,
                part.fixed(),
                part.asked(),
                part.asked().isEmpty() ? whole.hash() : shared(version, part),
                clock.instant());
        makings.bind(id, making);
        facts.bound(id, making);
        events.publishEvent(DealsToTell.all(id));
        live.touch(CampaignLog.topic(id));
    }

    private void refuseOthers(PublishedVersion published, PartyId seller, Campaign campaign) {
        boolean onSale = catalog.current(published.blueprint())
                .filter(published.id()::equals)
                .isPresent();
        if (!published.maker().equals(seller) || !onSale) {
            throw new RefusedException(Refusal.of(
                    "campaign.making-not-yours",
                    "Choose a product that the seller herself makes and has on sale.",
                    "field",
                    "making"));
        }
        if (!published.model().currency().getCurrencyCode().equals(campaign.currency())) {
            throw new RefusedException(Refusal.of(
                    "campaign.making-currency",
                    "This product is sold in another currency than the campaign.",
                    "field",
                    "making"));
        }
    }

    /** Of what is the same for all: nobody's own things are in it. */
    private static String shared(VersionId version, OwnChoices.Part part) {
        return CampaignFacts.hash(CanonicalJson.write(
                Map.of("version", version.toString(), "choices", part.fixed(), "asked", part.asked())));
    }

    /** By how much the seller's list price differs by what buyers give; the deal's price holds whatever it is. */
    public Money spread(Making making) {
        var version = catalog.published(making.version());
        var part = new OwnChoices.Part(version, making.choices(), making.asked(), days.on(version, making.bound()));
        return new Money(
                making.asked().isEmpty() ? 0 : own.spread(part), version.model().currency());
    }
}
