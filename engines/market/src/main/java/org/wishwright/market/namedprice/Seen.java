package org.wishwright.market.namedprice;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;

/** Offers and rules as JSON values, for those who may see them. */
final class Seen {

    private Seen() {}

    /** To who made it: what sellers answered, without who they are. */
    static Map<String, @Nullable Object> offer(Naming naming, String spec, int offersEach, Money least) {
        var seen = wanted(naming, spec);
        seen.put("state", naming.phase.name().toLowerCase(Locale.ROOT));
        seen.put("held", naming.hold.isHeld());
        seen.put("further", (long) offersEach - naming.attempts);
        seen.put("least", least.minor());
        seen.put("alternatives", naming.alternatives);
        seen.put(
                "counters",
                naming.counters.entrySet().stream()
                        .map(counter -> Map.of(
                                "entry", counter.getKey(),
                                "unit", counter.getValue().unit().minor()))
                        .toList());
        return seen;
    }

    /** To who may answer it by hand: not whose it is. */
    static Map<String, @Nullable Object> open(Naming naming, String spec, Alias seller) {
        var seen = wanted(naming, spec);
        seen.put(
                "answered",
                naming.counters.values().stream()
                        .anyMatch(counter -> counter.seller().equals(seller)));
        return seen;
    }

    private static Map<String, @Nullable Object> wanted(Naming naming, String spec) {
        var seen = new LinkedHashMap<String, @Nullable Object>();
        seen.put("entry", naming.entry);
        seen.put("spec", spec);
        seen.put("day", naming.day == null ? null : naming.day.toString());
        seen.put("units", (long) naming.units);
        seen.put("unit", naming.unit.minor());
        seen.put("until", naming.phase == Naming.Phase.UNMATCHED ? naming.countersUntil.toString() : null);
        return seen;
    }

    /** To the seller whose rule it is. */
    static Map<String, @Nullable Object> rule(String entry, Naming.Reserve reserve) {
        var rule = reserve.rule;
        var seen = new LinkedHashMap<String, @Nullable Object>();
        seen.put("entry", entry);
        seen.put("spec", rule.spec());
        seen.put("reserve", rule.reserve().minor());
        seen.put("least", rule.least());
        seen.put("most", rule.most());
        seen.put("capacity", rule.capacity());
        seen.put("left", reserve.left);
        seen.put("from", rule.from() == null ? null : rule.from().toString());
        seen.put("until", rule.until() == null ? null : rule.until().toString());
        seen.put("withdrawn", reserve.withdrawn);
        return seen;
    }
}
