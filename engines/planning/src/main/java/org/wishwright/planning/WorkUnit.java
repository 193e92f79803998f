package org.wishwright.planning;

import java.util.Comparator;

/**
 * One of the interchangeable machines (or benches, or people) of a work centre.
 *
 * @param workCentre the centre's code
 * @param index 0 to units − 1
 */
public record WorkUnit(String workCentre, int index) implements Comparable<WorkUnit> {

    private static final Comparator<WorkUnit> ORDER =
            Comparator.comparing(WorkUnit::workCentre).thenComparingInt(WorkUnit::index);

    @Override
    public int compareTo(WorkUnit other) {
        return ORDER.compare(this, other);
    }
}
