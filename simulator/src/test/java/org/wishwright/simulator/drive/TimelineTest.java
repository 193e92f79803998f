package org.wishwright.simulator.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wishwright.simulator.plant.PlantPlan;

class TimelineTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
    private static final PlantPlan PLAN = new PlantPlan(
            "Asia/Shanghai",
            List.of(new PlantPlan.Centre("saw", "Saw", 1)),
            List.of(new PlantPlan.Opening(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(10, 30))),
            60,
            List.of(),
            List.of(
                    new PlantPlan.Arrival(2, 0, LocalTime.of(8, 0)),
                    new PlantPlan.Arrival(1, 0, LocalTime.of(8, 1)),
                    new PlantPlan.Arrival(3, 0, LocalTime.of(10, 15))));

    @Test
    void nobodyActsBeforeHerTimeAndShiftsAreFixedBeforeTheyStart() {
        var stops = Timeline.of(PLAN, MONDAY, Duration.ofDays(3));

        assertThat(stops)
                .extracting(stop -> LocalTime.ofInstant(stop.at(), PLAN.zoneId()))
                .containsExactly(LocalTime.of(7, 0), LocalTime.of(9, 0), LocalTime.of(10, 0), LocalTime.of(10, 30));
        assertThat(stops).extracting(Timeline.Stop::fixesShift).containsExactly(true, false, false, false);
        assertThat(stops)
                .extracting(Timeline.Stop::sales)
                .containsExactly(List.of(), List.of(2, 1), List.of(), List.of(3));
    }
}
