package org.wishwright.simulator.plant;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.wishwright.planning.Calendar;
import org.wishwright.planning.Calendar.WorkingTime;
import org.wishwright.planning.Plant;
import org.wishwright.planning.SetupMatrix;
import org.wishwright.planning.WorkCentre;

/**
 * A plant, how each option is made in it, and when the sales come in.
 *
 * @param zone IANA zone of all local times
 * @param weekly working hours of every work centre; each entry is one shift
 * @param freezeMinutes how long before its start a shift is fixed
 * @param lines how options are made; an option without a line makes no piece
 * @param arrivals in the order of time
 */
public record PlantPlan(
        String zone,
        List<Centre> workCentres,
        List<Opening> weekly,
        int freezeMinutes,
        List<Line> lines,
        List<Arrival> arrivals) {

    public record Centre(String code, String name, int units) {}

    public record Opening(DayOfWeek day, LocalTime from, LocalTime to) {}

    /** How the piece of one option is made. */
    public record Line(String module, String option, List<Material> materials, List<Step> steps) {}

    /** @param quantity a decimal per piece */
    public record Material(String code, String quantity, String unit) {}

    /**
     * @param setupSeconds once a batch, unless the unit's last work was of the same family
     * @param runSeconds per piece
     */
    public record Step(String workCentre, String family, int setupSeconds, int runSeconds) {}

    /**
     * @param sale its number, from 1
     * @param day from the first Monday, 0
     */
    public record Arrival(int sale, int day, LocalTime at) {}

    public PlantPlan {
        workCentres = List.copyOf(workCentres);
        weekly = List.copyOf(weekly);
        lines = List.copyOf(lines);
        arrivals = List.copyOf(arrivals);
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    /** When an arrival happens if the replay begins on this Monday. */
    public Instant instant(Arrival arrival, LocalDate monday) {
        return monday.plusDays(arrival.day())
                .atTime(arrival.at())
                .atZone(zoneId())
                .toInstant();
    }

    public Calendar calendar() {
        var week = new EnumMap<DayOfWeek, List<WorkingTime>>(DayOfWeek.class);
        for (var opening : weekly) {
            week.computeIfAbsent(opening.day(), day -> new ArrayList<>())
                    .add(new WorkingTime(opening.from(), opening.to()));
        }
        return new Calendar(zoneId(), week, java.util.Set.of());
    }

    /** As the planning engine sees it: setups as routed, the same family free. */
    public Plant plant() {
        var calendar = calendar();
        return new Plant(workCentres.stream()
                .map(c -> new WorkCentre(c.code(), c.units(), calendar, SetupMatrix.asRouted()))
                .toList());
    }

    PlantPlan with(List<Centre> newCentres, List<Line> newLines) {
        return new PlantPlan(zone, newCentres, weekly, freezeMinutes, newLines, arrivals);
    }

    /** Only the first arrivals; the plant stays as it is. */
    public PlantPlan limited(int most) {
        return new PlantPlan(
                zone, workCentres, weekly, freezeMinutes, lines, arrivals.subList(0, Math.min(most, arrivals.size())));
    }
}
