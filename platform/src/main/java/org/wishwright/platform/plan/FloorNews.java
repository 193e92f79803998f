package org.wishwright.platform.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.wishwright.platform.factory.FactoryId;

/** What the floor says about work that was released to it; production implements this. */
public interface FloorNews {

    /** How far a step has come. */
    enum State {
        WAITING,
        STARTED,
        DONE
    }

    /** The steps of released batches by their number from 1; batches that the floor does not know are missing. */
    Map<BatchId, Map<Integer, State>> steps(Collection<BatchId> batches);

    /** A step that should be done by now. @param no from 1 */
    record Behind(BatchId batch, int no, String workCentre, Instant plannedEnd, State state) {}

    /** What should be done by now and is not, longest overdue first. */
    List<Behind> behind(FactoryId factory, Instant now, int most);
}
