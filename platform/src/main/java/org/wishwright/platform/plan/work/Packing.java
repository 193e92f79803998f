package org.wishwright.platform.plan.work;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.wishwright.platform.factory.Description;

/** From the last piece finished to the parcel handed over. */
final class Packing {

    private static final Duration LONGEST_CLOSURE = Duration.ofDays(60);

    private Packing() {}

    /** The end of the local day of the first shift that starts when the pieces are ready, or later: time to pack. */
    static Instant shipBy(Description factory, Instant readyAt) {
        var zone = factory.zoneId();
        var day =
                factory
                        .plant()
                        .workCentres()
                        .getFirst()
                        .calendar()
                        .shifts(readyAt, readyAt.plus(LONGEST_CLOSURE))
                        .stream()
                        .findFirst()
                        .map(shift -> LocalDate.ofInstant(shift.start(), zone))
                        .orElseGet(() -> LocalDate.ofInstant(readyAt.plus(LONGEST_CLOSURE), zone));
        return day.atTime(LocalTime.of(23, 59)).atZone(zone).toInstant();
    }
}
