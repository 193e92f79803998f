package org.wishwright.platform.catalog.work;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
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
    private static final int MOST_KNOWN = 1_000;

    private final Catalog catalog;
    private final VersionStore versions;
    private final DraftStore sources;
    private final ChangeStore changes;
    private final WholeChoices wholes;
    private final EvaluatedScenes scenes;
    private final Shelf<VersionId, Set<String>> modules = new Shelf<>(MOST_KNOWN);
    private final Shelf<VersionId, Optional<Drawing>> drawings = new Shelf<>(MOST_DRAWINGS);

    DrawnPictures(
            Catalog catalog,
            VersionStore versions,
            DraftStore sources,
            ChangeStore changes,
            WholeChoices wholes,
            EvaluatedScenes scenes) {
        this.catalog = catalog;
        this.versions = versions;
        this.sources = sources;
        this.changes = changes;
        this.wholes = wholes;
        this.scenes = scenes;
    }

    @Override
    public String svg(VersionId id, Map<String, String> choices, String alt) {
        var version = catalog.shown(id);
        return drawings.get(id, () -> load(version))
                .map(drawing -> {
                    var whole = wholes.of(version, choices);
                    return drawing.svg(whole, alt, prefix(id, whole));
                })
                .or(() -> scenes.svg(version, choices, alt))
                .orElseGet(() -> Emblem.svg(version.name().source(), alt));
    }

    @Override
    public Map<String, String> seen(VersionId id, Map<String, String> choices) {
        if (choices.isEmpty()) {
            return choices;
        }
        var seen = new LinkedHashMap<>(choices);
        seen.keySet().retainAll(modules.get(id, () -> modules(catalog.shown(id))));
        return seen;
    }

    private Set<String> modules(PublishedVersion version) {
        return drawings.get(version.id(), () -> load(version))
                .map(Drawing::modules)
                .or(() -> scenes.modules(version))
                .orElse(Set.of());
    }

    /** Pictures that differ have different ids, for they may stand in one page. */
    private static String prefix(VersionId version, Map<String, String> choices) {
        return "p" + Long.toHexString(31L * version.hashCode() + choices.hashCode());
    }

    private Optional<Drawing> load(PublishedVersion version) {
        var hash = version.isPreview()
                ? changes.preview(version.id()).map(ChangeStore.Preview::picture)
                : versions.picture(version.id());
        return hash.map(
                one -> Drawing.read(sources.source(one), version.model()).orThrow());
    }
}
