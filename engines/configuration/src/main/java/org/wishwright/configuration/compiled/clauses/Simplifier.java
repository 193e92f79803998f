package org.wishwright.configuration.compiled.clauses;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites clauses into fewer over fewer variables with the same models: literals that every model has, literals that are equal in
 * every model, clauses and literals of clauses that follow from the rest, all found by unit propagation.
 */
final class Simplifier {

    static final int TRUE = -1;
    static final int FALSE = -2;
    private static final int ROUNDS = 6;

    private final Effort effort;
    private Clauses clauses;
    /** By variable of the original: a literal now, {@link #TRUE} or {@link #FALSE}. */
    private final int[] now;
    /** By variable now a literal of the same numbering equal to it, {@link #TRUE} or {@link #FALSE}. */
    private int[] same = {};

    private boolean changed;

    private Simplifier(Clauses clauses, Effort effort) {
        this.clauses = clauses;
        this.effort = effort;
        this.now = new int[clauses.variables()];
        Arrays.setAll(now, v -> 2 * v);
    }

    /** @param now by variable of the original: a literal of these clauses, {@link #TRUE} or {@link #FALSE} */
    record Simplified(Clauses clauses, int[] now) {

        /** What a literal of the original is now. */
        int literal(int original) {
            int literal = now[original >> 1];
            return (original & 1) == 0 ? literal : literal < 0 ? TRUE + FALSE - literal : literal ^ 1;
        }
    }

    /** Null where the clauses contradict each other. */
    static @Nullable Simplified simplify(Clauses clauses, Effort effort) throws Exhausted {
        var simplifier = new Simplifier(clauses, effort);
        return simplifier.run() ? new Simplified(simplifier.clauses, simplifier.now) : null;
    }

    private boolean run() throws Exhausted {
        for (int round = 0; round < ROUNDS; round++) {
            changed = false;
            if (!round()) {
                return false;
            }
            if (!changed) {
                break;
            }
        }
        return strengthened();
    }

    private boolean round() throws Exhausted {
        var assignment = start();
        if (assignment == null) {
            return false;
        }
        same = new int[clauses.variables()];
        Arrays.setAll(same, v -> 2 * v);
        equalByPairs(assignment);
        if (!probe(assignment)) {
            return false;
        }
        for (int i = 0; i < assignment.size; i++) {
            int literal = assignment.trail[i];
            fix(literal);
        }
        return rename();
    }

    /** An assignment with all single literals decided; null where they contradict each other. */
    private @Nullable Assignment start() {
        var longer = new Clauses.Builder(clauses.variables());
        var single = new Ints();
        for (int c = 0; c < clauses.count(); c++) {
            switch (clauses.length(c)) {
                case 0 -> {
                    return null;
                }
                case 1 -> single.add(clauses.literal()[clauses.start()[c]]);
                default -> longer.add(clauses.clause(c));
            }
        }
        var assignment = new Assignment(Formulation.of(longer.build(), false));
        for (int i = 0; i < single.size; i++) {
            if (!assignment.decide(single.at[i])) {
                return null;
            }
        }
        return assignment;
    }

    private void fix(int literal) {
        int root = root(literal);
        if (root >= 0) {
            same[root >> 1] = (root & 1) == 0 ? TRUE : FALSE;
            changed = true;
        }
    }

    /** The literal that stands for all that equal this one. */
    private int root(int literal) {
        int at = literal;
        while (at >= 0 && same[at >> 1] != (at & ~1)) {
            int up = same[at >> 1];
            at = up < 0 ? ((at & 1) == 0 ? up : TRUE + FALSE - up) : up ^ (at & 1);
        }
        return at;
    }

    private void equate(int a, int b) {
        int first = root(a);
        int second = root(b);
        if (first >= 0 && second >= 0 && first >> 1 != second >> 1) {
            int keep = Math.min(first, second);
            int drop = Math.max(first, second);
            same[drop >> 1] = keep ^ (drop & 1);
            changed = true;
        }
    }

    /** Literals that imply each other in a circle (Tarjan's strongly connected components, without recursion). */
    private void equalByPairs(Assignment assignment) {
        var circles = new Circles(assignment.formula.implied());
        int[] circle = circles.find();
        var first = new int[circle.length];
        Arrays.fill(first, -1);
        for (int l = 0; l < circle.length; l++) {
            if (first[circle[l]] < 0) {
                first[circle[l]] = l;
            } else {
                equate(first[circle[l]], l);
            }
        }
    }

