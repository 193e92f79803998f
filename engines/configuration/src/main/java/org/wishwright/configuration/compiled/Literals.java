package org.wishwright.configuration.compiled;

import java.util.Arrays;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Vocabulary;

/**
 * Numbers every option of a model: module after module, in the maker's order.
 *
 * @param first by module, the literal of its first option; behind the last module the number of literals
 * @param amount by literal, what tables over its module alone add
 * @param base what every configuration costs
 */
record Literals(int[] first, long[] amount, long base) {

    static Literals of(Model model, Vocabulary vocabulary) {
        var first = new int[vocabulary.size() + 1];
        for (int m = 0; m < vocabulary.size(); m++) {
            first[m + 1] = first[m] + vocabulary.options(m).size();
        }
        var amount = new long[first[vocabulary.size()]];
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
        return new Literals(first, amount, base);
    }

    int count() {
        return amount.length;
    }

    int modules() {
        return first.length - 1;
    }

    int[] moduleOf() {
        var modules = new int[amount.length];
        for (int m = 0; m < modules(); m++) {
            Arrays.fill(modules, first[m], first[m + 1], m);
        }
        return modules;
    }
}
