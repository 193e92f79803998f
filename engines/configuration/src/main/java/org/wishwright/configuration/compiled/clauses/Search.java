package org.wishwright.configuration.compiled.clauses;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides variables until nothing is open, part by part, and keeps the trace as a circuit (Huang and Darwiche, "The language of
 * search", 2007). Without recursion, so that any depth is possible.
 */
final class Search {

    private static final int OPENED = -3;
    private static final int ROOT = -1;

    private final Assignment assignment;
    private final Parts parts;
    private final PartCache cache = new PartCache();
    private final Trace trace;
    private final int[] literalNode;
    private final Ranking ranking;
    private final Effort effort;
    private final SearchLimits limits;
    private final List<Frame> frames = new ArrayList<>();
    private int depth;
    private int solution = Trace.NOTHING;
    private final Ints gathered = new Ints(1 << 12);
    private final Ints key = new Ints(1 << 12);
    private final Ints free = new Ints();

    /** What one search may hold. */
    record SearchLimits(int nodes, long bytes) {}

    /** A part being decided. */
    private static final class Frame {
        int entry;
        int from;
        int to;
        int literal;
        boolean second;
        int firstNode;
        int mark;
        int variables;
        int clauses;
        int bounds;
        int gathered;
        int next;
    }

    /**
     * @param literalNode by literal, its node in the trace
     * @param ranking which variable of a part is decided first
     */
    Search(Formulation formula, Trace trace, int[] literalNode, Ranking ranking, Effort effort, SearchLimits limits) {
        this.assignment = new Assignment(formula);
        this.parts = new Parts(assignment);
        this.trace = trace;
        this.literalNode = literalNode;
        this.ranking = ranking;
        this.effort = effort;
        this.limits = limits;
    }

    /** @return node of the whole, or {@link Trace#NOTHING} */
    int run() throws Exhausted {
        for (int v = 0; v < assignment.trail.length; v++) {
            parts.variables.add(v);
        }
        var root = push();
        root.from = 0;
        root.to = assignment.trail.length;
        root.entry = ROOT;
        root.second = true;
        begin(root);
        split(root);
        while (depth > 0) {
            var frame = frames.get(depth - 1);
            if (frame.next == parts.bounds.size) {
                close(trace.all(gathered.at, frame.gathered, gathered.size));
                continue;
            }
            int node = part(frame.next);
            if (node == Trace.NOTHING) {
                close(Trace.NOTHING);
            } else if (node != OPENED) {
                gathered.add(node);
                frame.next += 4;
            }
        }
        return solution;
    }

    /** The node of a part, or {@link #OPENED} where it must be decided first. */
    private int part(int bound) throws Exhausted {
        parts.key(bound, key);
        int before = cache.count();
        int entry = cache.entry(key);
        if (entry < before) {
            return cache.node(entry);
        }
        spend();
        int from = parts.bounds.at[bound];
        int to = parts.bounds.at[bound + 1];
        var frame = push();
        frame.entry = entry;
        frame.from = from;
        frame.to = to;
        frame.literal = 2 * choose(from, to) + 1;
        frame.second = false;
        frame.firstNode = Trace.NOTHING;
        if (!open(frame)) {
            close(Trace.NOTHING);
        }
        return OPENED;
    }

    private void spend() throws Exhausted {
        effort.steps(assignment.steps);
        assignment.steps = 0;
        if (cache.count() > limits.nodes()) {
            throw new Exhausted("nodes");
        }
        if ((cache.count() & 1023) == 0 && cache.bytes() + 4 * (trace.size() + parts.size()) > limits.bytes()) {
            throw new Exhausted("memory");
        }
    }

    private int choose(int from, int to) {
        int best = parts.variables.at[from];
        for (int i = from + 1; i < to; i++) {
            int v = parts.variables.at[i];
            if (isBefore(v, best)) {
                best = v;
            }
        }
        assignment.steps += to - from;
        return best;
    }

    private boolean isBefore(int v, int other) {
        long difference = ranking.blend() * (ranking.level()[v] - ranking.level()[other]);
        difference += parts.weight[v] - parts.weight[other];
        return difference != 0 ? difference > 0 : ranking.rank()[v] > ranking.rank()[other];
    }

    private Frame push() {
        if (depth == frames.size()) {
            frames.add(new Frame());
        }
        return frames.get(depth++);
    }

    /** Whether the frame's literal is possible so far; then what is left is split into parts. */
    private boolean open(Frame frame) {
        begin(frame);
        if (!assignment.decide(frame.literal)) {
            return false;
        }
        split(frame);
        return true;
    }

    private void begin(Frame frame) {
        frame.mark = assignment.size;
        frame.variables = parts.variables.size;
        frame.clauses = parts.clauses.size;
        frame.bounds = parts.bounds.size;
        frame.gathered = gathered.size;
        frame.next = frame.bounds;
    }

    private void split(Frame frame) {
        for (int i = frame.mark; i < assignment.size; i++) {
            gathered.add(literalNode[assignment.trail[i]]);
        }
        free.size = 0;
        parts.split(frame.from, frame.to, free);
        for (int i = 0; i < free.size; i++) {
            int v = free.at[i];
            gathered.add(trace.any(literalNode[2 * v], literalNode[2 * v + 1]));
        }
    }

    /** Ends a branch with its node; where it was the last of its part, the part too, and so on upwards. */
    private void close(int result) {
        int node = result;
        while (depth > 0) {
            var frame = frames.get(depth - 1);
            assignment.takeBack(frame.mark);
            parts.variables.size = frame.variables;
            parts.clauses.size = frame.clauses;
            parts.bounds.size = frame.bounds;
            gathered.size = frame.gathered;
            if (!frame.second) {
                frame.second = true;
                frame.firstNode = node;
                frame.literal ^= 1;
                if (open(frame)) {
                    return;
                }
                node = Trace.NOTHING;
                continue;
            }
            node = frame.entry == ROOT ? node : trace.any(frame.firstNode, node);
            depth--;
            if (frame.entry == ROOT) {
                solution = node;
                return;
            }
            cache.solved(frame.entry, node);
            if (node != Trace.NOTHING) {
                gathered.add(node);
                frames.get(depth - 1).next += 4;
                return;
            }
        }
    }
}
