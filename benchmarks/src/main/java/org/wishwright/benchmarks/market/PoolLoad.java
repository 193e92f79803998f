package org.wishwright.benchmarks.market;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.market.DepositType;
import org.wishwright.market.Input;
import org.wishwright.market.Logged;
import org.wishwright.market.Market;
import org.wishwright.market.PriceTable;
import org.wishwright.market.Run;
import org.wishwright.market.State;
import org.wishwright.market.groupbuy.Bid;
import org.wishwright.market.groupbuy.GroupBuy;
import org.wishwright.market.groupbuy.GroupBuyInput.Committed;
import org.wishwright.market.groupbuy.GroupBuyInput.Joined;
import org.wishwright.market.groupbuy.GroupBuyInput.Picked;
import org.wishwright.market.groupbuy.GroupBuyInput.Revealed;
import org.wishwright.market.groupbuy.GroupBuyRules;

/** One large pool, played through the contract as the platform plays it. */
final class PoolLoad {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final String NONCE = "5a".repeat(32);
    private static final int BIDS = 50;
    private static final int WINNERS = 8;

    private final int joiners;
    private final SplittableRandom random;
    private final GroupBuyRules rules;
    private final Run run;
    private long seq;

    /**
     * What was measured, in seconds.
     *
     * @param award scoring the bids opened
     * @param allocation from the last pick to every consumer's winner and what she is asked for
     * @param settlement from the last payment to every deal, price and refund
     */
    record Seconds(double award, double allocation, double settlement, int deals) {}

    PoolLoad(int joiners, long seed) {
        this.joiners = joiners;
        random = new SplittableRandom(seed);
        rules = rules();
        run = Market.begin(new GroupBuy(), rules, seed);
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static Money yuan(long minor) {
        return Money.of(minor, "CNY");
    }

    private static GroupBuyRules rules() {
        return new GroupBuyRules(
                new Alias("convener"),
                yuan(0).currency(),
                "upright piano",
                day(1),
                day(2),
                day(3),
                day(4),
                day(5),
                Duration.ofDays(1),
                1_000,
                3,
                WINNERS,
                yuan(1_200_000),
                yuan(700_000),
                5,
                List.of(
                        new GroupBuyRules.Criterion("days", 90, 10, 2),
                        new GroupBuyRules.Criterion("warranty-months", 12, 120, 2)),
                DepositType.EARNEST,
                yuan(20_000),
                10_000,
                yuan(500_000),
                10_000);
    }

    Seconds play() {
        does(START, "convener", new CommonInput.Opened());
        for (int i = 0; i < joiners; i++) {
            var entry = does(START, "p" + i, new Joined(1 + random.nextInt(3), List.of()));
            does(START, "platform", new CommonInput.Paid(entry));
        }
        bid();
        double award = timed(day(3));
        pick(winners());
        double allocation = timed(day(4));
        for (var step : run.state().money()) {
            if (step.entry().endsWith("/balance") && random.nextInt(50) > 0) {
                does(day(4), "platform", new CommonInput.Paid(step.entry()));
            }
        }
        double settlement = timed(day(5));
        return new Seconds(award, allocation, settlement, run.state().deals().size());
    }

    private String does(Instant at, String by, Input what) {
        seq++;
        return run.take(new Logged(seq, at, new Alias(by), what)).orThrow().entry();
    }

    private double timed(Instant until) {
        long began = System.nanoTime();
        run.advance(until);
        return (System.nanoTime() - began) / 1e9;
    }

    private void bid() {
        var bids = new ArrayList<Bid>();
        for (int s = 0; s < BIDS; s++) {
            bids.add(bid(20_000 + random.nextInt(joiners)));
            var entry = does(START, "s" + s, new Committed(bids.get(s).committed(NONCE)));
            does(START, "platform", new CommonInput.Paid(entry));
        }
        for (int s = 0; s < BIDS; s++) {
            does(day(2), "platform", new Revealed(new Alias("s" + s), bids.get(s), NONCE));
        }
    }

    private Bid bid(long capacity) {
        var tiers = new ArrayList<PriceTable.Tier>();
        long price = 900_000 + random.nextInt(300_000);
        long from = 1_000;
        for (int tier = 0; tier < 10 && from <= capacity; tier++) {
            tiers.add(new PriceTable.Tier(from, yuan(price)));
            price -= random.nextInt(20_000);
            from = from * 2;
        }
        var attributes =
                Map.of("days", 10L + random.nextInt(80), "warranty-months", 12L + random.nextInt(108));
        return new Bid(new PriceTable(tiers), 1_000, capacity, attributes);
    }

    private List<Alias> winners() {
        State state = run.state();
        var winners = new ArrayList<Alias>();
        for (var reason : state.reasons()) {
            if (reason.code().equals("groupbuy.won")) {
                winners.add(new Alias(reason.about()));
            }
        }
        return winners;
    }

    /** The better a winner is placed the more pick it. */
    private void pick(List<Alias> winners) {
        for (int i = 0; i < joiners; i++) {
            int first = Math.min(random.nextInt(winners.size()), random.nextInt(winners.size()));
            int second = random.nextInt(winners.size());
            does(day(3), "p" + i, new Picked(winners.get(first), second == first ? null : winners.get(second)));
        }
    }
}
