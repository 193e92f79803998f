package org.wishwright.benchmarks.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.wishwright.market.Alias;
import org.wishwright.market.groupbuy.Allocation;
import org.wishwright.market.groupbuy.Bid;
import org.wishwright.market.groupbuy.GroupBuyRules;
import org.wishwright.market.groupbuy.Scoring;

/**
 * The award of one large pool, from opened bids and picks in memory to each consumer's winner, price and what she gets
 * back.
 */
final class AwardLoad {

    private final GroupBuyRules rules = PoolLoad.rules();
    private final List<Scoring.Entry> bids = new ArrayList<>();
    private final int[] first;
    private final int[] second;
    private final int[] units;
    private final long volume;

    AwardLoad(int joiners, int suppliers, long seed) {
        var random = new SplittableRandom(seed);
        int winners = rules.winners();
        for (int s = 0; s < suppliers; s++) {
            var bid = PoolLoad.bid(joiners / 20 + random.nextInt(joiners), random);
            bids.add(new Scoring.Entry(new Alias("s" + s), bid, s + 1L));
        }
        first = IntStream.range(0, joiners)
                .map(_ -> Math.min(random.nextInt(winners), random.nextInt(winners)))
                .toArray();
        second = Arrays.stream(first)
                .map(one -> {
                    int other = random.nextInt(winners);
                    return other == one ? -1 : other;
                })
                .toArray();
        units = IntStream.range(0, joiners).map(_ -> 1 + random.nextInt(3)).toArray();
        volume = Arrays.stream(units).asLongStream().sum();
    }

    /**
     * Awards, allocates and prices; says what all get back of the price that was guaranteed to them, in minor units.
     */
    long award() {
        var winners = Scoring.ranked(rules, bids, volume).stream()
                .limit(rules.winners())
                .map(won -> won.entry().bid())
                .toList();
        var allocation = Allocation.of(
                first,
                second,
                units,
                winners.stream().mapToLong(Bid::capacity).toArray(),
                winners.stream().mapToLong(Bid::minimum).toArray());
        var back = new long[winners.size()];
        for (int w = 0; w < back.length; w++) {
            var prices = winners.get(w).prices();
            back[w] = prices.highest().minus(prices.at(allocation.volume()[w])).minor();
        }
        var refunds = new long[units.length];
        for (int i = 0; i < refunds.length; i++) {
            int winner = allocation.winnerOf()[i];
            refunds[i] = winner < 0 ? 0 : back[winner] * units[i];
        }
        return Arrays.stream(refunds).sum();
    }
}
