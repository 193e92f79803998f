package org.wishwright.platform.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;

/**
 * A page of a maker's blueprints.
 *
 * @param next cursor of the next page; null on the last
 */
public record Blueprints(List<Summary> items, @Nullable String next) {

    /**
     * @param hasDraft whether a file was uploaded
     * @param publishedNumber number of the newest published version; null while none is
     * @param state how it stands
     */
    public record Summary(
            BlueprintId blueprint,
            LocalText name,
            String currency,
            Instant created,
            boolean hasDraft,
            @Nullable Integer publishedNumber,
            State state) {}

    /** How a product stands, the newest thing first. */
    public enum State {
        /** Nothing was uploaded. */
        EMPTY,
        /** There is a draft that nobody has published. */
        DRAFT,
        /** The newest version is being compiled. */
        COMPILING,
        /** The newest version could not be published. */
        FAILED,
        /** On sale, and the draft has changed since. */
        CHANGED,
        /** On sale as it is written. */
        ON_SALE
    }
}
