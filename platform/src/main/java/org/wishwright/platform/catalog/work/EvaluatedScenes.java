package org.wishwright.platform.catalog.work;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.Scenes;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.catalog.scene.Scene;
import org.wishwright.platform.catalog.store.ChangeStore;
import org.wishwright.platform.catalog.store.DraftStore;
import org.wishwright.platform.catalog.store.VersionStore;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Shapes;

/** Scenes of published versions; those used last stay in memory, read and checked, and their newest answers with them. */
@Service
class EvaluatedScenes implements Scenes {

    private static final int MOST_SCENES = 24;
    private static final int MOST_ANSWERS = 256;

    private final Catalog catalog;
    private final VersionStore versions;
    private final DraftStore sources;
    private final Shapes shapes;
    private final WholeChoices wholes;
    private final ChangeStore changes;
    private final Shelf<VersionId, Optional<Scene>> scenes = new Shelf<>(MOST_SCENES);
    private final Shelf<Asked, byte[]> answers = new Shelf<>(MOST_ANSWERS);

    private record Asked(VersionId version, Map<String, String> choices) {}

    EvaluatedScenes(
            Catalog catalog,
            VersionStore versions,
            DraftStore sources,
            Shapes shapes,
            WholeChoices wholes,
            ChangeStore changes) {
        this.catalog = catalog;
        this.versions = versions;
        this.sources = sources;
        this.shapes = shapes;
        this.wholes = wholes;
        this.changes = changes;
    }

    @Override
    public boolean has(VersionId version) {
        return scene(catalog.shown(version)).isPresent();
    }

    @Override
    public Optional<byte[]> json(VersionId id, Map<String, String> choices) {
        var version = catalog.shown(id);
        return scene(version).map(scene -> {
            var whole = wholes.of(version, choices);
            return answers.get(
                    new Asked(id, new TreeMap<>(whole)), () -> scene.json(whole).getBytes(StandardCharsets.UTF_8));
        });
    }

    @Override
    public Optional<byte[]> part(VersionId id, String name) {
        return scene(catalog.shown(id))
                .flatMap(scene -> scene.file(name))
                .flatMap(file -> shapes.shape(new FileId(UUID.fromString(file))));
    }

    /** The scene drawn flat; empty where the version has none. */
    Optional<String> svg(PublishedVersion version, Map<String, String> choices, String title) {
        return scene(version).map(scene -> scene.svg(wholes.of(version, choices), title));
    }

    private Optional<String> hash(PublishedVersion version) {
        return version.isPreview()
                ? changes.preview(version.id()).map(ChangeStore.Preview::scene)
                : versions.scene(version.id());
    }

    private Optional<Scene> scene(PublishedVersion version) {
        return scenes.get(
                version.id(),
                () -> hash(version)
                        .map(hash -> Scene.read(sources.source(hash), version.model(), shapes.of(version.maker()))
                                .orThrow()));
    }
}
