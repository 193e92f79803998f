package org.wishwright.configuration.compiled;

import java.util.ArrayList;
import java.util.List;

/** What is possible for each of many shoppers, as {@link Answer#remaining} says it for one. Immutable. */
public final class Domains {

    private final CompiledModel model;
    private final int shoppers;
    private final long valid;
    private final long[] possible;

    Domains(CompiledModel model, int shoppers, long valid, long[] possible) {
        this.model = model;
        this.shoppers = shoppers;
        this.valid = valid;
        this.possible = possible;
    }

    public int shoppers() {
        return shoppers;
    }

    public boolean isValid(int shopper) {
        return has(valid, shopper);
    }

    public boolean isPossible(int shopper, String module, String option) {
        return has(possible[model.known(module, option)], shopper);
    }

    /** A bit for each shopper for whom the option is possible; positions are the vocabulary's. */
    public long shoppersWith(int module, int option) {
        return possible[model.literals().first()[module] + option];
    }

    /** In the maker's order. */
    public List<String> remaining(int shopper, String module) {
        int m = model.known(module);
        int first = model.literals().first()[m];
        var remaining = new ArrayList<String>();
        for (int l = first; l < model.literals().first()[m + 1]; l++) {
            if (has(possible[l], shopper)) {
                remaining.add(model.vocabulary().option(m, l - first));
            }
        }
        return remaining;
    }

    private boolean has(long lanes, int shopper) {
        if (shopper < 0 || shopper >= shoppers) {
            throw new IllegalArgumentException("No shopper " + shopper + " of " + shoppers);
        }
        return (lanes >>> shopper & 1) != 0;
    }
}
