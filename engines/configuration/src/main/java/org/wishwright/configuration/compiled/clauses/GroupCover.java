package org.wishwright.configuration.compiled.clauses;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Finds sets of literals of which one at most holds, which clauses of two say pair by pair: n literals need n·(n−1)/2 clauses but
 * one group. Greedy, from the literal in most pairs on.
 *
 * @param groups by group its literals, four at least
 * @param pairs what no group says, two literals each
 */
record GroupCover(Lists groups, Ints pairs) {

    private static final int LEAST = 4;

    static GroupCover of(int literals, Ints pairs) {
        var exclusions = new Ints(Math.max(4, pairs.size * 2));
        for (int i = 0; i < pairs.size; i += 2) {
            int a = pairs.at[i] ^ 1;
            int b = pairs.at[i + 1] ^ 1;
            exclusions.add(a);
            exclusions.add(b);
            exclusions.add(b);
            exclusions.add(a);
        }
        return new Cover(Lists.of(literals, exclusions)).search();
    }

    private static final class Cover {
        private final Lists excluded;
        private final int literals;
        /** By literal, what it excludes and no group says yet. */
        private final BitSet[] open;

        private final Ints members = new Ints();
        private int groups;

        Cover(Lists excluded) {
            this.excluded = excluded;
            this.literals = excluded.start().length - 1;
            this.open = new BitSet[literals];
            for (int l = 0; l < literals; l++) {
                open[l] = new BitSet();
                for (int i = excluded.start()[l]; i < excluded.start()[l + 1]; i++) {
                    open[l].set(excluded.item()[i]);
                }
            }
        }

        GroupCover search() {
            var order = IntStream.range(0, literals)
                    .filter(l -> excluded.length(l) >= LEAST - 1)
                    .boxed()
                    .sorted(Comparator.comparingInt(l -> -excluded.length(l)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int first : order) {
                while (open[first].cardinality() >= LEAST - 1 && group(first)) {
                    groups++;
                }
            }
            var rest = new Ints();
            for (int l = 0; l < literals; l++) {
                for (int m = open[l].nextSetBit(l + 1); m >= 0; m = open[l].nextSetBit(m + 1)) {
                    rest.add(l ^ 1);
                    rest.add(m ^ 1);
                }
            }
            return new GroupCover(Lists.of(groups, members), rest);
        }

        private boolean group(int first) {
            var found = new Ints();
            found.add(first);
            var candidates = (BitSet) open[first].clone();
            while (!candidates.isEmpty()) {
                int best = -1;
                int most = -1;
                int tried = 0;
                for (int c = candidates.nextSetBit(0); c >= 0 && tried < 8; c = candidates.nextSetBit(c + 1), tried++) {
                    if (open[c].cardinality() > most) {
                        most = open[c].cardinality();
                        best = c;
                    }
                }
                found.add(best);
                candidates.and(open[best]);
            }
            if (found.size < LEAST) {
                return false;
            }
            var group = found.toArray();
            Arrays.sort(group);
            for (int member : group) {
                members.add(groups);
                members.add(member);
                for (int other : group) {
                    open[member].clear(other);
                }
            }
            return true;
        }
    }
}
