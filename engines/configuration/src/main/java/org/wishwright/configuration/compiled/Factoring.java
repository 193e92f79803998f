package org.wishwright.configuration.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wishwright.configuration.compiled.CircuitBuilder.Node;

/**
 * Shrinks a circuit by giving parts that many and-nodes have in common a node of their own. A real car range decides hundreds of
 * modules with each base model, and neighbouring base models mostly alike.
 *
 * <p>Every child of an and stands in the column of its first module; columns are joined greedily, two at a time, while that saves
 * edges: joining saves one edge in every row that has both, and costs two for every distinct pair. No meaning changes.
 */
final class Factoring {

    private static final long MOST_WORK = 1_000_000_000;
    private static final int SHORTEST_ROW = 3;
    private static final int MOST_PAIRS = 1 << 18;

    private final CircuitBuilder from;
    private final CircuitBuilder to;
    private final Meter meter;
    private final int[] columnOf;
    private final List<Integer> rows = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    /** Every column there ever was: parts refer to them by position. */
    private final List<Column> history = new ArrayList<>();

    private LongSet seen = new LongSet(0);
    /** When each pair of classes was last met, where these are few. */
    private final int[] met = new int[MOST_PAIRS];

    private int round;

    /** Child by row, by class; class 0 is absent. */
    private record Column(int[] classOfRow, List<int[]> parts) {
        int classes() {
            return parts.size();
        }
    }

    Factoring(CircuitBuilder from, CircuitBuilder to, Meter meter, int[] moduleOfLiteral) {
        this.from = from;
        this.to = to;
        this.meter = meter;
        this.columnOf = columnsOf(moduleOfLiteral);
    }

    private int[] columnsOf(int[] moduleOfLiteral) {
        var first = Arrays.copyOf(
                moduleOfLiteral, moduleOfLiteral.length + from.nodes().size());
        for (int n = 0; n < from.nodes().size(); n++) {
            int least = Integer.MAX_VALUE;
            for (int child : from.nodes().get(n).children()) {
                least = Math.min(least, first[child]);
            }
            first[moduleOfLiteral.length + n] = least;
        }
        return first;
    }

    /** Rebuilds the circuit in the other builder; returns the root there. */
    int rebuild(int root) throws CompilationStopped {
        collect(root);
        join();
        var partsOfRow = new HashMap<Integer, List<int[]>>();
        for (int r = 0; r < rows.size(); r++) {
            var parts = new ArrayList<int[]>();
            for (var column : columns) {
                if (column.classOfRow()[r] > 0) {
                    parts.add(column.parts().get(column.classOfRow()[r]));
                }
            }
            partsOfRow.put(rows.get(r), parts);
        }
        int literals = from.literals();
        var idOf = IntStream.range(0, literals + from.nodes().size()).toArray();
        var shared = new IdentityHashMap<int[], Integer>();
        for (int n = 0; n < from.nodes().size() && literals + n <= root; n++) {
            var node = from.nodes().get(n);
            var parts = partsOfRow.get(n);
            idOf[literals + n] =
                    parts == null ? copied(node, idOf) : to.all(node.amount(), partNodes(parts, idOf, shared));
        }
        return idOf[root];
    }

    private int copied(Node node, int[] idOf) throws CompilationStopped {
        var children = Arrays.stream(node.children()).map(c -> idOf[c]);
        return node.any() ? to.any(children) : to.all(node.amount(), children);
    }

    private IntStream partNodes(List<int[]> parts, int[] idOf, Map<int[], Integer> shared) throws CompilationStopped {
        var nodes = IntStream.builder();
        for (var part : parts) {
            nodes.add(partNode(part, idOf, shared));
        }
        return nodes.build();
    }

    /** A part is one child of the old circuit, or two parts joined: {child} or {−1, column, class, column, class}. */
    private int partNode(int[] part, int[] idOf, Map<int[], Integer> shared) throws CompilationStopped {
        if (part.length == 1) {
            return idOf[part[0]];
        }
        var known = shared.get(part);
        if (known != null) {
            return known;
        }
        int left = partNode(history.get(part[1]).parts().get(part[2]), idOf, shared);
        int right = partNode(history.get(part[3]).parts().get(part[4]), idOf, shared);
        int node = to.all(0, IntStream.of(left, right));
        shared.put(part, node);
        return node;
    }

