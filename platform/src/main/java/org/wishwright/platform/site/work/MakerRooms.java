package org.wishwright.platform.site.work;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.platform.catalog.MeasuredProducts;
import org.wishwright.platform.foundation.UnusedRooms;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.measure.Appointments;
import org.wishwright.platform.measure.Patterns;
import org.wishwright.platform.measure.Walls;

/**
 * A maker's rooms for bodies and for flats open with the first product that is measured that way, or with the first thing kept there:
 * who builds bicycles sees no flats.
 */
@Component
class MakerRooms implements UnusedRooms {

    /** A cut is drawn for a body, not for one length of it. */
    private static final int MEASURES_OF_A_CUT = 2;

    private static final Set<String> OF_A_WALL = Set.of("width", "height");

    private final Parties parties;
    private final MeasuredProducts products;
    private final Patterns patterns;
    private final Walls walls;
    private final Appointments appointments;

    MakerRooms(Parties parties, MeasuredProducts products, Patterns patterns, Walls walls, Appointments appointments) {
        this.parties = parties;
        this.products = products;
        this.patterns = patterns;
        this.walls = walls;
        this.appointments = appointments;
    }

    @Override
    public Set<String> of(UUID person) {
        var caller = parties.callerOf(new PartyId(person));
        if (caller.memberships().stream().noneMatch(membership -> membership.role() == Role.MAKER)) {
            return Set.of();
        }
        return unused(caller, products.measures(caller.organisation(Role.MAKER)));
    }

    private Set<String> unused(Caller caller, List<Set<String>> measured) {
        long ofBody = measured.stream()
                .mapToLong(one -> one.stream()
                        .filter(id -> BodyMeasure.ofCode(id).isPresent())
                        .count())
                .max()
                .orElse(0);
        var unused = new HashSet<String>();
        if (ofBody < MEASURES_OF_A_CUT && patterns.list(caller, "", 1).items().isEmpty()) {
            unused.add("/maker/patterns");
        }
        if (ofBody == 0 && appointments.waiting(caller).isEmpty()) {
            unused.add("/maker/measuring");
        }
        if (measured.stream().noneMatch(one -> one.containsAll(OF_A_WALL))
                && walls.list(caller, "", 1).items().isEmpty()) {
            unused.add("/maker/flats");
        }
        return unused;
    }
}
