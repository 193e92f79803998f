package org.wishwright.market.namedprice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.wishwright.market.namedprice.Clearing.Offers;
import org.wishwright.market.namedprice.Clearing.Reserves;

class ClearingTest {

    private static int[] filled(int n, int value) {
        var ints = new int[n];
        Arrays.fill(ints, value);
        return ints;
    }

    private static Reserves rules(long[] reserve, long[] capacity, int[] points) {
        int n = reserve.length;
        return new Reserves(
                filled(n, 0),
                reserve,
                filled(n, 1),
                filled(n, 9),
                filled(n, Integer.MIN_VALUE),
                filled(n, Integer.MAX_VALUE),
                capacity,
                points);
    }

    @Test
    void withOffersOfOneUnitNoSellerGainsInAWindowByAnotherReserveThanHerTrueOne() {
        for (int seed = 0; seed < 400; seed++) {
            var random = new SplittableRandom(seed);
            int n = random.nextInt(8);
            int m = 1 + random.nextInt(4);
            var offers = new Offers(filled(n, 0), random.longs(n, 0, 10).toArray(), filled(n, 1), filled(n, 0));
            var costs = random.longs(m, 0, 10).toArray();
            var capacity = random.longs(m, 1, 4).toArray();
            var points = random.ints(m, 0, 3).toArray();
            var honest = Clearing.clear(1, offers, rules(costs, capacity, points));
            for (int seller = 0; seller < m; seller++) {
                for (long lie = 0; lie <= 10; lie++) {
                    var said = costs.clone();
                    said[seller] = lie;
                    var lied = Clearing.clear(1, offers, rules(said, capacity, points));
                    assertThat(gain(lied, offers, seller, costs[seller]))
                            .isLessThanOrEqualTo(gain(honest, offers, seller, costs[seller]));
                }
            }
        }
    }

    private static long gain(int[] takers, Offers offers, int seller, long cost) {
        long gain = 0;
        for (int i = 0; i < takers.length; i++) {
            gain += takers[i] == seller ? offers.price()[i] - cost : 0;
        }
        return gain;
    }

    @Test
    void aLargeWindowClearedInParallelIsThatOfEachSpecificationAlone() {
        var random = new SplittableRandom(3);
        int specs = 20;
        var offers = new Offers(
                random.ints(5_000, 0, specs).toArray(),
                random.longs(5_000, 0, 100).toArray(),
                random.ints(5_000, 1, 4).toArray(),
                filled(5_000, 0));
        var one = rules(
                random.longs(300, 0, 100).toArray(),
                random.longs(300, 1, 30).toArray(),
                random.ints(300, 0, 50).toArray());
        var spec = random.ints(300, 0, specs).toArray();
        var all = new Reserves(
                spec,
                one.reserve(),
                one.least(),
                one.most(),
                one.fromDay(),
                one.untilDay(),
                one.capacity(),
                one.points());
        var together = Clearing.clear(specs, offers, all);
        for (int alone = 0; alone < specs; alone++) {
            int wanted = alone;
            var others =
                    Arrays.stream(offers.spec()).map(s -> s == wanted ? 0 : 1).toArray();
            var otherRules = Arrays.stream(spec).map(s -> s == wanted ? 0 : 2).toArray();
            var takers = Clearing.clear(
                    3,
                    new Offers(others, offers.price(), offers.units(), offers.day()),
                    new Reserves(
                            otherRules,
                            one.reserve(),
                            one.least(),
                            one.most(),
                            one.fromDay(),
                            one.untilDay(),
                            one.capacity(),
                            one.points()));
            for (int i = 0; i < takers.length; i++) {
                assertThat(takers[i]).isEqualTo(offers.spec()[i] == wanted ? together[i] : Clearing.NONE);
            }
        }
    }
}
