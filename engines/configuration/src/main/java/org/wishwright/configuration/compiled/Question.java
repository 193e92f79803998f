package org.wishwright.configuration.compiled;

import java.util.Arrays;
import org.wishwright.configuration.Selection;

/**
 * What is chosen and what is not on offer, by literal. A date is no choice that could be changed: other periods are not on offer.
 *
 * @param chosen literal by module, −1 where open
 * @param excluded by literal; empty where nothing is excluded
 */
record Question(Literals literals, int[] chosen, boolean[] excluded) {

    static Question of(Literals literals, Selection selection, OptionSet excluded) {
        var chosen = new int[literals.modules()];
        var vocabulary = selection.vocabulary();
        boolean dated = vocabulary.visible() < vocabulary.size() && selection.chosen(vocabulary.visible()) >= 0;
        var out = new boolean[excluded.isEmpty() && !dated ? 0 : literals.count()];
        for (int m = 0; m < chosen.length; m++) {
            int first = literals.first()[m];
            int option = selection.chosen(m);
            chosen[m] = option < 0 || m >= vocabulary.visible() ? -1 : first + option;
            if (out.length > 0) {
                excluded.options(m).stream().forEach(o -> out[first + o] = true);
            }
            if (m >= vocabulary.visible() && dated) {
                Arrays.fill(out, first, literals.first()[m + 1], true);
                out[first + option] = false;
            }
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
