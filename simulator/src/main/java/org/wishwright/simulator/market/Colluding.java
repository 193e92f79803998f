package org.wishwright.simulator.market;

import static org.wishwright.simulator.market.Cast.day;
import static org.wishwright.simulator.market.Cast.yuan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.wishwright.market.Alias;
import org.wishwright.market.DepositType;
import org.wishwright.market.PriceTable;
import org.wishwright.market.groupbuy.Bid;
import org.wishwright.market.groupbuy.GroupBuy;
import org.wishwright.market.groupbuy.GroupBuyInput;
import org.wishwright.market.groupbuy.GroupBuyRules;

/** Suppliers of one pool who agree beforehand, and one whose own accounts join it. */
final class Colluding {

    private static final String NONCE = "cd".repeat(32);
    private static final int SUPPLIERS = 4;
    private static final int JOINERS = 12;

    private Colluding() {}

    static List<Gain> gains(long seed, int games) {
        return List.of(
                new Gain(
                        "groupbuy",
                        "two of four bidders agree",
                        "their profit, CNY",
                        mean(seed, games, 2, 0, false),
                        mean(seed, games, 2, 2, false),
                        "The others bid on: outbid, the ring earns nothing."),
                new Gain(
                        "groupbuy",
                        "all four bidders agree",
                        "their profit, CNY",
                        mean(seed, games, 4, 0, false),
                        mean(seed, games, 4, 4, false),
                        "The ceiling alone limits them; the bids are there to look at afterwards."),
                new Gain(
                        "groupbuy",
                        "a supplier's own accounts join",
                        "her profit, CNY",
                        mean(seed, games, 1, 0, false),
                        mean(seed, games, 1, 0, true),
                        "Linked accounts are left out; unlinked ones lose half of their deposits to the supplier picked."));
    }

    /** @param watched the first so many suppliers, whose profit is counted; @param ring how many of them agree */
    private static double mean(long seed, int games, int watched, int ring, boolean shill) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, games)
                .mapToDouble(_ -> profit(random.split(), watched, ring, shill) / 100.0)
                .average()
                .orElseThrow();
    }

    private static GroupBuyRules rules() {
        return new GroupBuyRules(
                Cast.CONVENER,
                yuan(0).currency(),
                "upright piano",
                day(1),
                day(2),
                day(3),
                day(4),
                day(5),
                Duration.ofHours(12),
                JOINERS - 2,
                5,
                1,
                yuan(1_200_000),
                yuan(600_000),
                1,
                List.of(),
                DepositType.EARNEST,
                yuan(20_000),
                5_000,
                yuan(200_000),
                5_000);
    }

    private static double profit(SplittableRandom random, int watched, int ring, boolean shill) {
        var pool = Script.open(new GroupBuy(), rules(), 0);
        int joiners = JOINERS - random.nextInt(6);
        for (int i = 0; i < joiners; i++) {
            pool.does("p" + i, new GroupBuyInput.Joined(1, List.of()));
        }
        if (shill) {
            for (int i = joiners; i < JOINERS - 2; i++) {
                pool.does("shill" + i, new GroupBuyInput.Joined(1, List.of()));
            }
        }
        var costs = IntStream.range(0, SUPPLIERS)
                .mapToLong(_ -> 700_000 + random.nextInt(300_000))
                .toArray();
        bid(pool, costs, ring);
        pool.at(day(3));
        for (int i = 0; i < JOINERS; i++) {
            for (int s = 0; s < SUPPLIERS; s++) { // there is one winner; who is not is refused
                pool.does("p" + i, new GroupBuyInput.Picked(new Alias("s" + s), null));
                pool.does("shill" + i, new GroupBuyInput.Picked(new Alias("s" + s), null));
            }
        }
        pool.at(day(4)).pay(who -> !who.startsWith("shill"));
        var end = pool.at(day(5)).state();
        double profit = 0;
        for (int s = 0; s < watched; s++) {
            var name = "s" + s;
            long cost = costs[s];
            profit += end.deals().stream()
                    .filter(deal -> deal.seller().text().equals(name))
                    .mapToLong(deal -> deal.price().minor() - cost * deal.quantity())
                    .sum();
            profit += pool.got(name) - pool.forfeited(name);
        }
        for (int i = 0; i < JOINERS; i++) {
            profit -= pool.forfeited("shill" + i);
        }
        return profit;
    }

    /** Honest is cost and a tenth; of a ring only the cheapest bids, and asks a quarter more than its cost, or the ceiling. */
    private static void bid(Script pool, long[] costs, int ring) {
        int cheapest = 0;
        for (int s = 1; s < ring; s++) {
            cheapest = costs[s] < costs[cheapest] ? s : cheapest;
        }
        var bids = new Bid[costs.length];
        for (int s = 0; s < costs.length; s++) {
            if (s < ring && s != cheapest) {
                continue;
            }
            long price = s < ring ? (ring == costs.length ? 1_200_000 : costs[s] * 5 / 4) : costs[s] * 11 / 10;
            bids[s] = new Bid(
                    new PriceTable(List.of(new PriceTable.Tier(1, yuan(Math.min(price, 1_200_000))))),
                    1,
                    100,
                    Map.of());
            pool.does("s" + s, new GroupBuyInput.Committed(bids[s].committed(NONCE)));
        }
        pool.pay(_ -> true).at(day(2));
        for (int s = 0; s < costs.length; s++) {
            if (bids[s] != null) {
                pool.does("platform", new GroupBuyInput.Revealed(new Alias("s" + s), bids[s], NONCE));
            }
        }
    }
}
