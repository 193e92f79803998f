package org.wishwright.platform.catalog.work;

import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.SemanticHash;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.DraftFiles;
import org.wishwright.platform.catalog.DraftReport;
import org.wishwright.platform.catalog.PublishGuard;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.catalog.VersionReport;
import org.wishwright.platform.catalog.VersionState;
import org.wishwright.platform.catalog.Workbench;
import org.wishwright.platform.catalog.picture.Drawing;
import org.wishwright.platform.catalog.scene.Scene;
import org.wishwright.platform.catalog.store.BlueprintStore;
import org.wishwright.platform.catalog.store.BlueprintStore.Blueprint;
import org.wishwright.platform.catalog.store.ChangeStore;
import org.wishwright.platform.catalog.store.DraftStore;
import org.wishwright.platform.catalog.store.VersionStore;
import org.wishwright.platform.files.Shapes;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;

/** The workbench over the database. Files are read outside any transaction: reading a large one takes a second. */
@Service
class MakersBench implements Workbench {

    private static final int MOST_VERSIONS = 100;
    private static final int LONGEST_NAME = 120;

    private final BlueprintStore blueprints;
    private final DraftStore drafts;
    private final VersionStore versions;
    private final ChangeStore changes;
    private final ModelSource models;
    private final PartModels parts;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Live live;
    private final CompileWorker worker;
    private final TransactionTemplate transaction;
    private final List<PublishGuard> guards;
    private final Shapes shapes;

    MakersBench(
            BlueprintStore blueprints,
            DraftStore drafts,
            VersionStore versions,
            ChangeStore changes,
            ModelSource models,
            PartModels parts,
            IdSource ids,
            BusinessClock clock,
            Live live,
            CompileWorker worker,
            TransactionTemplate transaction,
            List<PublishGuard> guards,
            Shapes shapes) {
        this.blueprints = blueprints;
        this.drafts = drafts;
        this.versions = versions;
        this.changes = changes;
        this.models = models;
        this.parts = parts;
        this.ids = ids;
        this.clock = clock;
        this.live = live;
        this.worker = worker;
        this.transaction = transaction;
        this.guards = List.copyOf(guards);
        this.shapes = shapes;
    }

    @Override
    @Transactional
    public BlueprintId create(Caller caller, LocalText name, Currency currency) {
        var maker = caller.organisation(Role.MAKER);
        var id = new BlueprintId(ids.next());
        blueprints.insert(new Blueprint(id, maker, checked(name), currency), clock.instant());
        return id;
    }

    private static LocalText checked(LocalText name) {
        boolean allFit =
                name.texts().values().stream().allMatch(text -> !text.isBlank() && text.length() <= LONGEST_NAME);
        boolean allNamed = name.texts().keySet().stream().allMatch(language -> language.matches("[a-z]{2,3}"));
        if (!allFit || !allNamed) {
            throw new RefusedException(Refusal.of(
                    "catalog.name-invalid",
                    "A name has 1 to " + LONGEST_NAME + " characters in each language given.",
                    "field",
                    "name",
                    "most",
                    LONGEST_NAME));
        }
        return name;
    }

    @Override
    public Bench open(Caller caller, BlueprintId id) {
        var blueprint = owned(caller, id);
        return new Bench(
                id,
                blueprint.name(),
                blueprint.currency(),
                drafts.find(id).orElse(null),
                versions.of(id, MOST_VERSIONS));
    }

    @Override
    public DraftReport replaceDraft(Caller caller, BlueprintId id, DraftFiles files) {
        var blueprint = owned(caller, id);
        var read = DraftReader.read(blueprint, files, parts).orThrow();
        var model = read.model();
        var kept = drafts.find(id);
        var picture = kept.map(DraftReport::picture).orElse(null);
        var scene = kept.map(DraftReport::scene).orElse(null);
        var draft = new DraftReport(
                ModelSource.hash(read.text()),
                SemanticHash.of(model),
                PresentationHash.of(blueprint.name(), model, read.text(), picture, scene),
                read.format(),
                files.fileName().substring(0, Math.min(files.fileName().length(), 200)),
                model.modules().size(),
                model.rules().size(),
                model.prices().size(),
                clock.instant(),
                picture,
                scene);
        transaction.executeWithoutResult(status -> {
            blueprints.lock(id);
            var before = drafts.find(id).map(DraftReport::sourceHash).orElse(null);
            drafts.keepSource(draft.sourceHash(), read.text());
            drafts.replace(id, draft, caller.person());
            changes.record(id, before, draft.sourceHash(), "FILE", draft.fileName(), caller.person(), draft.uploaded());
        });
        return draft;
    }

    @Override
    public void replacePicture(Caller caller, BlueprintId id, byte @Nullable [] svg) {
        var blueprint = owned(caller, id);
        var draft = draftOf(id);
        var source = drafts.source(draft.sourceHash());
        var model = models.model(draft.sourceHash());
        if (svg == null) {
            drafts.replacePicture(id, null, PresentationHash.of(blueprint.name(), model, source, null, draft.scene()));
            return;
        }
        var text = new String(svg, StandardCharsets.UTF_8);
        Drawing.read(text, model).orThrow();
        var hash = ModelSource.hash(text);
        transaction.executeWithoutResult(status -> {
            drafts.keepSource(hash, text);
            drafts.replacePicture(id, hash, PresentationHash.of(blueprint.name(), model, source, hash, draft.scene()));
        });
    }

