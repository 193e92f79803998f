package org.wishwright.platform.catalog;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.identity.Caller;

/**
 * Where a maker writes blueprints and publishes them. Every method is refused as {@code catalog.blueprint-not-found} unless the
 * caller is a maker of the organisation that owns the blueprint.
 */
public interface Workbench {

    /** A new blueprint of the caller's organisation, with neither draft nor version. */
    BlueprintId create(Caller caller, LocalText name, Currency currency);

    Bench open(Caller caller, BlueprintId blueprint);

    /** Reads, checks and keeps the files as the draft; refused whole with line and reason, and then nothing has changed. */
    DraftReport replaceDraft(Caller caller, BlueprintId blueprint, DraftFiles files);

    /**
     * Keeps a layered picture with the draft, to be published with it; refused as {@code model.picture-invalid} with line and reason,
     * and then the one before stays.
     *
     * @param svg as {@code docs/formats/picture.md} says; null takes the picture away
     */
    void replacePicture(Caller caller, BlueprintId blueprint, byte @Nullable [] svg);

    /** The text of the draft's picture; empty where there is none. */
    Optional<String> draftPicture(Caller caller, BlueprintId blueprint);

    /**
     * Keeps a scene with the draft, to be published with it; refused as {@code model.scene-invalid} with line and reason, and then
     * the one before stays.
     *
     * @param text as {@code docs/formats/scene.md} says; null takes the scene away
     */
    void replaceScene(Caller caller, BlueprintId blueprint, @Nullable String text);

    /** The text of the draft's scene; empty where there is none. */
    Optional<String> draftScene(Caller caller, BlueprintId blueprint);

    /** The draft as a model; refused as {@code catalog.draft-not-found} where there is none. */
    Model draft(Caller caller, BlueprintId blueprint);

    /** The draft in our own format. */
    String draftText(Caller caller, BlueprintId blueprint);

    /** The model that a version was published from. */
    Model model(Caller caller, VersionId version);

    /** The text that a version was published from. */
    String versionText(Caller caller, VersionId version);

    /**
     * Takes the draft as the next version, to be compiled in the background. A draft that is the newest version already answers that
     * version, so that pressing twice publishes once.
     */
    VersionId publish(Caller caller, BlueprintId blueprint);

    /** Published versions are everyone's, the others their maker's. */
    VersionReport version(@Nullable Caller caller, VersionId version);

    /**
     * A blueprint as its maker sees it.
     *
     * @param versions newest first, at most 100
     */
    record Bench(
            BlueprintId blueprint,
            LocalText name,
            Currency currency,
            @Nullable DraftReport draft,
            List<VersionReport> versions) {}
}
