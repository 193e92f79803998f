package org.wishwright.platform.onboarding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.identity.PartyId;

/**
 * An organisation's application to become a maker here.
 *
 * @param round how often it was sent; an operator decides about the round that she has read
 * @param changed when its state last changed
 * @param approved what was approved last and is valid, whatever became of later changes; null where nothing was
 * @param steps what happened to it, oldest first
 */
public record Application(
        PartyId organisation,
        ApplicationState state,
        int round,
        Papers papers,
        @Nullable Papers approved,
        Instant changed,
        List<Step> steps) {

    public Application {
        steps = List.copyOf(steps);
    }

    /** Whether something else than what is valid is being written or judged. */
    public boolean isChange() {
        return approved != null && !(state instanceof ApplicationState.Approved);
    }

    /**
     * One thing that happened.
     *
     * @param state the name of the state it entered; {@code WITHDRAWN} where it was taken back, {@code KEPT} where a change was
     *     dropped
     * @param reason why it was returned, else empty
     */
    public record Step(String state, Instant at, String reason) {}
}
