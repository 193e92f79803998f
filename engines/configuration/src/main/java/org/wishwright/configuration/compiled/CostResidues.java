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
    private final Map<List<Integer>, Dense> byScope = new LinkedHashMap<>();
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
            if (Arrays.stream(amounts).anyMatch(a -> a != 0)) {
                var of = Arrays.stream(dense.scope()).mapToObj(this::domain).toArray(Domain[]::new);
                kept.add(pool.costs(dense.scope(), of, amounts));
            }
        }
        return kept;
    }

    /** Widest first, because what is simplified joins a narrower table. */
    private void simplifyWidestFirst() throws CompilationStopped {
        int widest = byScope.keySet().stream().mapToInt(List::size).max().orElse(0);
        for (int width = widest; width > 1; width--) {
            int w = width;
            for (var scope :
                    byScope.keySet().stream().filter(s -> s.size() == w).toList()) {
                var wide = byScope.remove(scope);
                if (wide != null) {
                    add(simplified(wide));
                }
            }
        }
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

    private static List<Integer> scopeKey(Dense dense) {
        return Arrays.stream(dense.scope()).boxed().toList();
    }

    private void add(Dense dense) {
        if (dense.scope().length == 0) {
            certain += dense.amounts()[0];
            return;
        }
        byScope.merge(scopeKey(dense), dense, (a, b) -> {
            var sum = a.amounts().clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += b.amounts()[i];
            }
            return new Dense(a.scope(), sum);
        });
    }

    /** The smallest amount becomes certain. */
    private long[] lowered(long[] amounts) {
        long least = Arrays.stream(amounts).min().orElse(0);
        certain += least;
        return least == 0 ? amounts : Arrays.stream(amounts).map(a -> a - least).toArray();
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
        for (int i = 0; i < amounts.length; i++) {
            int value = i / block % size;
            least[value] = Math.min(least[value], amounts[i]);
        }
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] -= least[i / block % size];
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
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] != amounts[i - i / block % size * block]) {
                return dense;
            }
        }
        var less = new long[amounts.length / size];
        for (int i = 0; i < less.length; i++) {
            less[i] = amounts[i / block * block * size + i % block];
        }
        var scope = Arrays.stream(dense.scope()).filter(v -> v != variable).toArray();
        return new Dense(scope, less);
    }
}
