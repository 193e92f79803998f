package org.wishwright.platform.production;

import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;

/**
 * One piece of an order.
 *
 * @param name what people call the module's option
 * @param workCentre code of where its current step is done; null once it needs no step more
 * @param station what people call that work centre
 * @param step the current step's number, from 1, of {@code steps}
 */
public record PieceProgress(
        PieceId piece,
        String serial,
        String module,
        String option,
        LocalText name,
        PieceState state,
        @Nullable String workCentre,
        @Nullable LocalText station,
        int step,
        int steps,
        @Nullable OperationState operation) {

    /** The same piece at a station of this name. */
    public PieceProgress at(LocalText stationName) {
        return new PieceProgress(
                piece, serial, module, option, name, state, workCentre, stationName, step, steps, operation);
    }
}
