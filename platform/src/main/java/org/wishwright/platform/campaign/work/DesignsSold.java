package org.wishwright.platform.campaign.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.market.Alias;
import org.wishwright.market.Run;
import org.wishwright.market.cocreation.CoCreationRules;
import org.wishwright.market.contest.ContestRules;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.Work;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.DescentStore;
import org.wishwright.platform.campaign.store.LogStore;
import org.wishwright.platform.campaign.store.WorkStore;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.Designed;
import org.wishwright.platform.catalog.Designs;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/** What a contest chose, or many drew together, on its way to be sold: a presale of it, or products made by it, with the royalty agreed. */
@Service
public class DesignsSold {

    private static final Pattern WRITTEN = Pattern.compile("([0-9a-f-]{36})(?::([a-z0-9][a-z0-9-]{0,63}))?");
    private static final int MOST_PRODUCTS = 100;

    private final CampaignStore campaigns;
    private final DescentStore descents;
    private final WorkStore works;
    private final LogStore log;
    private final Runs runs;
    private final Catalog catalog;
    private final Designs designs;
    private final CampaignDesk desk;
    private final CampaignFacts facts;
    private final Files files;
    private final BusinessClock clock;

    DesignsSold(
            CampaignStore campaigns,
            DescentStore descents,
            WorkStore works,
            LogStore log,
            Runs runs,
            Catalog catalog,
            Designs designs,
            CampaignDesk desk,
            CampaignFacts facts,
            Files files,
            BusinessClock clock) {
        this.campaigns = campaigns;
        this.descents = descents;
        this.works = works;
        this.log = log;
        this.runs = runs;
        this.catalog = catalog;
        this.designs = designs;
        this.desk = desk;
        this.facts = facts;
        this.files = files;
        this.clock = clock;
    }

    /**
     * A design that can be sold.
     *
     * @param work null where many drew it
     * @param price of one piece, as its contest asked; null where none was said
     */
    public record Design(
            Campaign source,
            @Nullable Work work,
            String title,
            Designed designed,
            @Nullable Money price) {

        /** As an address names it. */
        public String code() {
            return source.id() + (designed.work().isEmpty() ? "" : ":" + designed.work());
        }

        /** Where it is shown. */
        public String path() {
            return pathOf(designed);
        }
    }

    public static String pathOf(Designed designed) {
        return "/campaigns/" + designed.source() + (designed.work().isEmpty() ? "" : "/works/" + designed.work());
    }

