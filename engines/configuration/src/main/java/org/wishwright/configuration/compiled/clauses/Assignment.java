package org.wishwright.configuration.compiled.clauses;

/** Decided literals and what follows from them; counts by clause, so that taking back is as cheap as deciding. */
final class Assignment {

    final Formulation formula;
    /** By literal: 1 true, −1 false, 0 open. */
    final byte[] value;

    final int[] trail;
    int size;
    /** By clause, how many of its literals are true, and how many are open. */
    final int[] holding;

    final int[] open;
    long steps;
    private int head;

    Assignment(Formulation formula) {
        this.formula = formula;
        this.value = new byte[2 * formula.variables()];
        this.trail = new int[formula.variables()];
        this.holding = new int[formula.clauses()];
        this.open = new int[formula.clauses()];
        for (int c = 0; c < open.length; c++) {
            open[c] = formula.clause().length(c);
        }
    }

    boolean isOpen(int variable) {
        return value[2 * variable] == 0;
    }

    /** Whether the literal can be true with all that follows; what follows stays until taken back either way. */
    boolean decide(int literal) {
        return enqueue(literal) && propagate();
    }

    private boolean enqueue(int literal) {
        if (value[literal] != 0) {
            return value[literal] > 0;
        }
        value[literal] = 1;
        value[literal ^ 1] = -1;
        trail[size++] = literal;
        return true;
    }

    private boolean propagate() {
        boolean possible = true;
        while (possible && head < size) {
            int literal = trail[head++];
            possible = count(literal) & pairs(literal) && groups(literal);
        }
        return possible;
    }

    private boolean pairs(int literal) {
        var start = formula.implied().start();
        var item = formula.implied().item();
        steps += start[literal + 1] - start[literal];
        for (int i = start[literal]; i < start[literal + 1]; i++) {
            if (!enqueue(item[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean groups(int literal) {
        var of = formula.groupsOf();
        var group = formula.group();
        for (int g = of.start()[literal]; g < of.start()[literal + 1]; g++) {
            int from = group.start()[of.item()[g]];
            int to = group.start()[of.item()[g] + 1];
            steps += to - from;
            for (int i = from; i < to; i++) {
                int member = group.item()[i];
                if (member != literal && !enqueue(member ^ 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Counts the literal in all its clauses even where one fails, so that taking back finds all of them counted. */
    private boolean count(int literal) {
        var start = formula.clausesOf().start();
        var item = formula.clausesOf().item();
        for (int i = start[literal]; i < start[literal + 1]; i++) {
            holding[item[i]]++;
            open[item[i]]--;
        }
        boolean possible = true;
        int not = literal ^ 1;
        for (int i = start[not]; i < start[not + 1]; i++) {
            int c = item[i];
            if (--open[c] <= 1 && holding[c] == 0 && possible) {
                possible = last(c);
            }
        }
        steps += start[literal + 1] - start[literal] + start[not + 1] - start[not];
        return possible;
    }

    /** What is left of a clause that hangs on at most one literal not yet counted. */
    private boolean last(int clause) {
        var lists = formula.clause();
        int left = -1;
        for (int i = lists.start()[clause]; i < lists.start()[clause + 1]; i++) {
            int literal = lists.item()[i];
            if (value[literal] > 0) {
                return true;
            }
            if (value[literal] == 0) {
                left = literal;
            }
        }
        steps += lists.length(clause);
        return left >= 0 && enqueue(left);
    }

    /** Takes back all but the first so many literals. */
    void takeBack(int keep) {
        var start = formula.clausesOf().start();
        var item = formula.clausesOf().item();
        while (size > keep) {
            int literal = trail[--size];
            value[literal] = 0;
            value[literal ^ 1] = 0;
            if (size < head) {
                for (int i = start[literal]; i < start[literal + 1]; i++) {
                    holding[item[i]]--;
                    open[item[i]]++;
                }
                int not = literal ^ 1;
                for (int i = start[not]; i < start[not + 1]; i++) {
                    open[item[i]]++;
                }
            }
        }
        head = size;
    }
}
