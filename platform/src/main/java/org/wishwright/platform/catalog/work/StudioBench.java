package org.wishwright.platform.catalog.work;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.SemanticHash;
import org.wishwright.configuration.editing.Edit;
import org.wishwright.configuration.editing.Editing;
import org.wishwright.configuration.editing.Editing.Edited;
import org.wishwright.configuration.editing.Merge;
import org.wishwright.configuration.editing.Sheet;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.DraftReport;
import org.wishwright.platform.catalog.Studio;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.catalog.VersionReport;
import org.wishwright.platform.catalog.VersionUse;
import org.wishwright.platform.catalog.Workbench;
import org.wishwright.platform.catalog.Workbench.Bench;
import org.wishwright.platform.catalog.store.BlueprintStore;
import org.wishwright.platform.catalog.store.ChangeStore;
import org.wishwright.platform.catalog.store.ChangeStore.Preview;
import org.wishwright.platform.catalog.store.ChangeStore.Step;
import org.wishwright.platform.catalog.store.DraftStore;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;

/** The studio over the database. A change is worked out before the draft is locked, and again where somebody was quicker. */
@Service
class StudioBench implements Studio {

    private static final int HISTORY = 30;
    private static final int MOST_PARTS = 100;
    private static final int MOST_TRIES = 20;
    private static final int LONGEST_PLACE = 200;

    private final Workbench bench;
    private final BlueprintStore blueprints;
    private final DraftStore drafts;
    private final ChangeStore changes;
    private final ModelSource models;
    private final Judging judging;
    private final BusinessClock clock;
    private final IdSource ids;
    private final TransactionTemplate transaction;
    private final ObjectProvider<VersionUse> uses;

    StudioBench(
            Workbench bench,
            BlueprintStore blueprints,
            DraftStore drafts,
            ChangeStore changes,
            ModelSource models,
            Judging judging,
            BusinessClock clock,
            IdSource ids,
            TransactionTemplate transaction,
            ObjectProvider<VersionUse> uses) {
        this.bench = bench;
        this.blueprints = blueprints;
        this.drafts = drafts;
        this.changes = changes;
        this.models = models;
        this.judging = judging;
        this.clock = clock;
        this.ids = ids;
        this.transaction = transaction;
        this.uses = uses;
    }

    @Override
    public Desk open(Caller caller, BlueprintId id) {
        var open = bench.open(caller, id);
        var draft = open.draft();
        return new Desk(
                id,
                open.name(),
                open.currency(),
                draft == null ? "" : draft.sourceHash(),
                draft == null ? "" : drafts.source(draft.sourceHash()),
                draft == null ? null : models.model(draft.sourceHash()),
                blueprints.parts(id, MOST_PARTS),
                changes.history(id, caller.person(), HISTORY),
                changes.last(id, caller.person()).isPresent(),
                changes.takenBack(id, caller.person()).isPresent(),
                !open.versions().isEmpty());
    }

    @Override
    public String edit(Caller caller, BlueprintId id, String seen, Edit edit) {
        var open = bench.open(caller, id);
        var kind = edit instanceof Edit.All(List<Edit> all) && all.size() == 1 ? all.getFirst() : edit;
        return change(
                caller,
                open,
                seen,
                name(kind),
                edit.place().toString(),
                (before, now) -> Editing.edit(before, now, edit, models.parts()));
    }

    @Override
    public String retype(Caller caller, BlueprintId id, String seen, String text) {
        var open = bench.open(caller, id);
        return change(
                caller,
                open,
                seen,
                "TEXT",
                "",
                (before, now) -> Merge.of(before, text, now)
                        .map(merged -> Editing.read(Sheet.of(merged), models.parts()))
                        .orElseGet(() -> Outcome.refused(met("", ""))));
    }

