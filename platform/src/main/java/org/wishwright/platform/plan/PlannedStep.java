package org.wishwright.platform.plan;

import java.time.Instant;

/**
 * One step of a released batch on one unit of a work centre.
 *
 * @param no from 1
 * @param workCentre the work centre's code
 * @param unit which of its units, from 0
 * @param runSeconds of the whole batch, without the setup
 */
public record PlannedStep(
        int no,
        String workCentre,
        int unit,
        String setupFamily,
        Instant start,
        Instant end,
        long setupSeconds,
        long runSeconds) {}
