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

    /** The period in which something is asked is no choice of hers that could be broken: the other periods are not on offer. */
    static Question of(Literals literals, Selection selection, OptionSet excluded) {
        var chosen = new int[literals.modules()];
        int visible = selection.vocabulary().visible();
        for (int m = 0; m < chosen.length; m++) {
            chosen[m] = m >= visible || selection.chosen(m) < 0 ? -1 : literals.first()[m] + selection.chosen(m);
        }
        boolean dated = visible < chosen.length && selection.chosen(visible) >= 0;
        var out = new boolean[excluded.isEmpty() && !dated ? 0 : literals.count()];
        for (int m = 0; out.length > 0 && m < chosen.length; m++) {
            int first = literals.first()[m];
            excluded.options(m).stream().forEach(o -> out[first + o] = true);
        }
        if (dated) {
            int first = literals.first()[visible];
            for (int l = first; l < literals.first()[visible + 1]; l++) {
                out[l] |= l != first + selection.chosen(visible);
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
