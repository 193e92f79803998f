package org.wishwright.planning;

import java.util.HashSet;
import java.util.List;

/** Everything that can work: the work centres of one factory, codes unique. */
public record Plant(List<WorkCentre> workCentres) {

    public Plant {
        workCentres = List.copyOf(workCentres);
        var codes = new HashSet<String>();
        for (var centre : workCentres) {
            if (!codes.add(centre.code())) {
                throw new IllegalArgumentException("Two work centres are called " + centre.code());
            }
        }
    }
}
