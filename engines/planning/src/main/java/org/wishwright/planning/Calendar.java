package org.wishwright.planning;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a work centre works: a weekly pattern in local time, less the days it is closed.
 *
 * <p>Each entry of the pattern is one shift, so lunch splits a day in two, and a factory that never stops still hands over
 * from shift to shift. A shift that runs past midnight belongs to the day it starts on. Local times that a clock change
 * skips mean the moment of the change; those that occur twice mean the first.
 *
 * @param week working times by day; a day without any is free; no two may overlap
 * @param closed no shift starts on these days
 */
public record Calendar(ZoneId zone, Map<DayOfWeek, List<WorkingTime>> week, Set<LocalDate> closed) {

    private static final long DAY = 86_400;

    /**
     * Local working hours, whole seconds.
     *
     * @param to on the next day where it is not after {@code from}: 22:00 to 06:00, 16:00 to 00:00
     */
    public record WorkingTime(LocalTime from, LocalTime to) {

        public WorkingTime {
            if (!from.equals(from.truncatedTo(ChronoUnit.SECONDS)) || !to.equals(to.truncatedTo(ChronoUnit.SECONDS))) {
                throw new IllegalArgumentException("Working times are whole seconds, not " + from + " to " + to);
            }
        }

        boolean endsNextDay() {
            return !to.isAfter(from);
        }

        long localSeconds() {
            return to.toSecondOfDay() - from.toSecondOfDay() + (endsNextDay() ? DAY : 0);
        }
    }

    public Calendar {
        var copy = new java.util.EnumMap<DayOfWeek, List<WorkingTime>>(DayOfWeek.class);
        week.forEach((day, times) -> copy.put(day, List.copyOf(times)));
        week = java.util.Collections.unmodifiableMap(copy);
        closed = Set.copyOf(closed);
        requireNoOverlap(week);
    }

    /** The same working times from Monday to Friday. */
    public static Calendar weekdays(ZoneId zone, List<WorkingTime> times) {
        var week = new java.util.EnumMap<DayOfWeek, List<WorkingTime>>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            week.put(DayOfWeek.of(day), times);
        }
        return new Calendar(zone, week, Set.of());
    }

    /** The shifts that start at or after {@code from} and end at or before {@code to}, in order. */
    public List<Shift> shifts(Instant from, Instant to) {
        var shifts = new ArrayList<Shift>();
        var last = LocalDate.ofInstant(to, zone);
        for (var date = LocalDate.ofInstant(from, zone); !date.isAfter(last); date = date.plusDays(1)) {
            if (closed.contains(date)) {
                continue;
            }
            for (var time : week.getOrDefault(date.getDayOfWeek(), List.of())) {
                var start = instant(date.atTime(time.from()));
                var end = instant((time.endsNextDay() ? date.plusDays(1) : date).atTime(time.to()));
                if (start.isBefore(end) && !start.isBefore(from) && !end.isAfter(to)) {
                    shifts.add(new Shift(start, end));
                }
            }
        }
        shifts.sort(Comparator.comparing(Shift::start));
        return List.copyOf(shifts);
    }

    private Instant instant(LocalDateTime local) {
        var transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).toInstant();
    }

    private static void requireNoOverlap(Map<DayOfWeek, List<WorkingTime>> week) {
        record Span(long from, long to) {}
        var spans = new ArrayList<Span>();
        week.forEach((day, times) -> times.forEach(time -> {
            long start = day.getValue() * DAY + time.from().toSecondOfDay();
            spans.add(new Span(start, start + time.localSeconds()));
        }));
        spans.sort(Comparator.comparingLong(Span::from));
        for (int i = 0; i < spans.size(); i++) {
            boolean wraps = i + 1 == spans.size();
            long next =
                    wraps ? spans.getFirst().from() + 7 * DAY : spans.get(i + 1).from();
            if (next < spans.get(i).to()) {
                throw new IllegalArgumentException(
                        "Working times overlap. Maybe a night shift runs into the next day's first: " + week);
            }
        }
    }
}
