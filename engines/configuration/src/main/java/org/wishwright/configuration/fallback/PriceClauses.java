package org.wishwright.configuration.fallback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Vocabulary;

/**
 * A model's prices over the literals of its clauses: groups of literals of which exactly one is true, each with its amount. A row over
 * several modules gets a literal of its own, true exactly where the row holds.
 */
final class PriceClauses {

    /** A literal that is always true. */
    static final int ALWAYS = -2;

    private final Vocabulary vocabulary;
    /** By module and option. */
    private final int[][] literals;

    private final List<Group> groups = new ArrayList<>();
    private final List<int[]> clauses = new ArrayList<>();
    private int variables;

    private PriceClauses(Vocabulary vocabulary, int[][] literals, int variables) {
        this.vocabulary = vocabulary;
        this.literals = literals;
        this.variables = variables;
    }

    /** Exactly one of the literals is true and adds its amount. */
    record Group(int[] literals, long[] amounts) {}

    /**
     * @param literals by module and option; {@link #ALWAYS} where the module has no other
     * @param variables of the rules' clauses; those of rows come behind
     */
    static PriceClauses of(Model model, Vocabulary vocabulary, int[][] literals, int variables) {
        var prices = new PriceClauses(vocabulary, literals, variables);
        var single = new long[vocabulary.size()][];
        for (var table : model.prices()) {
            if (table.scope().size() == 1) {
                prices.add(table, single);
            } else {
                prices.rows(table);
            }
        }
        for (int m = 0; m < single.length; m++) {
            if (single[m] != null) {
                prices.groups.add(new Group(literals[m], single[m]));
            }
        }
        return prices;
    }

    List<Group> groups() {
        return groups;
    }

    /** What the literals of rows mean. */
    List<int[]> clauses() {
        return clauses;
    }

    int variables() {
        return variables;
    }

    /** Tables over one module are added up. */
    private void add(PriceTable table, long[][] single) {
        int module = vocabulary.indexOf(table.scope().getFirst());
        var amounts = new long[vocabulary.options(module).size()];
        Arrays.fill(amounts, table.defaultMinor());
        for (int row = 0; row < table.tuples().rows(); row++) {
            amounts[vocabulary.indexOf(module, table.tuples().cell(row, 0))] =
                    table.amountsMinor().get(row);
        }
        var before = single[module];
        if (before == null) {
            single[module] = amounts;
        } else {
            Arrays.setAll(before, o -> before[o] + amounts[o]);
        }
    }

    private void rows(PriceTable table) {
        int rows = table.tuples().rows();
        var of = table.scope().stream().mapToInt(vocabulary::indexOf).toArray();
        double combinations =
                Arrays.stream(of).mapToDouble(m -> vocabulary.options(m).size()).reduce(1, (a, b) -> a * b);
        boolean isWhole = combinations == rows;
        var held = new int[isWhole ? rows : rows + 1];
        var amounts = new long[held.length];
        for (int r = 0; r < rows; r++) {
            held[r] = row(table, r, of);
            amounts[r] = table.amountsMinor().get(r);
        }
        if (!isWhole) {
            held[rows] = exactly(IntStream.range(0, rows).map(r -> held[r] ^ 1).toArray());
            amounts[rows] = table.defaultMinor();
        }
        groups.add(new Group(held, amounts));
    }

    private int row(PriceTable table, int row, int[] of) {
        var cells = IntStream.range(0, of.length)
                .map(c ->
                        literals[of[c]][vocabulary.indexOf(of[c], table.tuples().cell(row, c))])
                .filter(literal -> literal != ALWAYS)
                .toArray();
        return exactly(cells);
    }

    /** A literal that is true exactly where all of these are. */
    private int exactly(int[] all) {
        if (all.length == 1) {
            return all[0];
        }
        int literal = 2 * variables++;
        var whole = Arrays.copyOf(all, all.length + 1);
        for (int i = 0; i < all.length; i++) {
            clauses.add(new int[] {literal ^ 1, all[i]});
            whole[i] ^= 1;
        }
        whole[all.length] = literal;
        clauses.add(whole);
        return literal;
    }
}
