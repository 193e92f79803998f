package org.wishwright.planning;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All slots of a plant between two instants, numbered, so that the search walks arrays. Within a centre the cell of unit u
 * in shift s is {@code s * units + u}: a scan by cell meets earlier shifts first and the lowest unit first within each.
 */
final class Grid {

    final Plant plant;
    final Instant from;
    final Instant until;
    private final Map<String, Integer> index = new HashMap<>();
    private final Lane[] lanes;

    /** The slots of one work centre. */
    static final class Lane {
        final WorkCentre centre;
        final List<Shift> shifts;
        final long[] starts;
        final int[] seconds;
        final Slot[] slots;
        final int longest;

        private Lane(WorkCentre centre, List<Shift> shifts) {
            this.centre = centre;
            this.shifts = shifts;
            starts = shifts.stream()
                    .mapToLong(shift -> shift.start().getEpochSecond())
                    .toArray();
            seconds = shifts.stream()
                    .mapToInt(shift -> Math.toIntExact(shift.seconds()))
                    .toArray();
            longest = Arrays.stream(seconds).max().orElse(0);
            slots = new Slot[shifts.size() * centre.units()];
            for (int unit = 0; unit < centre.units(); unit++) {
                var workUnit = new WorkUnit(centre.code(), unit);
                for (int shift = 0; shift < shifts.size(); shift++) {
                    slots[shift * centre.units() + unit] = new Slot(workUnit, shifts.get(shift));
                }
            }
        }

        /** The first shift that starts at or after an instant; the number of shifts when there is none. */
        int firstShift(Instant notBefore) {
            long second = notBefore.getEpochSecond() + (notBefore.getNano() > 0 ? 1 : 0);
            int found = Arrays.binarySearch(starts, second);
            return found >= 0 ? found : -found - 1;
        }

        int capacity(int cell) {
            return seconds[cell / centre.units()];
        }

        /** The cell of a slot, or −1 when this lane has no such unit or shift. */
        int cell(Slot slot) {
            int shift = firstShift(slot.shift().start());
            boolean known = shift < starts.length
                    && slot.unit().index() >= 0
                    && slot.unit().index() < centre.units()
                    && shifts.get(shift).equals(slot.shift());
            return known ? shift * centre.units() + slot.unit().index() : -1;
        }
    }

    Grid(Plant plant, Instant from, Instant until) {
        this.plant = plant;
        this.from = from;
        this.until = until;
        lanes = new Lane[plant.workCentres().size()];
        var byCalendar = new HashMap<Calendar, List<Shift>>();
        for (int i = 0; i < lanes.length; i++) {
            var centre = plant.workCentres().get(i);
            index.put(centre.code(), i);
            lanes[i] = new Lane(centre, byCalendar.computeIfAbsent(centre.calendar(), c -> c.shifts(from, until)));
        }
    }

    int lanes() {
        return lanes.length;
    }

    Lane lane(int number) {
        return lanes[number];
    }

    /** The number of a centre's lane, or −1 when the plant has no such centre. */
    int laneOf(String workCentre) {
        return index.getOrDefault(workCentre, -1);
    }
}
