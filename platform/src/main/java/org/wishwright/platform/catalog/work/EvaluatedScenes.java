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
    private final Shelf<VersionId, Optional<Scene>> scenes = new Shelf<>(MOST_SCENES);
    private final Shelf<Asked, byte[]> answers = new Shelf<>(MOST_ANSWERS);

    private record Asked(VersionId version, Map<String, String> choices) {}

    EvaluatedScenes(
            Catalog catalog, VersionStore versions, DraftStore sources, Shapes shapes, WholeChoices wholes) {
        this.catalog = catalog;
        this.versions = versions;
        this.sources = sources;
        this.shapes = shapes;
        this.wholes = wholes;
    }

    @Override
    public boolean has(VersionId version) {
        return scene(catalog.published(version)).isPresent();
    }

    @Override
    public Optional<byte[]> json(VersionId id, Map<String, String> choices) {
        var version = catalog.published(id);
        return scene(version).map(scene -> {
            var whole = wholes.of(version, choices);
            return answers.get(
                    new Asked(id, new TreeMap<>(whole)), () -> scene.json(whole).getBytes(StandardCharsets.UTF_8));
        });
    }

    @Override
    public Optional<byte[]> part(VersionId id, String name) {
        return scene(catalog.published(id))
                .flatMap(scene -> scene.file(name))
                .flatMap(file -> shapes.shape(new FileId(UUID.fromString(file))));
    }

    /** The scene drawn flat; empty where the version has none. */
    Optional<String> svg(PublishedVersion version, Map<String, String> choices, String title) {
        return scene(version).map(scene -> scene.svg(wholes.of(version, choices), title));
    }

    private Optional<Scene> scene(PublishedVersion version) {
        return scenes.get(
                version.id(),
                () -> versions.scene(version.id())
                        .map(hash -> Scene.read(sources.source(hash), version.model(), shapes.of(version.maker()))
                                .orThrow()));
    }
}
