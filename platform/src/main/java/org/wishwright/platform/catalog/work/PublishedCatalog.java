package org.wishwright.platform.catalog.work;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.editing.Widget;
import org.wishwright.configuration.explain.Explainer;
import org.wishwright.configuration.fallback.Configurable;
import org.wishwright.configuration.fallback.SolvedModel;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Blueprints;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.Products;
import org.wishwright.platform.catalog.Products.Product;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.SaleDays;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.catalog.VersionReport;
import org.wishwright.platform.catalog.store.BlueprintStore;
import org.wishwright.platform.catalog.store.ChangeStore;
import org.wishwright.platform.catalog.store.ChangeStore.Preview;
import org.wishwright.platform.catalog.store.CompileStore;
import org.wishwright.platform.catalog.store.DraftStore;
import org.wishwright.platform.catalog.store.ListPriceStore;
import org.wishwright.platform.catalog.store.VersionStore;
import org.wishwright.platform.identity.PartyId;

/** Published versions at hand: those asked for last stay in memory, the others are loaded from their stored compiled form. */
@Service
class PublishedCatalog implements Catalog {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedCatalog.class);
    private static final long CURRENT_STAYS_NANOS = 3_000_000_000L;
    private static final int MOST_CURRENT = 10_000;
    /** About ten seconds: what needs longer is seen when it is published. */
    private static final Budget PREVIEW = new Budget(200_000, 1_000_000_000L, () -> true);

    private final BlueprintStore blueprints;
    private final VersionStore versions;
    private final CompileStore artefacts;
    private final ModelSource models;
    private final DraftStore drafts;
    private final ChangeStore changes;
    private final ListPriceStore prices;
    private final SaleDays days;
    private final Shelf<VersionId, PublishedVersion> kept;
    private final ConcurrentHashMap<BlueprintId, Seen> current = new ConcurrentHashMap<>();

    /** What was on sale when we last looked. */
    private record Seen(Optional<VersionId> version, long nanos) {}

    PublishedCatalog(
            BlueprintStore blueprints,
            VersionStore versions,
            CompileStore artefacts,
            ModelSource models,
            DraftStore drafts,
            ChangeStore changes,
            ListPriceStore prices,
            SaleDays days,
            @Value("${wishwright.catalog.versions-in-memory:24}") int most) {
        this.blueprints = blueprints;
        this.versions = versions;
        this.artefacts = artefacts;
        this.models = models;
        this.drafts = drafts;
        this.changes = changes;
        this.prices = prices;
        this.days = days;
        this.kept = new Shelf<>(most);
    }

    @Override
    public PublishedVersion published(VersionId version) {
        var found = kept.get(version, () -> load(version));
        if (found.isPreview()) { // looked at lately
            throw MakersBench.versionNotFound(version);
        }
        return found;
    }

    private PublishedVersion load(VersionId id) {
        var stored = versions.published(id).orElseThrow(() -> MakersBench.versionNotFound(id));
        var model = models.model(stored.sourceHash());
        return new PublishedVersion(
                id,
                stored.blueprint(),
                stored.number(),
                stored.maker(),
                stored.name(),
                model,
                engine(id, model, stored.artefactHash()),
                new Explainer(model),
                stored.semanticHash(),
                stored.presentationHash(),
                Widget.in(drafts.source(stored.sourceHash())));
    }

    @Override
    public PublishedVersion shown(VersionId version) {
        return kept.get(
                version,
                () -> changes.preview(version)
                        .map(preview -> draft(version, preview))
                        .orElseGet(() -> load(version)));
    }

    private PublishedVersion draft(VersionId id, Preview preview) {
        var blueprint = blueprints.find(preview.blueprint()).orElseThrow(() -> MakersBench.versionNotFound(id));
        var model = models.model(preview.source());
        return new PublishedVersion(
                id,
                blueprint.id(),
                0,
                blueprint.maker(),
                blueprint.name(),
                model,
                Configurable.of(model, PREVIEW).orThrow(),
                new Explainer(model),
                "",
                "",
                Widget.in(drafts.source(preview.source())));
    }

    /** A sold version outlives the form it was compiled into: what this program cannot read it compiles again. */
    private Configurable engine(VersionId id, Model model, @Nullable String hash) {
        if (hash == null) {
            return new Configurable.Searched(SolvedModel.of(model).orThrow());
        }
        var read = CompiledModel.fromBytes(artefacts.artefact(hash));
        if (read instanceof Accepted<CompiledModel>(CompiledModel compiled)
                && compiled.hash().equals(hash)) {
            return new Configurable.Compiled(compiled);
        }
        LOG.warn("Compiling version {} again, its stored form {} is not readable", id, hash);
        return Configurable.of(model, Budget.standard()).orThrow();
    }

    @Override
    public Optional<VersionId> current(BlueprintId blueprint) {
        long now = System.nanoTime();
        var seen = current.get(blueprint);
        if (seen == null || now - seen.nanos() > CURRENT_STAYS_NANOS) {
            seen = new Seen(blueprints.current(blueprint), now);
            if (current.size() >= MOST_CURRENT) {
                current.clear();
            }
            if (seen.version().isPresent()) { // what is published a moment from now shows at once
                current.put(blueprint, seen);
            }
        }
        return seen.version();
    }

    @Override
    public List<VersionId> versions(BlueprintId blueprint, int most) {
        return versions.of(blueprint, most).stream().map(VersionReport::id).toList();
    }

    @Override
    public Products products(String search, @Nullable PartyId maker, @Nullable String cursor, int limit) {
        int wanted = bounded(limit);
        var items = ofTheDay(blueprints.products(search, maker, position(cursor), wanted + 1));
        return items.size() <= wanted
                ? new Products(items, null)
                : new Products(
                        items.subList(0, wanted),
                        items.get(wanted - 1).version().toString());
    }

    private List<Product> ofTheDay(List<Product> products) {
        var dated = prices.of(products.stream().map(Product::version).toList());
        return products.stream()
                .map(product -> {
                    var days = dated.get(product.version());
                    return days == null ? product : product.withFrom(from(product, days));
                })
                .toList();
    }

    private @Nullable Money from(Product product, NavigableMap<LocalDate, OptionalLong> prices) {
        var today = prices.floorEntry(days.today(product.maker()));
        var any = product.from();
        return today == null || today.getValue().isEmpty() || any == null
                ? null
                : new Money(today.getValue().getAsLong(), any.currency());
    }

    @Override
    public Blueprints blueprintsOf(
            PartyId maker, String search, Blueprints.@Nullable State state, @Nullable String cursor, int limit) {
        int wanted = bounded(limit);
        var items = blueprints.ofMaker(maker, search, state == null ? "" : state.name(), position(cursor), wanted + 1);
        return items.size() <= wanted
                ? new Blueprints(items, null)
                : new Blueprints(
                        items.subList(0, wanted),
                        items.get(wanted - 1).blueprint().toString());
    }

    private static int bounded(int limit) {
        return Math.clamp(limit, 1, MOST_ON_A_PAGE);
    }

    private static @Nullable UUID position(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.of(
                    "request.cursor-invalid", "This cursor is not one that was given. Start from the first page."));
        }
    }
}
