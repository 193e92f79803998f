package org.wishwright.market.exact;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Goes through every way to give each of some takers one of her choices, or none, and keeps the best feasible one: best for the first
 * taker, among these best for the second, and so on.
 */
final class Enumeration {

    private final int[] choices;
    private final Predicate<int[]> feasible;
    private final int[] current;
    private int @Nullable [] best;

    private Enumeration(int[] choices, Predicate<int[]> feasible) {
        this.choices = choices;
        this.feasible = feasible;
        current = new int[choices.length];
    }

    /**
     * @param choices how many each taker has, the best first; an assignment names them from 0, and the count itself for none
     * @param feasible of a whole assignment; giving nobody anything is feasible
     */
    static int[] best(int[] choices, Predicate<int[]> feasible) {
        var enumeration = new Enumeration(choices, feasible);
        enumeration.from(0);
        var best = enumeration.best;
        if (best == null) {
            throw new IllegalArgumentException("Giving nobody anything must be feasible");
        }
        return best;
    }

    private void from(int taker) {
        if (taker == choices.length) {
            if (feasible.test(current) && (best == null || Arrays.compare(current, best) < 0)) {
                best = current.clone();
            }
            return;
        }
        for (int choice = 0; choice <= choices[taker]; choice++) {
            current[taker] = choice;
            from(taker + 1);
        }
    }
}
