package org.wishwright.planning;

/**
 * A group of interchangeable work units that keep the same hours.
 *
 * @param code unique in the plant
 * @param units how many, at least one
 */
public record WorkCentre(String code, int units, Calendar calendar, SetupMatrix setups) {

    public WorkCentre {
        if (units < 1) {
            throw new IllegalArgumentException("Work centre " + code + " has at least one unit, not " + units);
        }
    }
}
