package org.wishwright.market.groupbuy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final int WINNERS = 3;

    @Test
    void nobodyGainsByNamingAnotherOrderAsLongAsNobodyFallsShort() {
        for (int seed = 0; seed < 400; seed++) {
            var random = new SplittableRandom(seed);
            int n = 1 + random.nextInt(6);
            var first = random.ints(n, 0, WINNERS).toArray();
            var second = IntStream.range(0, n)
                    .map(i -> (first[i] + random.nextInt(WINNERS)) % WINNERS)
                    .map(one -> random.nextInt(4) == 0 ? -1 : one)
                    .toArray();
            var units = random.ints(n, 1, 4).toArray();
            var capacity = random.longs(WINNERS, 0, 7).toArray();
            var honest = Allocation.of(first, second, units, capacity, new long[WINNERS]);
            for (int liar = 0; liar < n; liar++) {
                for (int named = 0; named < WINNERS * WINNERS; named++) {
                    var lie1 = first.clone();
                    var lie2 = second.clone();
                    lie1[liar] = named / WINNERS;
                    lie2[liar] = named % WINNERS;
                    var lied = Allocation.of(lie1, lie2, units, capacity, new long[WINNERS]);
                    assertThat(worth(lied.winnerOf()[liar], first[liar], second[liar]))
                            .isLessThanOrEqualTo(worth(honest.winnerOf()[liar], first[liar], second[liar]));
                }
            }
        }
    }

    private static int worth(int winner, int first, int second) {
        return winner < 0 ? 0 : winner == first ? 2 : winner == second ? 1 : -1;
    }

    @Test
    void whereNobodyStandsNobodyGetsAnything() {
        var none = Allocation.of(
                new int[] {0, 1}, new int[] {1, -1}, new int[] {1, 1}, new long[] {5, 5}, new long[] {3, 3});
        assertThat(none.winnerOf()).containsOnly(-1);
        assertThat(none.volume()).containsOnly(0);
        assertThat(none.dropped()).containsOnly(true);
        assertThat(Allocation.of(new int[0], new int[0], new int[0], new long[0], new long[0])
                        .winnerOf())
                .isEmpty();
    }
}