    @Override
    public void replaceScene(Caller caller, BlueprintId id, @Nullable String text) {
        var blueprint = owned(caller, id);
        var draft = draftOf(id);
        var source = drafts.source(draft.sourceHash());
        var model = models.model(draft.sourceHash());
        if (text == null) {
            drafts.replaceScene(id, null, PresentationHash.of(blueprint.name(), model, source, draft.picture(), null));
            return;
        }
        Scene.read(text, model, shapes.of(blueprint.maker())).orThrow();
        var hash = ModelSource.hash(text);
        transaction.executeWithoutResult(status -> {
            drafts.keepSource(hash, text);
            drafts.replaceScene(id, hash, PresentationHash.of(blueprint.name(), model, source, draft.picture(), hash));
        });
    }

    @Override
    public Optional<String> draftScene(Caller caller, BlueprintId id) {
        owned(caller, id);
        return drafts.find(id).map(DraftReport::scene).map(drafts::source);
    }

    @Override
    public Optional<String> draftPicture(Caller caller, BlueprintId id) {
        owned(caller, id);
        return drafts.find(id).map(DraftReport::picture).map(drafts::source);
    }

    @Override
    public Model draft(Caller caller, BlueprintId blueprint) {
        owned(caller, blueprint);
        return models.model(draftOf(blueprint).sourceHash());
    }

    @Override
    public String draftText(Caller caller, BlueprintId blueprint) {
        owned(caller, blueprint);
        return drafts.source(draftOf(blueprint).sourceHash());
    }

    @Override
    public Model model(Caller caller, VersionId id) {
        return models.model(ownSource(caller, id));
    }

    @Override
    public String versionText(Caller caller, VersionId id) {
        return drafts.source(ownSource(caller, id));
    }

    private String ownSource(Caller caller, VersionId id) {
        if (!caller.actsFor(version(caller, id).maker(), Role.MAKER)) {
            throw versionNotFound(id);
        }
        return versions.sourceHash(id);
    }

    @Override
    public VersionId publish(Caller caller, BlueprintId id) {
        owned(caller, id);
        var checked = draftOf(id).sourceHash();
        var failing = Judging.failing(drafts.source(checked), models.model(checked));
        if (!failing.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    "studio.case-failed",
                    "These test cases do not come out as expected: {cases}. Mend the model or the cases, then publish.",
                    "cases",
                    failing.stream()
                            .limit(10)
                            .map(result -> result.testCase().id())
                            .collect(Collectors.joining(", "))));
        }
        return Objects.requireNonNull(transaction.execute(status -> published(caller, id, checked)));
    }

    private VersionId published(Caller caller, BlueprintId id, String checked) {
        var blueprint = owned(caller, id);
        guards.stream()
                .flatMap(guard -> guard.objection(blueprint.maker()).stream())
                .findFirst()
                .ifPresent(objection -> {
                    throw new RefusedException(objection);
                });
        blueprints.lock(id);
        var draft = draftOf(id);
        if (!draft.sourceHash().equals(checked)) {
            throw new RefusedException(Refusal.of(
                    "studio.draft-moved", "Somebody changed the draft at this moment. Look at it, then publish."));
        }
        if (draft.picture() != null) { // the model may have changed since the picture was taken
            Drawing.read(drafts.source(draft.picture()), models.model(draft.sourceHash()))
                    .orThrow();
        }
        if (draft.scene() != null) {
            var model = models.model(draft.sourceHash());
            Scene.read(drafts.source(draft.scene()), model, shapes.of(blueprint.maker()))
                    .orThrow();
        }
        return versions.newestIfOf(id, draft).orElseGet(() -> {
            var version = new VersionId(ids.next());
            versions.insert(version, blueprint, blueprints.nextNumber(id), draft, caller.person(), clock.instant());
            live.touch("version:" + version);
            worker.nudgeAfterCommit();
            return version;
        });
    }

    @Override
    public VersionReport version(@Nullable Caller caller, VersionId id) {
        return versions.find(id)
                .filter(report -> report.state() == VersionState.PUBLISHED
                        || caller != null && caller.actsFor(report.maker(), Role.MAKER))
                .orElseThrow(() -> versionNotFound(id));
    }

    private Blueprint owned(Caller caller, BlueprintId id) {
        return blueprints
                .find(id)
                .filter(blueprint -> caller.actsFor(blueprint.maker(), Role.MAKER))
                .orElseThrow(() -> new RefusedException(new Refusal(
                        "catalog.blueprint-not-found",
                        "There is no such product, or it is not yours to edit. Go back to your list of products.",
                        Map.of())));
    }

    private DraftReport draftOf(BlueprintId blueprint) {
        return drafts.find(blueprint)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "catalog.draft-not-found", "This product has no draft yet. Upload a model file first.")));
    }

    static RefusedException versionNotFound(VersionId version) {
        return new RefusedException(Refusal.of(
                "catalog.version-not-found",
                "There is no published version " + version + ". Choose the product again from the list.",
                "version",
                version));
    }
}
