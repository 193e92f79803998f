package org.wishwright.platform.catalog;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.editing.Edit;
import org.wishwright.configuration.judgement.Judgement;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.identity.Caller;

/**
 * Where a maker makes her product model step by step. Its text is the one truth; a change is made to the newest text where what it
 * changes is as its maker saw it. Every method is refused as {@code catalog.blueprint-not-found} unless the caller is a maker of the
 * organisation that owns the blueprint.
 */
public interface Studio {

    Desk open(Caller caller, BlueprintId blueprint);

    /**
     * Makes a change, and with the first one the draft.
     *
     * @param seen hash of the text that the maker saw; empty where there was none
     * @return hash of the text that it has become
     */
    String edit(Caller caller, BlueprintId blueprint, String seen, Edit edit);

    /** Puts a text in place of the one seen; what others changed elsewhere meanwhile stays. */
    String retype(Caller caller, BlueprintId blueprint, String seen, String text);

    /** Takes back what the caller changed last, or makes it again; what others changed elsewhere meanwhile stays. */
    String undo(Caller caller, BlueprintId blueprint, boolean redo);

    /** What is to be said of the draft; waits until it is known, a few seconds at most. Empty while there is no draft. */
    Optional<Judged> judge(Caller caller, BlueprintId blueprint);

    /** What was said of it last, perhaps of an older text. */
    Optional<Judged> judgedLast(Caller caller, BlueprintId blueprint);

    /** The draft as something that can be configured and not bought. */
    VersionId preview(Caller caller, BlueprintId blueprint);

    /** How many orders that are still open pin which version, those without any left out. */
    Map<VersionId, Integer> openOrders(Caller caller, BlueprintId blueprint);

    /**
     * A draft on the bench.
     *
     * @param hash of the text; empty while there is no draft
     * @param model null while there is no draft
     * @param parts other products that can be parts of this one
     * @param history newest first
     */
    record Desk(
            BlueprintId blueprint,
            LocalText name,
            Currency currency,
            String hash,
            String text,
            @Nullable Model model,
            List<Part> parts,
            List<Change> history,
            boolean canUndo,
            boolean canRedo,
            boolean hasVersion) {}

    /** @param source hash of the text of its draft, which is the name that a {@code part} line has for it */
    record Part(String source, LocalText name) {}

    /** @param kind the change's type in capitals, as {@code SET_PRICE}, or {@code FILE}, {@code TEXT}, {@code UNDO}, {@code REDO} */
    record Change(int number, String kind, String place, Instant changed, boolean mine, boolean undone) {}

    /** @param hash of the text that was judged */
    record Judged(String hash, Judgement judgement, Model model) {}
}