    private void collect(int root) {
        int literals = from.literals();
        var candidates = new ArrayList<Integer>();
        for (int n = 0; n < from.nodes().size() && literals + n <= root; n++) {
            var node = from.nodes().get(n);
            if (!node.any() && node.children().length >= SHORTEST_ROW) {
                candidates.add(n);
            }
        }
        int width = Arrays.stream(columnOf).max().orElse(0) + 1;
        candidates.sort((a, b) -> Integer.compare(
                from.nodes().get(b).children().length, from.nodes().get(a).children().length));
        rows.addAll(candidates.subList(0, (int) Math.min(candidates.size(), MOST_WORK / ((long) width * width))));
        var classes = new ArrayList<HashMap<Integer, Integer>>();
        for (int c = 0; c < width; c++) {
            var parts = new ArrayList<int[]>();
            parts.add(new int[0]);
            columns.add(new Column(new int[rows.size()], parts));
            classes.add(new HashMap<>());
        }
        for (int r = 0; r < rows.size(); r++) {
            for (int child : from.nodes().get(rows.get(r)).children()) {
                var column = columns.get(columnOf[child]);
                column.classOfRow()[r] = classes.get(columnOf[child]).computeIfAbsent(child, _ -> {
                    column.parts().add(new int[] {child});
                    return column.parts().size() - 1;
                });
            }
        }
        columns.removeIf(c -> c.classes() == 1);
        history.addAll(columns);
    }

    private void join() throws CompilationStopped {
        seen = new LongSet(rows.size());
        int n = columns.size();
        var numbers = IntStream.range(0, n).boxed().collect(Collectors.toCollection(ArrayList::new));
        var gain = new int[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                gain[a][b] = gain(columns.get(a), columns.get(b));
            }
        }
        var bestOf = new int[n];
        for (int a = 0; a < n; a++) {
            bestOf[a] = best(gain[a], a);
        }
        while (true) {
            int a = 0;
            for (int i = 1; i < n; i++) {
                a = gain[i][bestOf[i]] > gain[a][bestOf[a]] ? i : a;
            }
            int b = n == 0 ? 0 : bestOf[a];
            if (n == 0 || gain[a][b] <= 0) {
                columns.removeIf(c -> c.classes() == 1);
                return;
            }
            var joined = joined(a, b, numbers);
            history.add(joined);
            numbers.set(a, history.size() - 1);
            columns.set(a, joined);
            columns.set(b, new Column(new int[rows.size()], List.of(new int[0])));
            for (int i = 0; i < n; i++) {
                gain[Math.min(i, b)][Math.max(i, b)] = 0;
                if (i != a && i != b) {
                    gain[Math.min(i, a)][Math.max(i, a)] = gain(columns.get(i), joined);
                }
            }
            for (int i = 0; i <= b; i++) {
                boolean isStale = i == a || i == b || bestOf[i] == a || bestOf[i] == b;
                if (isStale) {
                    bestOf[i] = best(gain[i], i);
                } else if (i < a && isBetter(gain[i], a, bestOf[i])) {
                    bestOf[i] = a;
                }
            }
        }
    }

    /** The first of the columns behind this one with which it gains most. */
    private static int best(int[] gain, int column) {
        int best = column;
        for (int b = column + 1; b < gain.length; b++) {
            best = gain[b] > gain[best] ? b : best;
        }
        return best;
    }

    private static boolean isBetter(int[] gain, int a, int b) {
        return gain[a] > gain[b] || gain[a] == gain[b] && gain[a] > 0 && a < b;
    }

    private int gain(Column a, Column b) throws CompilationStopped {
        meter.steps(rows.size());
        if (a.classes() == 1 || b.classes() == 1) {
            return 0;
        }
        return (long) a.classes() * b.classes() <= MOST_PAIRS ? gainOfFew(a, b) : gainOfMany(a, b);
    }

    private int gainOfFew(Column a, Column b) {
        round++;
        var lefts = a.classOfRow();
        var rights = b.classOfRow();
        int width = b.classes();
        int gain = 0;
        for (int r = 0; r < lefts.length; r++) {
            if (lefts[r] > 0 && rights[r] > 0) {
                int pair = lefts[r] * width + rights[r];
                gain += met[pair] == round ? 1 : -1;
                met[pair] = round;
            }
        }
        return gain;
    }

    private int gainOfMany(Column a, Column b) {
        seen.clear();
        int gain = 0;
        for (int r = 0; r < rows.size(); r++) {
            int left = a.classOfRow()[r];
            int right = b.classOfRow()[r];
            if (left > 0 && right > 0) {
                gain += seen.add((long) left << 32 | right) ? -1 : 1;
            }
        }
        return gain;
    }

    private Column joined(int a, int b, List<Integer> numbers) {
        var left = columns.get(a);
        var right = columns.get(b);
        var parts = new ArrayList<int[]>();
        parts.add(new int[0]);
        var classes = new HashMap<Long, Integer>();
        var classOfRow = new int[rows.size()];
        for (int r = 0; r < classOfRow.length; r++) {
            int l = left.classOfRow()[r];
            int k = right.classOfRow()[r];
            if (l > 0 || k > 0) {
                classOfRow[r] = classes.computeIfAbsent((long) l << 32 | k, _ -> {
                    parts.add(part(l, k, left, right, a, b, numbers));
                    return parts.size() - 1;
                });
            }
        }
        return new Column(classOfRow, parts);
    }

    private static int[] part(int l, int k, Column left, Column right, int a, int b, List<Integer> numbers) {
        if (k == 0) {
            return left.parts().get(l);
        }
        if (l == 0) {
            return right.parts().get(k);
        }
        return new int[] {-1, numbers.get(a), l, numbers.get(b), k};
    }
}
