package org.wishwright.platform.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderId;

/** What a maker should look at in her plan today. */
public interface PlanWatch {

    /** The next shift with work that is not released yet. @param batches that begin in it or go on */
    record NextShift(Instant start, int batches) {}

    Optional<NextShift> nextShift(Caller caller);

    /** Work on the floor that should be done by now, longest overdue first. @param no step, from 1 */
    record Overdue(
            BatchId batch,
            LocalText name,
            int quantity,
            int no,
            LocalText workCentre,
            Instant plannedEnd,
            boolean started) {}

    List<Overdue> overdue(Caller caller, int most);

    /** The steps that hold each of these orders up: overdue work in which it has pieces. */
    Map<OrderId, Overdue> holdups(Caller caller, Collection<OrderId> orders);
}
