package org.wishwright.platform.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a maker last uploaded for a blueprint.
 *
 * @param format {@code WISH} for our own text, {@code XCSP} for an import
 * @param fileName as the maker's machine named it
 * @param picture hash of the layered picture's text; null where there is none
 * @param scene hash of the text of the scene; null where there is none
 */
public record DraftReport(
        String sourceHash,
        String semanticHash,
        String presentationHash,
        String format,
        String fileName,
        int modules,
        int rules,
        int prices,
        Instant uploaded,
        @Nullable String picture,
        @Nullable String scene) {}
