package org.wishwright.platform.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.compiled.Mode;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/**
 * A version and how far its publication has come.
 *
 * @param steps table rows the compiler has touched so far, in ten thousands
 * @param figures what the compiler found; null until published
 * @param failure why it could not be published; null unless it failed
 */
public record VersionReport(
        VersionId id,
        BlueprintId blueprint,
        PartyId maker,
        int number,
        LocalText name,
        VersionState state,
        String semanticHash,
        String presentationHash,
        int modules,
        int rules,
        Instant created,
        long steps,
        @Nullable Figures figures,
        @Nullable String failure) {

    /**
     * @param mode how it answers
     * @param count exact number of products, in decimal digits; null where it answers by search, as are the prices
     * @param artefactHash of the compiled form; null where it answers by search, as is its size
     * @param answerMicros what one answer with all options took when it was published
     */
    public record Figures(
            Mode mode,
            int nodes,
            int edges,
            double compileSeconds,
            @Nullable String count,
            @Nullable Money minPrice,
            @Nullable Money maxPrice,
            @Nullable String artefactHash,
            @Nullable Integer bytes,
            long answerMicros) {}
}
