package org.wishwright.configuration.compiled;

import java.util.Arrays;
import org.wishwright.configuration.Selection;

/**
 * What is chosen and what is not on offer, by literal.
 *
 * @param chosen literal by module, −1 where open
 * @param excluded by literal; empty where nothing is excluded
 */
record Question(Literals literals, int[] chosen, boolean[] excluded) {

    static Question of(Literals literals, Selection selection, OptionSet excluded) {
        var chosen = new int[literals.modules()];
        for (int m = 0; m < chosen.length; m++) {
            chosen[m] = selection.chosen(m) < 0 ? -1 : literals.first()[m] + selection.chosen(m);
        }
        var out = new boolean[excluded.isEmpty() ? 0 : literals.count()];
        for (int m = 0; out.length > 0 && m < chosen.length; m++) {
            int first = literals.first()[m];
            excluded.options(m).stream().forEach(o -> out[first + o] = true);
        }
        return new Question(literals, chosen, out);
    }

    boolean isExcluded(int literal) {
        return excluded.length > 0 && excluded[literal];
    }

    /** Literals that keep every choice and are on offer. */
    boolean[] open() {
        var open = offered();
        for (int m = 0; m < chosen.length; m++) {
            if (chosen[m] >= 0) {
                boolean offered = open[chosen[m]];
                Arrays.fill(open, literals.first()[m], literals.first()[m + 1], false);
                open[chosen[m]] = offered;
            }
        }
        return open;
    }

    /** Literals that are on offer, whatever is chosen. */
    boolean[] offered() {
        var offered = new boolean[literals.count()];
        for (int l = 0; l < offered.length; l++) {
            offered[l] = !isExcluded(l);
        }
        return offered;
    }

    /** By literal 1 where it breaks a choice of another literal of its module. */
    long[] breaks() {
        var breaks = new long[literals.count()];
        for (int m = 0; m < chosen.length; m++) {
            if (chosen[m] >= 0) {
                Arrays.fill(breaks, literals.first()[m], literals.first()[m + 1], 1);
                breaks[chosen[m]] = 0;
            }
        }
        return breaks;
    }
}
