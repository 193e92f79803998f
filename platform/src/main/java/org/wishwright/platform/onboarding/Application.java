package org.wishwright.platform.onboarding;

import java.time.Instant;
import java.util.List;
import org.wishwright.platform.identity.PartyId;

/**
 * An organisation's application to become a maker here.
 *
 * @param round how often it was sent; an operator decides about the round that she has read
 * @param changed when its state last changed
 * @param steps what happened to it, oldest first
 */
public record Application(
        PartyId organisation, ApplicationState state, int round, Papers papers, Instant changed, List<Step> steps) {

    public Application {
        steps = List.copyOf(steps);
    }

    /**
     * One thing that happened.
     *
     * @param state the name of the state it entered
     * @param reason why it was returned, else empty
     */
    public record Step(String state, Instant at, String reason) {}
}
