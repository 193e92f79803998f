package org.wishwright.platform.production.web;

import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.PieceState;
import org.wishwright.platform.production.floor.Subcontract;

/** The colour in which a state is shown, one of {@code ""}, {@code info}, {@code good}, {@code warn}, {@code bad}. */
public final class Tones {

    private Tones() {}

    public static String of(OperationState state) {
        return switch (state) {
            case PLANNED, CANCELLED -> "";
            case READY, STARTED -> "info";
            case SENT_OUT, AWAY -> "warn";
            case FINISHED, INSPECTED -> "good";
        };
    }

    public static String of(PieceState state) {
        return switch (state) {
            case MAKING -> "info";
            case FAILED -> "warn";
            case PASSED -> "good";
            case SCRAPPED -> "bad";
            case CANCELLED -> "";
        };
    }

    /** @param state OPEN, STARTED, TO_INSPECT, DONE or CANCELLED */
    public static String ofWorkOrder(String state) {
        return switch (state) {
            case "STARTED" -> "info";
            case "TO_INSPECT" -> "warn";
            case "DONE" -> "good";
            default -> "";
        };
    }

    public static String of(Subcontract.State state) {
        return switch (state) {
            case OFFERED -> "warn";
            case ACCEPTED -> "info";
            case RETURNED -> "good";
            case DECLINED, WITHDRAWN -> "";
        };
    }
}
