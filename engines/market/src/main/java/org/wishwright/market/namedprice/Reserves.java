package org.wishwright.market.namedprice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Judging;
import org.wishwright.market.Logged;
import org.wishwright.market.Taken;
import org.wishwright.market.namedprice.Naming.Reserve;

/** The hidden rules of all sellers, in the order they were made. */
final class Reserves {

    private static final int MOST_POINTS = 1_000_000;

    private final NamedPriceRules rules;
    private final Map<String, Reserve> reserves = new LinkedHashMap<>();

    Reserves(NamedPriceRules rules) {
        this.rules = rules;
    }

    /** A seller's own, as JSON values. */
    List<Map<String, @Nullable Object>> of(Alias seller) {
        return reserves.entrySet().stream()
                .filter(entry -> entry.getValue().seller.equals(seller))
                .map(entry -> Seen.rule(entry.getKey(), entry.getValue()))
                .toList();
    }

    int size() {
        return reserves.size();
    }

    Outcome<Taken> add(Logged input, NamedPriceInput.Reserved reserved, int spec) {
        var from = reserved.from();
        var until = reserved.until();
        return new Judging<>(reserved)
                .price(reserved.reserve(), rules.currency())
                .within(reserved.least(), 1, Judging.MOST_UNITS, "least")
                .within(reserved.most(), reserved.least(), Judging.MOST_UNITS, "most")
                .within(reserved.capacity(), 1, 1_000_000_000, "capacity")
                .within(reserved.points(), 0, MOST_POINTS, "points")
                .must(
                        isCalendarDay(from) && isCalendarDay(until),
                        "namedprice.day-out-of-range",
                        "Name days of this century.",
                        "field",
                        "from")
                .must(
                        from == null || until == null || !until.isBefore(from),
                        "namedprice.days-disordered",
                        "The last day is before the first. Exchange them.",
                        "field",
                        "until")
                .outcome()
                .map(rule -> {
                    reserves.put(input.entry(), new Reserve(input.by(), spec, rule));
                    return new Taken(input.entry());
                });
    }

    private static boolean isCalendarDay(@Nullable LocalDate day) {
        return day == null || day.getYear() >= 2000 && day.getYear() < 2100;
    }

    Outcome<Taken> withdraw(Logged input, String entry) {
        var reserve = reserves.get(entry);
        if (reserve == null || !reserve.seller.equals(input.by()) || reserve.withdrawn) {
            return Taken.not("namedprice.rule-unknown", "There is no such rule of yours.");
        }
        reserve.withdrawn = true;
        return Taken.as(input);
    }

    /** For each offer the rule that takes it, or null; what it takes is gone. */
    List<@Nullable Reserve> clear(List<Naming> offers) {
        var standing = reserves.values().stream()
                .filter(reserve -> !reserve.withdrawn && reserve.left > 0)
                .toList();
        var takers = Clearing.clear(
                rules.specs().size(),
                new Clearing.Offers(
                        offers.stream().mapToInt(offer -> offer.spec).toArray(),
                        offers.stream().mapToLong(offer -> offer.unit.minor()).toArray(),
                        offers.stream().mapToInt(offer -> offer.units).toArray(),
                        offers.stream().mapToInt(Naming::dayNumber).toArray()),
                columns(standing));
        var taken = new ArrayList<@Nullable Reserve>(takers.length);
        for (int i = 0; i < takers.length; i++) {
            var reserve = takers[i] == Clearing.NONE ? null : standing.get(takers[i]);
            if (reserve != null) {
                reserve.left -= offers.get(i).units;
            }
            taken.add(reserve);
        }
        return taken;
    }

    private static Clearing.Reserves columns(List<Reserve> standing) {
        return new Clearing.Reserves(
                standing.stream().mapToInt(reserve -> reserve.spec).toArray(),
                standing.stream()
                        .mapToLong(reserve -> reserve.rule.reserve().minor())
                        .toArray(),
                standing.stream()
                        .mapToInt(reserve -> (int) reserve.rule.least())
                        .toArray(),
                standing.stream().mapToInt(reserve -> (int) reserve.rule.most()).toArray(),
                standing.stream()
                        .mapToInt(reserve -> day(reserve.rule.from(), Integer.MIN_VALUE))
                        .toArray(),
                standing.stream()
                        .mapToInt(reserve -> day(reserve.rule.until(), Integer.MAX_VALUE))
                        .toArray(),
                standing.stream().mapToLong(reserve -> reserve.left).toArray(),
                standing.stream().mapToInt(reserve -> reserve.rule.points()).toArray());
    }

    private static int day(@Nullable LocalDate day, int none) {
        return day == null ? none : Math.toIntExact(day.toEpochDay());
    }

    /** Whether somebody would take an offer if it were for another specification. */
    boolean wouldTake(Naming offer, int spec) {
        return reserves.values().stream().anyMatch(reserve -> reserve.spec == spec && takes(reserve, offer));
    }

    private static boolean takes(Reserve reserve, Naming offer) {
        return !reserve.withdrawn
                && reserve.rule.reserve().compareTo(offer.unit) <= 0
                && offer.units <= reserve.left
                && offer.units >= reserve.rule.least()
                && offer.units <= reserve.rule.most()
                && offer.dayNumber() >= day(reserve.rule.from(), Integer.MIN_VALUE)
                && offer.dayNumber() <= day(reserve.rule.until(), Integer.MAX_VALUE);
    }
}
