package org.wishwright.configuration.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether some rules leave anything together with some choices, and if not, names rules and choices that are enough for that:
 * generalized arc consistency, and search where it does not decide. For one question and one thread.
 */
public final class Consistency {

    private static final int MOST_DECISIONS = 50_000;
    private static final int NO_RELATION = -1;

    private final Network network;
    private final BitSet telling;
    private final BitSet rules;
    private final int[] chosen;
    private final int[][] relationsOf;

    private long[][] domains;
    private int[][] cells;
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();
    /** Reused, because tables are long. */
    private int[] kept = new int[0];

    private final boolean[] queued;
    /** Relation by event; an event narrows one variable. */
    private final IntList eventRelation = new IntList();

    private final List<IntList> eventsOf = new ArrayList<>();
    private final BitSet usedRules = new BitSet();
    private int decisions;

    /** Enough to leave nothing: rules by position, and variables whose choices take part. */
    public record Core(BitSet rules, BitSet choices) {}

    /** The answer took more decisions than are allowed. */
    public static final class Undecided extends Exception {
        private static final long serialVersionUID = 1L;

        Undecided() {
            super("More than " + MOST_DECISIONS + " decisions", null, false, false);
        }
    }

    /**
     * @param telling as {@link Network#telling}, worked out once for many questions; others are looked at when a choice touches them
     * @param rules positions of the rules that count
     * @param chosen value by variable, negative where open; may be shorter than the variables
     */
    public Consistency(Network network, BitSet telling, BitSet rules, int[] chosen) {
        this.network = network;
        this.telling = telling;
        this.rules = rules;
        this.chosen = chosen;
        int n = network.variables();
        this.domains = new long[n][];
        this.cells = new int[network.relations().size()][];
        this.queued = new boolean[cells.length];
        var lists = new IntList[n];
        for (int v = 0; v < n; v++) {
            domains[v] = full(network.domainSize(v));
            lists[v] = new IntList();
            eventsOf.add(new IntList());
        }
        for (int r = 0; r < cells.length; r++) {
            var relation = network.relations().get(r);
            cells[r] = relation.cells();
            if (rules.get(relation.rule())) {
                for (int variable : relation.scope()) {
                    lists[variable].add(r);
                }
            }
        }
        this.relationsOf = Arrays.stream(lists).map(IntList::toArray).toArray(int[][]::new);
    }

    private static long[] full(int size) {
        var bits = new long[(size + 63) / 64];
        for (int value = 0; value < size; value++) {
            bits[value >> 6] |= 1L << value;
        }
        return bits;
    }

    /** Null where something is left. */
    public @Nullable Core contradiction() throws Undecided {
        int failed = start();
        if (failed >= 0) {
            return cone(failed);
        }
        if (search()) {
            return null;
        }
        var choices = new BitSet();
        for (int v = 0; v < chosen.length; v++) {
            choices.set(v, chosen[v] >= 0);
        }
        return new Core(usedRules, choices);
    }

    /** The relation that has no row left, or a negative number. */
    private int start() {
        for (int v = 0; v < chosen.length; v++) {
            if (chosen[v] >= 0) {
                narrow(v, single(v, chosen[v]), NO_RELATION);
            }
        }
        for (int r = telling.nextSetBit(0); r >= 0; r = telling.nextSetBit(r + 1)) {
            if (rules.get(network.relations().get(r).rule())) {
                enqueue(r);
            }
        }
        return propagate();
    }

    private long[] single(int variable, int value) {
        var bits = new long[domains[variable].length];
        bits[value >> 6] = 1L << value;
        return bits;
    }

    private void narrow(int variable, long[] bits, int relation) {
        domains[variable] = bits;
        eventsOf.get(variable).add(eventRelation.size());
        eventRelation.add(relation);
        if (relation >= 0) {
            usedRules.set(network.relations().get(relation).rule());
        }
        for (int r : relationsOf[variable]) {
            enqueue(r);
        }
    }

