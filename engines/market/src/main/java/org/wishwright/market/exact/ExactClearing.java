package org.wishwright.market.exact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.wishwright.market.namedprice.Clearing;
import org.wishwright.market.namedprice.Clearing.Offers;
import org.wishwright.market.namedprice.Clearing.Reserves;

/** What {@link Clearing} says, by trying every assignment of offers to rules. Exponential in the offers. */
public final class ExactClearing {

    private ExactClearing() {}

    /** For each offer the rule that takes it, or {@link Clearing#NONE}. */
    public static int[] of(Offers offers, Reserves rules) {
        var order = IntStream.range(0, offers.spec().length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> -offers.price()[i]))
                .toList();
        var placed = IntStream.range(0, rules.spec().length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(r -> -rules.points()[r]))
                .toList();
        var choices = new ArrayList<List<Integer>>();
        for (int offer : order) {
            choices.add(placed.stream().filter(rule -> accepts(offers, offer, rules, rule)).toList());
        }
        var best = Enumeration.best(
                choices.stream().mapToInt(List::size).toArray(), assignment -> fits(assignment, choices, order, offers, rules));
        var takers = new int[order.size()];
        for (int k = 0; k < best.length; k++) {
            takers[order.get(k)] = best[k] < choices.get(k).size() ? choices.get(k).get(best[k]) : Clearing.NONE;
        }
        return takers;
    }

    private static boolean accepts(Offers offers, int offer, Reserves rules, int rule) {
        return offers.spec()[offer] == rules.spec()[rule]
                && offers.price()[offer] >= rules.reserve()[rule]
                && offers.units()[offer] >= rules.least()[rule]
                && offers.units()[offer] <= rules.most()[rule]
                && offers.day()[offer] >= rules.fromDay()[rule]
                && offers.day()[offer] <= rules.untilDay()[rule];
    }

    private static boolean fits(
            int[] assignment, List<List<Integer>> choices, List<Integer> order, Offers offers, Reserves rules) {
        var room = rules.capacity().clone();
        for (int k = 0; k < assignment.length; k++) {
            if (assignment[k] < choices.get(k).size()) {
                room[choices.get(k).get(assignment[k])] -= offers.units()[order.get(k)];
            }
        }
        for (long left : room) {
            if (left < 0) {
                return false;
            }
        }
        return true;
    }
}
