package org.wishwright.configuration.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.configuration.network.IntList;

/**
 * What price tables still depend on after a decision. Tables over the same variables are added up; what depends on one variable alone
 * is taken out of wider tables, what depends on none is certain; so prices tie together no more variables than they must, and equal
 * rests become equal objects.
 */
final class CostResidues {

    private final Pool pool;
    private final Meter meter;
    private Component component = new Component(new int[0], new Domain[0], new Rows[0], new Costs[0]);
    private Domain[] domains = new Domain[0];
    private boolean[] changed = new boolean[0];
    private int[] positionOf = new int[0];
    private final Map<Pool.Key, Dense> byScope = new LinkedHashMap<>();
    private long certain;

    CostResidues(Pool pool, Meter meter) {
        this.pool = pool;
        this.meter = meter;
    }

    /** Amounts over some variables' remaining values. */
    private record Dense(int[] scope, long[] amounts) {}

    void begin(Component of, Domain[] newDomains, boolean[] changedDomains, int[] positions) {
        component = of;
        domains = newDomains;
        changed = changedDomains;
        positionOf = positions;
        byScope.clear();
        certain = 0;
    }

    /** What no longer depends on anything; to be read after {@link #costs()}. */
    long certain() {
        return certain;
    }

    List<Costs> costs() throws CompilationStopped {
        var kept = new ArrayList<Costs>();
        boolean touched = false;
        for (var costs : component.costs) {
            touched |= isTouched(costs);
        }
        if (!touched) {
            return List.of(component.costs);
        }
        for (var costs : component.costs) {
            add(isTouched(costs) ? restricted(costs) : new Dense(costs.scope(), costs.amounts()));
        }
        simplifyWidestFirst();
        for (var dense : byScope.values()) {
            var amounts = lowered(dense.amounts());
            if (!isZero(amounts)) {
                var of = new Domain[dense.scope().length];
                Arrays.setAll(of, c -> domain(dense.scope()[c]));
                kept.add(pool.costs(dense.scope(), of, amounts));
            }
        }
        return kept;
    }

    /** Widest first, because what is simplified joins a narrower table. */
    private void simplifyWidestFirst() throws CompilationStopped {
        int widest = 0;
        for (var scope : byScope.keySet()) {
            widest = Math.max(widest, scope.content().length);
        }
        for (int width = widest; width > 1; width--) {
            for (var scope : List.copyOf(byScope.keySet())) {
                var wide = scope.content().length == width ? byScope.remove(scope) : null;
                if (wide != null) {
                    add(simplified(wide));
                }
            }
        }
    }

    private static boolean isZero(long[] amounts) {
        for (long amount : amounts) {
            if (amount != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isTouched(Costs costs) {
        for (int variable : costs.scope()) {
            if (changed[positionOf[variable]]) {
                return true;
            }
        }
        return false;
    }

    private Domain domain(int variable) {
        return domains[positionOf[variable]];
    }

    private void add(Dense dense) {
        if (dense.scope().length == 0) {
            certain += dense.amounts()[0];
            return;
        }
        byScope.merge(Pool.Key.of(dense.scope()), dense, (a, b) -> {
            var sum = a.amounts().clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += b.amounts()[i];
            }
            return new Dense(a.scope(), sum);
        });
    }

    /** The smallest amount becomes certain. */
    private long[] lowered(long[] amounts) {
        long least = amounts.length == 0 ? 0 : amounts[0];
        for (long amount : amounts) {
            least = Math.min(least, amount);
        }
        certain += least;
        return least == 0 ? amounts : less(amounts, least);
    }

    private static long[] less(long[] amounts, long by) {
        var less = amounts.clone();
        for (int i = 0; i < less.length; i++) {
            less[i] -= by;
        }
        return less;
    }

    private Dense restricted(Costs costs) throws CompilationStopped {
        int arity = costs.scope().length;
        var offsets = new int[arity][];
        var open = new IntList();
        int stride = 1;
        for (int c = arity - 1; c >= 0; c--) {
            offsets[c] = offsets(costs.domains()[c], domain(costs.scope()[c]), stride);
            stride *= costs.domains()[c].size();
        }
        int size = 1;
        for (int c = 0; c < arity; c++) {
            size *= offsets[c].length;
            if (offsets[c].length > 1) {
                open.add(costs.scope()[c]);
            }
        }
        meter.steps(size);
        var amounts = new long[size];
        var at = new int[arity];
        for (int i = 0; i < size; i++) {
            int from = 0;
            for (int c = 0; c < arity; c++) {
                from += offsets[c][at[c]];
            }
            amounts[i] = costs.amounts()[from];
            for (int c = arity - 1; c >= 0 && ++at[c] == offsets[c].length; c--) {
                at[c] = 0;
            }
        }
        return new Dense(open.toArray(), amounts);
    }

    private static int[] offsets(Domain before, Domain after, int stride) {
        var offsets = new int[after.size()];
        int from = 0;
        for (int i = 0; i < offsets.length; i++) {
            while (before.values()[from] != after.values()[i]) {
                from++;
            }
            offsets[i] = from * stride;
        }
        return offsets;
    }

    /** Takes out of a wide table what depends on one variable alone, and then the variables it no longer depends on. */
    private Dense simplified(Dense wide) throws CompilationStopped {
        var scope = wide.scope();
        var amounts = wide.amounts().clone();
        meter.steps((long) amounts.length * scope.length);
        int block = amounts.length;
        for (int variable : scope) {
            int size = domain(variable).size();
            block /= size;
            add(new Dense(new int[] {variable}, takenOut(amounts, block, size)));
        }
        var result = new Dense(scope, amounts);
        for (int variable : scope) {
            result = withoutIrrelevant(result, variable);
        }
        return result;
    }

    /** Subtracts for each value of the variable the least amount it occurs with, and returns these. */
    private static long[] takenOut(long[] amounts, int block, int size) {
        var least = new long[size];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int at = 0, value = 0; at < amounts.length; at += block, value = value + 1 == size ? 0 : value + 1) {
            long smallest = least[value];
            for (int i = at; i < at + block; i++) {
                smallest = Math.min(smallest, amounts[i]);
            }
            least[value] = smallest;
        }
        for (int at = 0, value = 0; at < amounts.length; at += block, value = value + 1 == size ? 0 : value + 1) {
            for (int i = at; least[value] != 0 && i < at + block; i++) {
                amounts[i] -= least[value];
            }
        }
        return least;
    }

    private Dense withoutIrrelevant(Dense dense, int variable) {
        int c = Arrays.binarySearch(dense.scope(), variable);
        int block = 1;
        for (int later = c + 1; later < dense.scope().length; later++) {
            block *= domain(dense.scope()[later]).size();
        }
        int size = domain(variable).size();
        var amounts = dense.amounts();
        int all = block * size;
        for (int at = 0; at < amounts.length; at += all) {
            for (int i = at + block; i < at + all; i++) {
                if (amounts[i] != amounts[i - block]) {
                    return dense;
                }
            }
        }
        var less = new long[amounts.length / size];
        for (int at = 0; at < less.length; at += block) {
            System.arraycopy(amounts, at * size, less, at, block);
        }
        var scope = Arrays.copyOf(dense.scope(), dense.scope().length - 1);
        System.arraycopy(dense.scope(), c + 1, scope, c, scope.length - c);
        return new Dense(scope, less);
    }
}
