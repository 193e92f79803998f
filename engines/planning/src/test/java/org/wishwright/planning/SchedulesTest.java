package org.wishwright.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.planning.Seeded.time;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wishwright.planning.Dispatch.Planned;
import org.wishwright.planning.Schedules.Rule;
import org.wishwright.planning.Schedules.Violation;

class SchedulesTest {

    private static final Plant PLANT = new Plant(List.of(new WorkCentre(
            "saw",
            2,
            Calendar.weekdays(ZoneId.of("UTC"), List.of(time("08:00", "12:00"), time("12:00", "16:00"))),
            SetupMatrix.asRouted())));

    private static Planned planned(int unit, String batch, int step, String start, String end) {
        return new Planned(
                new WorkUnit("saw", unit),
                batch,
                step,
                "oak",
                Instant.parse("2026-01-05T" + start + ":00Z"),
                Instant.parse("2026-01-05T" + end + ":00Z"),
                0);
    }

    private static List<Rule> broken(Planned... schedule) {
        return Schedules.verify(PLANT, List.of(schedule)).stream()
                .map(Violation::rule)
                .toList();
    }

    @Test
    void backToBackWorkInsideShiftsIsGood() {
        assertThat(broken(
                        planned(0, "a", 0, "08:00", "10:00"),
                        planned(0, "b", 0, "10:00", "12:00"),
                        planned(0, "a", 1, "12:00", "16:00"),
                        planned(1, "c", 0, "08:30", "11:00")))
                .isEmpty();
        assertThat(Schedules.verify(PLANT, List.of())).isEmpty();
    }

    @Test
    void aDoubleBookedMinuteIsFoundAlsoInsideALongerOperation() {
        assertThat(broken(planned(0, "a", 0, "08:00", "10:00"), planned(0, "b", 0, "09:59", "11:00")))
                .containsExactly(Rule.DOUBLE_BOOKED);
        assertThat(broken(
                        planned(0, "a", 0, "08:00", "12:00"),
                        planned(0, "b", 0, "08:30", "09:00"),
                        planned(0, "c", 0, "10:00", "11:00")))
                .containsExactly(Rule.DOUBLE_BOOKED, Rule.DOUBLE_BOOKED);
    }

    @Test
    void workOutsideOrAcrossShiftsIsFound() {
        assertThat(broken(planned(0, "a", 0, "07:59", "09:00"))).containsExactly(Rule.OUTSIDE_SHIFT);
        assertThat(broken(planned(0, "a", 0, "11:00", "13:00"))).containsExactly(Rule.OUTSIDE_SHIFT);
        assertThat(broken(planned(0, "a", 0, "15:00", "16:01"))).containsExactly(Rule.OUTSIDE_SHIFT);
        assertThat(broken(planned(0, "a", 0, "18:00", "19:00"))).containsExactly(Rule.OUTSIDE_SHIFT);
    }

    @Test
    void aStepBeforeItsTimeMissingOrTwiceIsFound() {
        assertThat(broken(planned(0, "a", 0, "08:00", "10:00"), planned(1, "a", 1, "09:00", "11:00")))
                .containsExactly(Rule.PRECEDENCE);
        assertThat(broken(planned(0, "a", 1, "08:00", "10:00"))).containsExactly(Rule.PRECEDENCE);
        assertThat(broken(planned(0, "a", 0, "08:00", "10:00"), planned(1, "a", 0, "10:00", "11:00")))
                .containsExactly(Rule.PRECEDENCE);
    }

    @Test
    void aUnitThePlantDoesNotHaveIsFound() {
        assertThat(broken(planned(2, "a", 0, "08:00", "10:00"))).containsExactly(Rule.UNKNOWN_UNIT);
    }
}
