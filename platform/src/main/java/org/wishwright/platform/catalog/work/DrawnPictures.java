package org.wishwright.platform.catalog.work;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.Pictures;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.catalog.picture.Drawing;
import org.wishwright.platform.catalog.picture.Emblem;
import org.wishwright.platform.catalog.store.ChangeStore;
import org.wishwright.platform.catalog.store.DraftStore;
import org.wishwright.platform.catalog.store.VersionStore;

/** Pictures of published versions; the drawings used last stay in memory, read and checked. */
@Service
class DrawnPictures implements Pictures {

    private static final int MOST_DRAWINGS = 24;
    private static final int MOST_STANDARDS = 1_000;

    private final Catalog catalog;
    private final VersionStore versions;
    private final DraftStore sources;
    private final ChangeStore changes;
    private final Shelf<VersionId, Optional<Drawing>> drawings = new Shelf<>(MOST_DRAWINGS);
    private final Shelf<VersionId, Map<String, String>> standards = new Shelf<>(MOST_STANDARDS);

    DrawnPictures(Catalog catalog, VersionStore versions, DraftStore sources, ChangeStore changes) {
        this.catalog = catalog;
        this.versions = versions;
        this.sources = sources;
        this.changes = changes;
    }

    @Override
    public String svg(VersionId id, Map<String, String> choices, String alt) {
        var version = catalog.shown(id);
        return drawings.get(id, () -> load(version))
                .map(drawing -> {
                    var whole = whole(version, choices);
                    return drawing.svg(whole, alt, prefix(id, whole));
                })
                .orElseGet(() -> Emblem.svg(version.name().source(), alt));
    }

    /** Pictures that differ have different ids, for they may stand in one page. */
    private static String prefix(VersionId version, Map<String, String> choices) {
        return "p" + Long.toHexString(31L * version.hashCode() + choices.hashCode());
    }

    private Optional<Drawing> load(PublishedVersion version) {
        var hash = version.isPreview()
                ? changes.preview(version.id()).map(ChangeStore.Preview::picture)
                : versions.picture(version.id());
        return hash
                .map(one -> Drawing.read(sources.source(one), version.model()).orThrow());
    }

    private Map<String, String> whole(PublishedVersion version, Map<String, String> choices) {
        var known = known(version.compiled().vocabulary(), choices);
        if (known.size() == version.compiled().vocabulary().size()) {
            return known;
        }
        if (known.isEmpty()) {
            return standard(version);
        }
        var completed =
                Selection.of(version.compiled().vocabulary(), known) instanceof Accepted<Selection>(Selection chosen)
                        ? version.compiled().ask(chosen).cheapestCompletion()
                        : Optional.<Configuration>empty();
        var whole = new HashMap<>(completed.map(Configuration::choices).orElseGet(() -> standard(version)));
        whole.putAll(known);
        return whole;
    }

    private static Map<String, String> known(Vocabulary vocabulary, Map<String, String> choices) {
        var known = new LinkedHashMap<String, String>();
        choices.forEach((module, option) -> {
            int index = vocabulary.indexOf(module);
            if (index >= 0 && vocabulary.indexOf(index, option) >= 0) {
                known.put(module, option);
            }
        });
        return known;
    }

    /** What the product looks like while nothing is chosen, as it stands in every list. */
    private Map<String, String> standard(PublishedVersion version) {
        return standards.get(version.id(), () -> {
            var compiled = version.compiled();
            return compiled.ask(Selection.empty(compiled.vocabulary()))
                    .cheapestCompletion()
                    .map(Configuration::choices)
                    .orElse(Map.of());
        });
    }
}
