package org.wishwright.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wishwright.planning.Seeded.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wishwright.planning.Calendar.WorkingTime;

class CalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Calendar sundays(WorkingTime... times) {
        return new Calendar(BERLIN, Map.of(DayOfWeek.SUNDAY, List.of(times)), Set.of());
    }

    private static Shift shift(String start, String end) {
        return new Shift(Instant.parse(start), Instant.parse(end));
    }

    private static List<Shift> march29(Calendar calendar) {
        return calendar.shifts(Instant.parse("2026-03-28T00:00:00Z"), Instant.parse("2026-03-31T00:00:00Z"));
    }

    private static List<Shift> october25(Calendar calendar) {
        return calendar.shifts(Instant.parse("2026-10-24T00:00:00Z"), Instant.parse("2026-10-27T00:00:00Z"));
    }

    @Test
    void lunchSplitsADayInTwoAndTheWeekendIsFree() {
        var calendar = Calendar.weekdays(BERLIN, List.of(time("08:00", "12:00"), time("13:00", "17:00")));
        assertThat(calendar.shifts(Instant.parse("2026-01-09T00:00:00Z"), Instant.parse("2026-01-13T00:00:00Z")))
                .containsExactly(
                        shift("2026-01-09T07:00:00Z", "2026-01-09T11:00:00Z"),
                        shift("2026-01-09T12:00:00Z", "2026-01-09T16:00:00Z"),
                        shift("2026-01-12T07:00:00Z", "2026-01-12T11:00:00Z"),
                        shift("2026-01-12T12:00:00Z", "2026-01-12T16:00:00Z"));
    }

    @Test
    void aClosedDayHasNoShiftButTheNightShiftOfTheDayBeforeRunsIntoIt() {
        var everyNight = List.of(time("22:00", "06:00"));
        var calendar = new Calendar(
                BERLIN,
                Map.of(DayOfWeek.THURSDAY, everyNight, DayOfWeek.FRIDAY, everyNight),
                Set.of(LocalDate.of(2026, 5, 1)));
        assertThat(calendar.shifts(Instant.parse("2026-04-29T00:00:00Z"), Instant.parse("2026-05-05T00:00:00Z")))
                .containsExactly(shift("2026-04-30T20:00:00Z", "2026-05-01T04:00:00Z"));
    }

    @Test
    void aNightIsAnHourShorterInSpringAndAnHourLongerInAutumn() {
        var night = new Calendar(BERLIN, Map.of(DayOfWeek.SATURDAY, List.of(time("22:00", "06:00"))), Set.of());
        assertThat(march29(night)).extracting(Shift::seconds).containsExactly(7 * 3_600L);
        assertThat(october25(night)).extracting(Shift::seconds).containsExactly(9 * 3_600L);
    }

    @Test
    void timesThatTheClockSkipsMeanTheMomentOfTheChange() {
        assertThat(march29(sundays(time("01:00", "02:30"))))
                .containsExactly(shift("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z"));
        assertThat(march29(sundays(time("02:30", "04:00"))))
                .containsExactly(shift("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"));
        assertThat(march29(sundays(time("02:10", "02:50")))).isEmpty();
    }

    @Test
    void timesThatOccurTwiceMeanTheFirstSoThatNeighboursNeverOverlap() {
        assertThat(october25(sundays(time("01:00", "02:30"), time("02:30", "04:00"))))
                .containsExactly(
                        shift("2026-10-24T23:00:00Z", "2026-10-25T00:30:00Z"),
                        shift("2026-10-25T00:30:00Z", "2026-10-25T03:00:00Z"));
    }

    @Test
    void aFactoryThatNeverStopsHandsOverFromShiftToShift() {
        var always = new Calendar(BERLIN, everyDay(time("06:00", "18:00"), time("18:00", "06:00")), Set.of());
        var found = always.shifts(Seeded.MONDAY, Seeded.HORIZON);
        for (int i = 1; i < found.size(); i++) {
            assertThat(found.get(i).start()).isEqualTo(found.get(i - 1).end());
        }
        assertThat(found).hasSizeBetween(798, 800);
    }

    private static Map<DayOfWeek, List<WorkingTime>> everyDay(WorkingTime... times) {
        var week = new java.util.EnumMap<DayOfWeek, List<WorkingTime>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, List.of(times));
        }
        return week;
    }

    @Test
    void onlyWholeShiftsWithinTheSpanAreGiven() {
        var calendar = Calendar.weekdays(BERLIN, List.of(time("08:00", "16:00")));
        var start = Instant.parse("2026-01-09T07:00:00Z");
        assertThat(calendar.shifts(start, start.plusSeconds(8 * 3_600))).hasSize(1);
        assertThat(calendar.shifts(start.plusSeconds(1), start.plusSeconds(8 * 3_600)))
                .isEmpty();
        assertThat(calendar.shifts(start, start.plusSeconds(8 * 3_600 - 1))).isEmpty();
    }

    @Test
    void shiftsOfRandomCalendarsAreOrderedAndNeverOverlap() {
        for (int seed = 0; seed < 50; seed++) {
            for (var centre : new Seeded(seed).plant.workCentres()) {
                var shifts = centre.calendar().shifts(Seeded.MONDAY, Seeded.HORIZON);
                assertThat(shifts).isNotEmpty();
                for (int i = 1; i < shifts.size(); i++) {
                    assertThat(shifts.get(i).start())
                            .isAfterOrEqualTo(shifts.get(i - 1).end());
                }
            }
        }
    }

    @Test
    void workingTimesThatOverlapAreAnError() {
        assertThatThrownBy(() -> sundays(time("08:00", "12:00"), time("11:59", "13:00")))
                .hasMessageContaining("overlap");
        var night = Map.of(
                DayOfWeek.SUNDAY, List.of(time("22:00", "06:00")), DayOfWeek.MONDAY, List.of(time("05:00", "09:00")));
        assertThatThrownBy(() -> new Calendar(BERLIN, night, Set.of())).hasMessageContaining("overlap");
        assertThatThrownBy(() -> new WorkingTime(LocalTime.MIN, LocalTime.MAX)).hasMessageContaining("whole seconds");
    }
}
