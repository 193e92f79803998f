package org.wishwright.configuration.compiled.clauses;

import java.util.Arrays;

/** Finds what open variables fall into when they share no open clause, and writes each part as a key. */
final class Parts {

    private final Assignment assignment;
    private final Formulation formula;
    /** Variables of the parts on the way, each part ascending. */
    final Ints variables = new Ints(1 << 12);
    /** Clauses of the parts that have lost literals. */
    final Ints clauses = new Ints(1 << 12);
    /** Four a part: where its variables begin and end, where its clauses begin and end. */
    final Ints bounds = new Ints(1 << 10);

    /** By variable, how many open clauses hold it, as of the split that made its part. */
    final int[] weight;

    private final int[] part;
    private final int[] seenVariable;
    private final int[] seenClause;
    private final int[] seenGroup;
    private int now;
    private final int[] queue;
    private final Ints sizes = new Ints();
    private final ArrayTable residuals = new ArrayTable();
    private final Ints residual = new Ints();

    Parts(Assignment assignment) {
        this.assignment = assignment;
        this.formula = assignment.formula;
        int n = formula.variables();
        this.part = new int[n];
        this.weight = new int[n];
        this.seenVariable = new int[n];
        this.seenClause = new int[formula.clauses()];
        this.seenGroup = new int[formula.groups()];
        this.queue = new int[n];
    }

    long size() {
        return residuals.size();
    }

    /** Splits the open ones of these variables; those in no open clause go to {@code free}. */
    void split(int from, int to, Ints free) {
        now++;
        sizes.size = 0;
        int firstBound = bounds.size;
        for (int i = from; i < to; i++) {
            int v = variables.at[i];
            if (assignment.isOpen(v) && seenVariable[v] != now) {
                int clausesFrom = clauses.size;
                int size = reach(v, sizes.size);
                if (size == 1) {
                    free.add(v);
                    part[v] = -1;
                } else {
                    sizes.add(size);
                    bounds.add(0);
                    bounds.add(0);
                    bounds.add(clausesFrom);
                    bounds.add(clauses.size);
                }
            }
        }
        place(from, to, firstBound);
    }

    /** Keeps the order of the variables within each part. */
    private void place(int from, int to, int firstBound) {
        int at = variables.size;
        for (int p = 0; p < sizes.size; p++) {
            bounds.at[firstBound + 4 * p] = at;
            bounds.at[firstBound + 4 * p + 1] = at;
            at += sizes.at[p];
        }
        if (at > variables.at.length) {
            variables.at = Arrays.copyOf(variables.at, 2 * at);
        }
        variables.size = at;
        for (int i = from; i < to; i++) {
            int v = variables.at[i];
            if (assignment.isOpen(v) && part[v] >= 0) {
                variables.at[bounds.at[firstBound + 4 * part[v] + 1]++] = v;
            }
        }
    }

    private int reach(int first, int number) {
        int head = 0;
        int tail = 0;
        queue[tail++] = first;
        seenVariable[first] = now;
        while (head < tail) {
            int v = queue[head++];
            part[v] = number;
            weight[v] = 0;
            for (int literal = 2 * v; literal <= 2 * v + 1; literal++) {
                tail = pairs(literal, tail);
                tail = groups(literal, tail);
                tail = clauses(literal, tail);
            }
        }
        return tail;
    }

    private int pairs(int literal, int end) {
        int tail = end;
        var start = formula.implied().start();
        var item = formula.implied().item();
        assignment.steps += start[literal + 1] - start[literal];
        for (int i = start[literal]; i < start[literal + 1]; i++) {
            tail = meet(item[i], tail);
            weight[literal >> 1] += assignment.value[item[i]] == 0 ? 1 : 0;
        }
        return tail;
    }

    private int meet(int literal, int tail) {
        int v = literal >> 1;
        if (seenVariable[v] != now && assignment.value[literal] == 0) {
            seenVariable[v] = now;
            queue[tail] = v;
            return tail + 1;
        }
        return tail;
    }

    private int groups(int literal, int end) {
        int tail = end;
        var of = formula.groupsOf();
        for (int g = of.start()[literal]; g < of.start()[literal + 1]; g++) {
            int group = of.item()[g];
            if (seenGroup[group] != now) {
                seenGroup[group] = now;
                assignment.steps += formula.group().length(group);
                for (int i = formula.group().start()[group]; i < formula.group().start()[group + 1]; i++) {
                    tail = meet(formula.group().item()[i], tail);
                }
            }
        }
        return tail;
    }

    private int clauses(int literal, int end) {
        int tail = end;
        var of = formula.clausesOf();
        assignment.steps += of.length(literal);
        for (int i = of.start()[literal]; i < of.start()[literal + 1]; i++) {
            int clause = of.item()[i];
            if (assignment.holding[clause] > 0) {
                continue;
            }
            weight[literal >> 1]++;
            if (seenClause[clause] != now) {
                seenClause[clause] = now;
                int length = formula.clause().length(clause);
                assignment.steps += length;
                if (assignment.open[clause] < length) {
                    clauses.add(clause);
                }
                for (int k = formula.clause().start()[clause];
                        k < formula.clause().start()[clause + 1];
                        k++) {
                    tail = meet(formula.clause().item()[k], tail);
                }
            }
        }
        return tail;
    }

    /**
     * The part as ints: its variables and what is left of its clauses. Whole clauses, pairs and groups need no mention: all of them
     * within the variables are open.
     */
    void key(int bound, Ints key) {
        int from = bounds.at[bound];
        int to = bounds.at[bound + 1];
        key.size = 0;
        key.add(to - from);
        key.addAll(variables.at, from, to);
        int begin = key.size;
        for (int c = bounds.at[bound + 2]; c < bounds.at[bound + 3]; c++) {
            int number = left(clauses.at[c]);
            if (number >= 0) {
                key.add(number);
            }
        }
        Arrays.sort(key.at, begin, key.size);
        int end = begin;
        for (int i = begin; i < key.size; i++) {
            if (end == begin || key.at[end - 1] != key.at[i]) {
                key.at[end++] = key.at[i];
            }
        }
        key.size = end;
    }

    /** Number of what is left of a clause, −1 where a clause of two says it anyway. */
    private int left(int clause) {
        residual.size = 0;
        for (int i = formula.clause().start()[clause]; i < formula.clause().start()[clause + 1]; i++) {
            int literal = formula.clause().item()[i];
            if (assignment.value[literal] == 0) {
                residual.add(literal);
            }
        }
        assignment.steps += formula.clause().length(clause);
        if (residual.size == 2) {
            int not = residual.at[0] ^ 1;
            var implied = formula.implied();
            if (Arrays.binarySearch(implied.item(), implied.start()[not], implied.start()[not + 1], residual.at[1])
                    >= 0) {
                return -1;
            }
        }
        return residuals.number(residual.at, 0, residual.size);
    }
}
