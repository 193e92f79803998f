package org.wishwright.measurement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A wall of a room that furniture may stand at, with what is in the way, from a flat's plan (户型).
 *
 * @param name such as {@code bedroom, window side}
 * @param length centimetres, from the left corner as one faces the wall
 * @param height from the floor to the ceiling, centimetres
 * @param depth how far something may stand out into the room, centimetres
 * @param obstacles doors, windows, radiators, sockets that must stay free
 */
public record WallSpace(String name, BigDecimal length, BigDecimal height, BigDecimal depth, List<Obstacle> obstacles) {

    public WallSpace {
        obstacles = List.copyOf(obstacles);
    }

    /**
     * @param from left edge from the left corner, centimetres
     * @param to right edge
     * @param bottom lower edge from the floor: furniture below it is not in its way
     */
    public record Obstacle(String name, BigDecimal from, BigDecimal to, BigDecimal bottom) {}

    /** A place at the wall, and the largest piece of furniture that fits it. */
    public record Place(BigDecimal from, BigDecimal width, BigDecimal height, BigDecimal depth) {}

    /**
     * The places that take furniture of at least this height, from the widest; of equal ones the leftmost first.
     *
     * @param clearance to be left free at each side and above, centimetres
     */
    public List<Place> places(BigDecimal wantedHeight, BigDecimal clearance) {
        var free = height.subtract(clearance);
        if (wantedHeight.compareTo(free) > 0) {
            return List.of();
        }
        var inTheWay = obstacles.stream()
                .filter(obstacle -> obstacle.bottom().compareTo(wantedHeight.add(clearance)) < 0)
                .sorted(Comparator.comparing(Obstacle::from))
                .toList();
        var places = new ArrayList<Place>();
        var from = BigDecimal.ZERO;
        for (var obstacle : inTheWay) {
            add(places, from, obstacle.from(), clearance, free);
            from = from.max(obstacle.to());
        }
        add(places, from, length, clearance, free);
        places.sort(Comparator.comparing(Place::width).reversed().thenComparing(Place::from));
        return List.copyOf(places);
    }

    private void add(List<Place> places, BigDecimal from, BigDecimal to, BigDecimal clearance, BigDecimal free) {
        var width = to.subtract(from).subtract(clearance.multiply(BigDecimal.TWO));
        if (width.signum() <= 0) {
            return;
        }
        var left = from.add(clearance);
        var right = left.add(width);
        var above = obstacles.stream()
                .filter(obstacle -> obstacle.from().compareTo(right.add(clearance)) < 0
                        && obstacle.to().compareTo(left.subtract(clearance)) > 0)
                .map(obstacle -> obstacle.bottom().subtract(clearance))
                .reduce(free, BigDecimal::min);
        places.add(new Place(left, width, above, depth));
    }
}