    @Override
    public String undo(Caller caller, BlueprintId id, boolean redo) {
        var open = bench.open(caller, id);
        var step = (redo ? changes.takenBack(id, caller.person()) : changes.last(id, caller.person()))
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "studio.nothing-to-undo", "There is nothing of yours to take back or to make again.")));
        var from = drafts.source(redo ? step.before() : step.after());
        var to = drafts.source(redo ? step.after() : step.before());
        var hash = change(
                caller,
                open,
                "",
                redo ? "REDO" : "UNDO",
                step.place(),
                (before, now) -> Merge.of(from, to, now)
                        .map(merged -> Editing.read(Sheet.of(merged), models.parts()))
                        .orElseGet(() -> Outcome.refused(met(step.place(), ""))));
        marked(id, step, !redo);
        return hash;
    }

    private void marked(BlueprintId id, Step step, boolean undone) {
        changes.undone(id, step.number(), undone);
    }

    private static Refusal met(String place, String now) {
        return Refusal.of(
                "studio.lines-met",
                "Somebody changed the same lines meanwhile, so this cannot be put in their place by itself. Look at what is there now and "
                        + "change it by hand.",
                "place",
                place,
                "now",
                now);
    }

    /** What becomes of the text now there, given the one that was seen. */
    private interface Making {
        Outcome<Edited> of(String seen, String now);
    }

    private String change(Caller caller, Bench open, String seen, String kind, String place, Making making) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var draft = drafts.find(open.blueprint());
            var now = draft.map(d -> drafts.source(d.sourceHash())).orElseGet(() -> beginning(open));
            var edited = making.of(seen(open, seen, draft, now), now).orThrow();
            if (!edited.model().currency().equals(open.currency())) {
                throw new RefusedException(Refusal.of(
                        "model.currency-differs",
                        "This product is sold in {currency}; its currency cannot be changed.",
                        "currency",
                        open.currency()));
            }
            var hash = ModelSource.hash(edited.text());
            if (draft.isPresent() && draft.get().sourceHash().equals(hash)
                    || keep(caller, open, draft, edited, kind, place)) {
                return hash;
            }
        }
        throw new RefusedException(
                Refusal.of("studio.too-busy", "Others change this product at the same moment. Send yours again."));
    }

    private String seen(Bench open, String seen, Optional<DraftReport> draft, String now) {
        if (seen.isEmpty() || draft.isPresent() && draft.get().sourceHash().equals(seen)) {
            return now;
        }
        if (!changes.was(open.blueprint(), seen)) {
            throw new RefusedException(
                    Refusal.of("studio.page-old", "This page is too old to know what you saw. Open the studio again."));
        }
        return drafts.source(seen);
    }

    private boolean keep(
            Caller caller, Bench open, Optional<DraftReport> before, Edited edited, String kind, String place) {
        var id = open.blueprint();
        var picture = before.map(DraftReport::picture).orElse(null);
        var scene = before.map(DraftReport::scene).orElse(null);
        var model = edited.model();
        var draft = new DraftReport(
                ModelSource.hash(edited.text()),
                SemanticHash.of(model),
                PresentationHash.of(open.name(), model, edited.text(), picture, scene),
                "WISH",
                before.map(DraftReport::fileName).orElse(""),
                model.modules().size(),
                model.rules().size(),
                model.prices().size(),
                clock.instant(),
                picture,
                scene);
        var kept = transaction.execute(status -> {
            blueprints.lock(id);
            var now = drafts.find(id).map(DraftReport::sourceHash);
            if (!now.equals(before.map(DraftReport::sourceHash))) {
                return false;
            }
            drafts.keepSource(draft.sourceHash(), edited.text());
            drafts.replace(id, draft, caller.person());
            changes.record(
                    id,
                    now.orElse(null),
                    draft.sourceHash(),
                    kind,
                    place.substring(0, Math.min(place.length(), LONGEST_PLACE)),
                    caller.person(),
                    draft.uploaded());
            return true;
        });
        return Boolean.TRUE.equals(kept);
    }

    /** The first lines of a product that has nothing yet. */
    private static String beginning(Bench open) {
        var text = new StringBuilder("wishwright-model 1\nmodel product\n");
        LocalText name = open.name();
        name.texts()
                .forEach((language, words) -> text.append("name ")
                        .append(language)
                        .append(" \"")
                        .append(words.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append("\"\n"));
        return text.append("currency ")
                .append(open.currency())
                .append("\nbase 0\n")
                .toString();
    }

    /** {@code SetPrice} is {@code SET_PRICE}. */
    private static String name(Edit edit) {
        return edit.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
    }

    @Override
    public Optional<Judged> judge(Caller caller, BlueprintId id) {
        var draft = bench.open(caller, id).draft();
        if (draft == null) {
            return Optional.empty();
        }
        Model model = models.model(draft.sourceHash());
        return judging.judge(id, draft.sourceHash(), drafts.source(draft.sourceHash()), model);
    }

    @Override
    public Optional<Judged> judgedLast(Caller caller, BlueprintId id) {
        bench.open(caller, id);
        return judging.last(id);
    }

    @Override
    public VersionId preview(Caller caller, BlueprintId id) {
        var draft = bench.open(caller, id).draft();
        if (draft == null) {
            throw new RefusedException(
                    Refusal.of("catalog.draft-not-found", "This product has no draft yet. Upload a model file first."));
        }
        return changes.preview(
                ids.next(), new Preview(id, draft.sourceHash(), draft.picture(), draft.scene()), clock.instant());
    }

    @Override
    public Map<VersionId, Integer> openOrders(Caller caller, BlueprintId id) {
        var versions = bench.open(caller, id).versions().stream()
                .map(VersionReport::id)
                .toList();
        var use = uses.getIfAvailable();
        return use == null || versions.isEmpty() ? Map.of() : use.openOrders(versions);
    }
}
