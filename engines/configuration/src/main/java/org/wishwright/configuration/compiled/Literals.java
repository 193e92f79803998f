package org.wishwright.configuration.compiled;

import java.util.Arrays;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Vocabulary;

/**
 * Numbers every option of a model: module after module, in the maker's order.
 *
 * @param first by module, the literal of its first option; behind the last module the number of literals
 * @param moduleOf by literal
 * @param amount by literal, what tables over its module alone add
 * @param base what every configuration costs
 */
record Literals(int[] first, int[] moduleOf, long[] amount, long base) {

    static Literals of(Model model, Vocabulary vocabulary) {
        var first = new int[vocabulary.size() + 1];
        for (int m = 0; m < vocabulary.size(); m++) {
            first[m + 1] = first[m] + vocabulary.options(m).size();
        }
        var moduleOf = new int[first[vocabulary.size()]];
        for (int m = 0; m < vocabulary.size(); m++) {
            Arrays.fill(moduleOf, first[m], first[m + 1], m);
        }
        var amount = new long[moduleOf.length];
        long base = model.basePriceMinor();
        for (var table : model.prices()) {
            if (table.scope().size() == 1) {
                int module = vocabulary.indexOf(table.scope().getFirst());
                base += table.defaultMinor();
                for (int row = 0; row < table.tuples().rows(); row++) {
                    int option = vocabulary.indexOf(module, table.tuples().cell(row, 0));
                    amount[first[module] + option] += table.amountsMinor().get(row) - table.defaultMinor();
                }
            }
        }
        return new Literals(first, moduleOf, amount, base);
    }

    int count() {
        return amount.length;
    }

    int modules() {
        return first.length - 1;
    }

    /** Notes the literal's option as its module's. */
    void put(int literal, int[] assignment) {
        int module = moduleOf[literal];
        assignment[module] = literal - first[module];
    }
}
