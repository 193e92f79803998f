package org.wishwright.configuration;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.wishwright.configuration.Rule.TableRule;

/**
 * Decides directly on tables of allowed combinations whether choices can be completed: rows as bit sets, arc consistency, and
 * backtracking. Shares no code with the compiler, whose answers it judges.
 */
final class TableSearch {

    private final int[] sizes;
    private final int[][] scopes;
    /** By table, column, value: the rows with that value. */
    private final long[][][][] rowsWith;

    private final int[][] tablesOf;
    private final int[] busiestFirst;
    private final State start;

    TableSearch(Model model) {
        var vocabulary = Vocabulary.of(model);
        this.sizes = IntStream.range(0, vocabulary.size())
                .map(m -> vocabulary.options(m).size())
                .toArray();
        var rules = model.rules().stream().map(TableRule.class::cast).toList();
        this.scopes = rules.stream()
                .map(r -> r.scope().stream().mapToInt(vocabulary::indexOf).toArray())
                .toArray(int[][]::new);
        this.rowsWith = new long[scopes.length][][][];
        for (int t = 0; t < scopes.length; t++) {
            rowsWith[t] = rowsWith(vocabulary, scopes[t], rules.get(t).tuples());
        }
        this.tablesOf = IntStream.range(0, sizes.length)
                .mapToObj(v -> IntStream.range(0, scopes.length)
                        .filter(t -> Arrays.stream(scopes[t]).anyMatch(s -> s == v))
                        .toArray())
                .toArray(int[][]::new);
        this.busiestFirst = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparing((Integer v) -> -tablesOf[v].length))
                .mapToInt(Integer::intValue)
                .toArray();
        this.start = start();
    }

    private long[][][] rowsWith(Vocabulary vocabulary, int[] scope, Tuples tuples) {
        var rows = new long[scope.length][][];
        for (int c = 0; c < scope.length; c++) {
            rows[c] = new long[sizes[scope[c]]][(tuples.rows() + 63) / 64];
            for (int r = 0; r < tuples.rows(); r++) {
                rows[c][vocabulary.indexOf(scope[c], tuples.cell(r, c))][r >> 6] |= 1L << r;
            }
        }
        return rows;
    }

    private record State(boolean[][] open, long[][] rows) {
        State copy() {
            return new State(open.clone(), rows.clone());
        }
    }

    /** @param chosen by module the option, or −1 */
    boolean isPossible(int[] chosen) {
        var state = start.copy();
        var touched = new TreeSet<Integer>();
        for (int v = 0; v < sizes.length; v++) {
            if (chosen[v] >= 0) {
                if (!state.open()[v][chosen[v]]) {
                    return false;
                }
                state.open()[v] = new boolean[sizes[v]];
                state.open()[v][chosen[v]] = true;
                Arrays.stream(tablesOf[v]).forEach(touched::add);
            }
        }
        return propagate(state, touched) && search(state);
    }

    /** What is consistent before anything is chosen. */
    private State start() {
        var open = Arrays.stream(sizes).mapToObj(TableSearch::trues).toArray(boolean[][]::new);
        var rows = Arrays.stream(rowsWith)
                .map(table -> union(table[0], trues(table[0].length)))
                .toArray(long[][]::new);
        var state = new State(open, rows);
        if (!propagate(state, IntStream.range(0, scopes.length).boxed().toList())) {
            throw new IllegalStateException("The tables contradict each other");
        }
        return state;
    }

    private static boolean[] trues(int size) {
        var trues = new boolean[size];
        Arrays.fill(trues, true);
        return trues;
    }

    private static long[] union(long[][] rowsByValue, boolean[] open) {
        var union = new long[rowsByValue[0].length];
        for (int o = 0; o < open.length; o++) {
            for (int w = 0; open[o] && w < union.length; w++) {
                union[w] |= rowsByValue[o][w];
            }
        }
        return union;
    }

    private boolean propagate(State state, Collection<Integer> tables) {
        var queue = new ArrayDeque<>(tables);
        var queued = new boolean[scopes.length];
        tables.forEach(t -> queued[t] = true);
        while (!queue.isEmpty()) {
            int t = queue.remove();
            queued[t] = false;
            var rows = state.rows()[t].clone();
            for (int c = 0; c < scopes[t].length; c++) {
                var within = union(rowsWith[t][c], state.open()[scopes[t][c]]);
                for (int w = 0; w < rows.length; w++) {
                    rows[w] &= within[w];
                }
            }
            state.rows()[t] = rows;
            if (Arrays.stream(rows).allMatch(w -> w == 0)) {
                return false;
            }
            for (int c = 0; c < scopes[t].length; c++) {
                if (narrow(state, scopes[t][c], rowsWith[t][c], rows)) {
                    for (int other : tablesOf[scopes[t][c]]) {
                        if (!queued[other]) {
                            queued[other] = true;
                            queue.add(other);
                        }
                    }
                }
            }
        }
        return true;
    }

    private static boolean narrow(State state, int variable, long[][] rowsByValue, long[] rows) {
        var before = state.open()[variable];
        var after = before.clone();
        for (int o = 0; o < after.length; o++) {
            after[o] = before[o] && intersects(rowsByValue[o], rows);
        }
        state.open()[variable] = after;
        return !Arrays.equals(before, after);
    }

    private static boolean intersects(long[] a, long[] b) {
        for (int w = 0; w < a.length; w++) {
            if ((a[w] & b[w]) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean search(State state) {
        int variable = Arrays.stream(busiestFirst)
                .filter(v -> count(state.open()[v]) > 1)
                .findFirst()
                .orElse(-1);
        if (variable < 0) {
            return true;
        }
        for (int o = 0; o < sizes[variable]; o++) {
            if (state.open()[variable][o]) {
                var next = state.copy();
                next.open()[variable] = new boolean[sizes[variable]];
                next.open()[variable][o] = true;
                var touched = Arrays.stream(tablesOf[variable]).boxed().toList();
                if (propagate(next, touched) && search(next)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int count(boolean[] open) {
        int count = 0;
        for (boolean o : open) {
            count += o ? 1 : 0;
        }
        return count;
    }
}
