package org.wishwright.planning;

/**
 * A routing step of a batch, placed.
 *
 * @param step its position in the routing, from 0
 */
public record Operation(int step, RoutingStep routing, Slot slot) {

    public Operation {
        if (!routing.workCentre().equals(slot.unit().workCentre())) {
            throw new IllegalArgumentException(
                    "Step " + step + " belongs to " + routing.workCentre() + ", not to " + slot.unit());
        }
    }
}