    /** Tries both values of every variable: what fails is false, what follows from both is true, what follows each is equal. */
    private boolean probe(Assignment assignment) throws Exhausted {
        var follows = new int[2 * clauses.variables()];
        Arrays.fill(follows, -1);
        for (int v = 0; v < clauses.variables(); v++) {
            if (!assignment.isOpen(v) || same[v] != 2 * v) {
                continue;
            }
            int before = assignment.size;
            boolean possible = assignment.decide(2 * v);
            for (int i = before; i < assignment.size; i++) {
                follows[assignment.trail[i]] = v;
            }
            assignment.takeBack(before);
            if (!possible) {
                if (!assignment.decide(2 * v + 1)) {
                    return false;
                }
                continue;
            }
            possible = assignment.decide(2 * v + 1);
            int after = assignment.size;
            var both = new Ints();
            for (int i = before + 1; possible && i < after; i++) {
                int literal = assignment.trail[i];
                if (follows[literal] == v) {
                    both.add(literal);
                } else if (follows[literal ^ 1] == v) {
                    equate(literal, 2 * v + 1);
                }
            }
            assignment.takeBack(before);
            if (!possible) {
                both.add(2 * v);
            }
            for (int i = 0; i < both.size; i++) {
                if (!assignment.decide(both.at[i])) {
                    return false;
                }
            }
            effort.steps(assignment.steps);
            assignment.steps = 0;
        }
        return true;
    }

    /** Numbers the variables anew; false where a clause has become empty. */
    private boolean rename() {
        var number = new int[same.length];
        int count = 0;
        for (int v = 0; v < same.length; v++) {
            if (same[v] == 2 * v) {
                number[v] = count++;
            }
        }
        var map = new int[2 * same.length];
        for (int l = 0; l < map.length; l++) {
            int root = root(l);
            map[l] = root < 0 ? root : 2 * number[root >> 1] + (root & 1);
        }
        for (int v = 0; v < now.length; v++) {
            now[v] = now[v] < 0 ? now[v] : map[now[v]];
        }
        var sorted = new ClauseSet();
        for (int c = 0; c < clauses.count(); c++) {
            var mapped = mapped(c, map);
            if (mapped != null && mapped.length == 0) {
                return false;
            }
            if (mapped != null) {
                sorted.add(mapped);
            }
        }
        clauses = sorted.clauses(count);
        return true;
    }

    private int @Nullable [] mapped(int clause, int[] map) {
        var literals = new Ints(4);
        for (int i = clauses.start()[clause]; i < clauses.start()[clause + 1]; i++) {
            int literal = map[clauses.literal()[i]];
            if (literal == TRUE) {
                return null;
            }
            if (literal != FALSE) {
                literals.add(literal);
            }
        }
        return literals.toArray();
    }

    /** Drops what follows from the rest: of every clause of three and more the literals that cannot matter, or all of it. */
    private boolean strengthened() throws Exhausted {
        var assignment = start();
        if (assignment == null) {
            return false;
        }
        var set = new ClauseSet();
        int at = 0;
        for (int c = 0; c < clauses.count(); c++) {
            if (clauses.length(c) <= 2) {
                if (clauses.length(c) == 1 || !followsFromRest(assignment, clauses.clause(c))) {
                    set.add(clauses.clause(c));
                }
                continue;
            }
            var left = necessary(assignment, at);
            if (left != null) {
                set.add(left);
            }
            if (left == null) {
                assignment.holding[at]++;
            }
            at++;
        }
        boolean shorter = set.literals() < clauses.literal().length;
        clauses = set.clauses(clauses.variables());
        return !shorter || round();
    }

    private int @Nullable [] necessary(Assignment assignment, int clause) throws Exhausted {
        var lists = assignment.formula.clause();
        assignment.holding[clause]++;
        int before = assignment.size;
        var kept = new Ints(4);
        boolean follows = false;
        for (int i = lists.start()[clause]; i < lists.start()[clause + 1] && !follows; i++) {
            int literal = lists.item()[i];
            if (assignment.value[literal] > 0) {
                follows = true;
            } else if (assignment.value[literal] == 0) {
                kept.add(literal);
                follows = !assignment.decide(literal ^ 1);
            }
        }
        assignment.takeBack(before);
        assignment.holding[clause]--;
        effort.steps(assignment.steps);
        assignment.steps = 0;
        return follows ? null : kept.toArray();
    }

    /** Whether a clause of two follows from the rest in both directions; if so it is taken out of the implications. */
    private boolean followsFromRest(Assignment assignment, int[] pair) throws Exhausted {
        int first = take(assignment, pair[0] ^ 1, pair[1]);
        int second = take(assignment, pair[1] ^ 1, pair[0]);
        boolean follows = implies(assignment, pair[0] ^ 1, pair[1]) && implies(assignment, pair[1] ^ 1, pair[0]);
        if (!follows) {
            assignment.formula.implied().item()[first] = pair[1];
            assignment.formula.implied().item()[second] = pair[0];
        }
        return follows;
    }

    /** Lets the literal imply itself in the other's place. */
    private static int take(Assignment assignment, int literal, int implied) {
        var lists = assignment.formula.implied();
        for (int i = lists.start()[literal]; i < lists.start()[literal + 1]; i++) {
            if (lists.item()[i] == implied) {
                lists.item()[i] = literal;
                return i;
            }
        }
        throw new IllegalStateException("A clause of two is no implication");
    }

    private boolean implies(Assignment assignment, int literal, int implied) throws Exhausted {
        int before = assignment.size;
        boolean follows = !assignment.decide(literal) || assignment.value[implied] > 0;
        assignment.takeBack(before);
        effort.steps(assignment.steps);
        assignment.steps = 0;
        return follows;
    }
}
