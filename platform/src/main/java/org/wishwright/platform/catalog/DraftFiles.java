package org.wishwright.platform.catalog;

import org.jspecify.annotations.Nullable;

/**
 * The files of one upload.
 *
 * @param model our own format, or XCSP 2.1; told apart by the first character
 * @param prices XCSP 2.1 soft relations over the same variables; only with an XCSP model
 * @param production JSON: materials and routing of options
 * @param minorPerCost minor units that one unit of an XCSP cost stands for
 */
public record DraftFiles(
        String fileName, byte[] model, byte @Nullable [] prices, byte @Nullable [] production, long minorPerCost) {

    public DraftFiles {
        model = model.clone();
        prices = prices == null ? null : prices.clone();
        production = production == null ? null : production.clone();
    }
}
