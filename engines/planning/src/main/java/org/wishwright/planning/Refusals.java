package org.wishwright.planning;

import java.time.Instant;
import org.wishwright.kernel.Refusal;

/** Why no date can be promised. */
final class Refusals {

    private Refusals() {}

    static Refusal noCapacity(String workCentre, Instant until) {
        return Refusal.of(
                "plan.no-capacity",
                "Work centre " + workCentre + " has no room for this until " + until
                        + ". Order less, or ask again later.",
                "workCentre",
                workCentre,
                "until",
                until);
    }

    static Refusal tooLong(String workCentre) {
        return Refusal.of(
                "plan.step-too-long",
                "One piece takes longer at work centre " + workCentre
                        + " than its longest shift. Split the routing step, or lengthen the shift.",
                "workCentre",
                workCentre);
    }

    static Refusal unknownCentre(String workCentre) {
        return Refusal.of(
                "plan.work-centre-unknown",
                "The routing names work centre " + workCentre
                        + ", which the plant does not have. Add it, or change the routing.",
                "workCentre",
                workCentre);
    }
}