    /** A design that won, or that all who drew it agreed on; empty where there is none such. */
    public Optional<Design> find(String code) {
        var matcher = WRITTEN.matcher(code.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var work = matcher.group(2) == null ? "" : matcher.group(2);
            return campaigns
                    .find(new CampaignId(UUID.fromString(matcher.group(1))))
                    .filter(source -> source.summary().stage().equals("settled"))
                    .flatMap(source -> switch (source.mechanism()) {
                        case "contest" -> won(source, work);
                        case "cocreation" -> work.isEmpty() ? agreed(source) : Optional.empty();
                        default -> Optional.empty();
                    });
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Design> won(Campaign source, String code) {
        boolean stands =
                runs.read(source, Run::shown).get("designs") instanceof List<?> standing && standing.contains(code);
        var rules = (ContestRules) CampaignReading.rulesOf(source);
        return works.find(source.id(), code)
                .filter(work -> stands && work.state() == Work.State.IN)
                .map(work -> new Design(
                        source,
                        work,
                        work.texts().title(),
                        Designed.by(work.author(), source.id().value(), code, source.number(), rules.royalty()),
                        rules.price().isPositive() ? rules.price() : null));
    }

    private Optional<Design> agreed(Campaign source) {
        var rules = (CoCreationRules) CampaignReading.rulesOf(source);
        var shares = new LinkedHashMap<PartyId, Integer>();
        if (runs.read(source, run -> run.state().result()).get("shares") instanceof Map<?, ?> parts) {
            parts.forEach((alias, part) -> log.party(source.id(), new Alias(String.valueOf(alias)))
                    .ifPresent(party -> shares.merge(party, Integer.valueOf(String.valueOf(part)), Integer::sum)));
        }
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(new Design(
                        source,
                        null,
                        rules.design(),
                        new Designed(source.id().value(), "", source.number(), rules.royalty(), shares),
                        null));
    }

    /** Whether the caller may sell it: who called for it. */
    public static boolean sells(Caller caller, Campaign source) {
        return caller.actsFor(source.convener(), Role.MAKER);
    }

    /** Refused as {@code campaign.design-unknown} or {@code campaign.design-forbidden}; empty where no design is named. */
    public Optional<Design> checked(Caller caller, String code) {
        if (code.isBlank()) {
            return Optional.empty();
        }
        var design = find(code)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "campaign.design-unknown",
                        "There is no such design that won or was agreed on. Begin at its page.",
                        "field",
                        "design")));
        if (!sells(caller, design.source())) {
            throw new RefusedException(Refusal.of(
                    "campaign.design-forbidden",
                    "Only who called for the design sells it. Ask her, or begin without it."));
        }
        return Optional.of(design);
    }

    /** Call {@link #checked} first. From here on what the campaign sells pays the royalty. */
    @Transactional
    public void link(CampaignId campaign, Design design) {
        descents.insert(campaign, design.designed());
        facts.designed(campaign, design.designed());
    }

    /** Outside any transaction: the campaign shows the winner's drawing, where it has one. */
    public void picture(Caller caller, CampaignId campaign, Design design) {
        var work = design.work();
        var drawing = work == null ? null : work.picture();
        Optional.ofNullable(drawing)
                .flatMap(file -> files.picture(new FileId(file), Size.SCREEN))
                .ifPresent(picture -> desk.picture(caller, campaign, picture.jpegOrPng()));
    }

    /** The design that a campaign sells. */
    public Optional<Designed> of(CampaignId campaign) {
        return descents.of(campaign);
    }

    /** Opened campaigns that sell it. */
    public List<Campaign> campaigns(Design design) {
        return descents.selling(design.source().id(), design.designed().work()).stream()
                .flatMap(id -> campaigns.find(id).stream())
                .toList();
    }

    /** Names of the products that are made by it. */
    public List<LocalText> products(Design design) {
        var designed = design.designed();
        return designs.by(designed.source(), designed.work()).stream()
                .flatMap(product -> catalog.current(product).stream())
                .map(version -> catalog.published(version).name())
                .toList();
    }

    /** Products on sale that the caller's organisations make and that are made by no design yet, by their version. */
    public Map<VersionId, LocalText> offered(Caller caller) {
        var offered = new LinkedHashMap<VersionId, LocalText>();
        for (var side : CampaignReading.sides(caller)) {
            var bound = designs.of(side).keySet();
            catalog.products("", side, null, MOST_PRODUCTS).items().stream()
                    .map(product -> catalog.published(product.version()))
                    .filter(version -> !bound.contains(version.blueprint()))
                    .forEach(version -> offered.put(version.id(), version.name()));
        }
        return offered;
    }

    /** From now on every order of this product pays the royalty, for good. */
    @Transactional
    public void bind(Caller caller, String code, String version) {
        var design = checked(caller, code)
                .orElseThrow(() -> new RefusedException(
                        Refusal.of("campaign.design-unknown", "Say which design it is.", "field", "design")));
        var product = offered(caller).keySet().stream()
                .filter(one -> one.toString().equals(version))
                .findFirst()
                .map(catalog::published)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "campaign.design-product",
                        "Choose a product of yours that is on sale and made by no other design.",
                        "field",
                        "product")));
        designs.bind(product.blueprint(), product.maker(), design.designed(), clock.instant());
        facts.designed(design.source().id(), Objects.requireNonNull(design.designed()));
    }
}
