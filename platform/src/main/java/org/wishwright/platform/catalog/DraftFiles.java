package org.wishwright.platform.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of one upload.
 *
 * @param model in a format that is told by how it begins
 * @param prices XCSP 2.1 soft relations over the same variables; only with an XCSP model
 * @param production JSON: materials and routing of options
 * @param besides files that a UVL model imports, by their names without folders and ending
 * @param minorPerCost minor units that one unit of an XCSP cost stands for
 */
public record DraftFiles(
        String fileName,
        byte[] model,
        byte @Nullable [] prices,
        byte @Nullable [] production,
        Map<String, byte[]> besides,
        long minorPerCost) {

    public DraftFiles {
        model = model.clone();
        prices = prices == null ? null : prices.clone();
        production = production == null ? null : production.clone();
        besides = Map.copyOf(besides);
    }

    /** A model that imports nothing. */
    public DraftFiles(
            String fileName, byte[] model, byte @Nullable [] prices, byte @Nullable [] production, long minorPerCost) {
        this(fileName, model, prices, production, Map.of(), minorPerCost);
    }
}
