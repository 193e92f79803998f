package org.wishwright.configuration.compiled.clauses;

import java.util.Arrays;

/**
 * Clauses laid out for propagation: pairs as implications, sets of literals of which one at most holds as groups, and the rest.
 *
 * @param implied by literal, what its truth implies by clauses of two
 * @param group members of each group
 * @param groupsOf by literal, the groups it is in
 * @param clause literals of each clause of three and more
 * @param clausesOf by literal, the clauses it is in
 */
record Formulation(int variables, Lists implied, Lists group, Lists groupsOf, Lists clause, Lists clausesOf) {

    /** @param clauses of two literals at least */
    static Formulation of(Clauses clauses, boolean grouped) {
        int literals = 2 * clauses.variables();
        var pairs = new Ints();
        var longer = new Ints();
        var occurrences = new Ints();
        int count = 0;
        for (int c = 0; c < clauses.count(); c++) {
            int from = clauses.start()[c];
            if (clauses.length(c) == 2) {
                pairs.add(clauses.literal()[from]);
                pairs.add(clauses.literal()[from + 1]);
            } else {
                for (int i = from; i < clauses.start()[c + 1]; i++) {
                    longer.add(count);
                    longer.add(clauses.literal()[i]);
                    occurrences.add(clauses.literal()[i]);
                    occurrences.add(count);
                }
                count++;
            }
        }
        var cover = grouped ? GroupCover.of(literals, pairs) : new GroupCover(Lists.of(0, new Ints()), pairs);
        var members = new Ints();
        for (int g = 0; g < cover.groups().start().length - 1; g++) {
            for (int i = cover.groups().start()[g]; i < cover.groups().start()[g + 1]; i++) {
                members.add(cover.groups().item()[i]);
                members.add(g);
            }
        }
        return new Formulation(
                clauses.variables(),
                implications(literals, cover.pairs()),
                cover.groups(),
                Lists.of(literals, members),
                Lists.of(count, longer),
                Lists.of(literals, occurrences));
    }

    private static Lists implications(int literals, Ints pairs) {
        var both = new Ints(Math.max(4, pairs.size * 2));
        for (int i = 0; i < pairs.size; i += 2) {
            both.add(pairs.at[i] ^ 1);
            both.add(pairs.at[i + 1]);
            both.add(pairs.at[i + 1] ^ 1);
            both.add(pairs.at[i]);
        }
        var lists = Lists.of(literals, both);
        for (int l = 0; l < literals; l++) {
            Arrays.sort(lists.item(), lists.start()[l], lists.start()[l + 1]);
        }
        return lists;
    }

    int clauses() {
        return clause.start().length - 1;
    }

    int groups() {
        return group.start().length - 1;
    }
}
