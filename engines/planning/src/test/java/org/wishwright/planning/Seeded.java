package org.wishwright.planning;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.wishwright.planning.Calendar.WorkingTime;

/** Random plants and orders from a seed, small enough to be crowded. */
final class Seeded {

    static final Instant MONDAY = Instant.parse("2026-03-23T00:00:00Z");
    static final Instant HORIZON = MONDAY.plus(Duration.ofDays(400));

    private static final List<String> ZONES =
            List.of("Europe/Berlin", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe");
    private static final List<String> FAMILIES = List.of("steel", "oak", "ash", "brass");

    final Random random;
    final Plant plant;
    private final Map<String, List<RoutingStep>> routings = new HashMap<>();

    Seeded(long seed) {
        random = new Random(seed);
        var centres = new ArrayList<WorkCentre>();
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            centres.add(new WorkCentre("c" + i, 1 + random.nextInt(3), calendar(), setups()));
        }
        plant = new Plant(centres);
    }

    private Calendar calendar() {
        var week = new EnumMap<DayOfWeek, List<WorkingTime>>(DayOfWeek.class);
        var day = random.nextBoolean()
                ? List.of(time("06:00", "14:00"), time("14:00", "22:00"), time("22:00", "06:00"))
                : List.of(time("08:00", "12:00"), time("12:45", "17:00"));
        for (var name : DayOfWeek.values()) {
            week.put(name, name == DayOfWeek.SUNDAY ? List.of() : day);
        }
        var closed = new HashSet<LocalDate>();
        for (int i = 0; i < 20; i++) {
            closed.add(LocalDate.of(2026, 3, 23).plusDays(random.nextInt(120)));
        }
        return new Calendar(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))), week, closed);
    }

    static WorkingTime time(String from, String to) {
        return new WorkingTime(LocalTime.parse(from), LocalTime.parse(to));
    }

    private SetupMatrix setups() {
        if (random.nextBoolean()) {
            return SetupMatrix.asRouted();
        }
        var pairs = new HashMap<SetupMatrix.Pair, Long>();
        for (int i = 0; i < 4; i++) {
            pairs.put(new SetupMatrix.Pair(family(), family()), random.nextLong(4_000));
        }
        return new SetupMatrix(random.nextLong(4_000), random.nextBoolean(), pairs);
    }

    private String family() {
        return FAMILIES.get(random.nextInt(FAMILIES.size()));
    }

    /** Identical hashes have identical routings. */
    Demand demand(String id, int kinds, int mostPieces) {
        String hash = "h" + random.nextInt(kinds);
        var routing = routings.computeIfAbsent(hash, h -> routing());
        return new Demand(id, hash, 1 + random.nextInt(mostPieces), routing);
    }

    private List<RoutingStep> routing() {
        var steps = new ArrayList<RoutingStep>();
        for (int i = 0, count = 1 + random.nextInt(3); i < count; i++) {
            var centre =
                    plant.workCentres().get(random.nextInt(plant.workCentres().size()));
            steps.add(new RoutingStep(centre.code(), family(), random.nextLong(3_000), random.nextLong(900)));
        }
        return steps;
    }

    List<WhatIf.Arrival> arrivals(int orders, int kinds, int mostPieces) {
        var arrivals = new ArrayList<WhatIf.Arrival>();
        var at = MONDAY;
        for (int order = 0; order < orders; order++) {
            at = at.plusSeconds(random.nextInt(4 * 3_600));
            var demands = new ArrayList<Demand>();
            for (int i = 0, count = 1 + random.nextInt(6); i < count; i++) {
                demands.add(demand(order + "." + i, kinds, mostPieces));
            }
            arrivals.add(new WhatIf.Arrival("o" + order, at, demands));
        }
        return arrivals;
    }

    PlanState empty() {
        return PlanState.empty(plant, MONDAY, HORIZON);
    }
}
