package org.wishwright.platform.production;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wishwright.platform.factory.FactoryId;

/** Counts of work on the floor for desks, without asking who wants to know: for later stages, who ask. */
public interface FloorFigures {

    /** Work orders that are finished and wait for their inspection. */
    long toInspect(FactoryId factory);

    /** Steps that are under way at this moment. */
    long underWay(FactoryId factory);

    /** Work released to a floor on which nothing has happened for long. @param since its planned end */
    record Idle(UUID workOrder, long number, FactoryId factory, String workCentre, Instant since) {}

    /** Of all factories, longest idle first. */
    List<Idle> idle(Instant now, Duration longerThan, int most);
}