    private void enqueue(int relation) {
        if (!queued[relation]) {
            queued[relation] = true;
            queue.add(relation);
        }
    }

    private int propagate() {
        while (!queue.isEmpty()) {
            int relation = queue.remove();
            boolean holds = filter(relation);
            queued[relation] = false;
            if (!holds) {
                usedRules.set(network.relations().get(relation).rule());
                queue.forEach(r -> queued[r] = false);
                queue.clear();
                return relation;
            }
        }
        return -1;
    }

    private boolean filter(int relation) {
        var scope = network.relations().get(relation).scope();
        int arity = scope.length;
        var old = cells[relation];
        var seen = new long[arity][];
        var within = new long[arity][];
        for (int c = 0; c < arity; c++) {
            within[c] = domains[scope[c]];
            seen[c] = new long[within[c].length];
        }
        if (kept.length < old.length) {
            kept = new int[old.length];
        }
        int size = 0;
        for (int row = 0; row < old.length; row += arity) {
            if (isWithin(old, row, within)) {
                for (int c = 0; c < arity; c++) {
                    int value = old[row + c];
                    seen[c][value >> 6] |= 1L << value;
                    kept[size++] = value;
                }
            }
        }
        if (size == 0) {
            return false;
        }
        cells[relation] = size < old.length ? Arrays.copyOf(kept, size) : old;
        for (int c = 0; c < arity; c++) {
            if (!Arrays.equals(seen[c], within[c])) {
                narrow(scope[c], seen[c], relation);
            }
        }
        return true;
    }

    private static boolean isWithin(int[] cells, int row, long[][] within) {
        for (int c = 0; c < within.length; c++) {
            int value = cells[row + c];
            if ((within[c][value >> 6] >>> value & 1L) == 0) {
                return false;
            }
        }
        return true;
    }

    /** What led to the failure: every narrowing that the relation saw, and what those saw when they happened. */
    private Core cone(int failed) {
        var coreRules = new BitSet();
        var choices = new BitSet();
        var visited = new BitSet();
        var open = new ArrayDeque<int[]>();
        open.push(new int[] {failed, eventRelation.size()});
        while (!open.isEmpty()) {
            var at = open.pop();
            var relation = network.relations().get(at[0]);
            coreRules.set(relation.rule());
            for (int variable : relation.scope()) {
                var events = eventsOf.get(variable);
                for (int i = 0; i < events.size() && events.get(i) < at[1]; i++) {
                    int event = events.get(i);
                    if (visited.get(event)) {
                        continue;
                    }
                    visited.set(event);
                    if (eventRelation.get(event) == NO_RELATION) {
                        choices.set(variable);
                    } else {
                        open.push(new int[] {eventRelation.get(event), event});
                    }
                }
            }
        }
        return new Core(coreRules, choices);
    }

    private boolean search() throws Undecided {
        int variable = smallestOpen();
        if (variable < 0) {
            return true;
        }
        if (++decisions > MOST_DECISIONS) {
            throw new Undecided();
        }
        var domainsBefore = domains;
        var cellsBefore = cells;
        for (int value = 0; value < network.domainSize(variable); value++) {
            if ((domainsBefore[variable][value >> 6] >>> value & 1L) != 0) {
                domains = domainsBefore.clone();
                cells = cellsBefore.clone();
                narrow(variable, single(variable, value), NO_RELATION);
                if (propagate() < 0 && search()) {
                    return true;
                }
            }
        }
        return false;
    }

    private int smallestOpen() {
        int best = -1;
        int bestSize = Integer.MAX_VALUE;
        for (int v = 0; v < domains.length; v++) {
            int size = relationsOf[v].length == 0 ? 1 : size(domains[v]);
            if (size > 1 && size < bestSize) {
                best = v;
                bestSize = size;
            }
        }
        return best;
    }

    private static int size(long[] bits) {
        int size = 0;
        for (long word : bits) {
            size += Long.bitCount(word);
        }
        return size;
    }
}
