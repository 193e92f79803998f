package org.wishwright.simulator.market;

import static org.wishwright.simulator.market.Cast.day;
import static org.wishwright.simulator.market.Cast.yuan;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.wishwright.market.Alias;
import org.wishwright.market.DepositType;
import org.wishwright.market.Logged;
import org.wishwright.market.PriceTable;
import org.wishwright.market.State;
import org.wishwright.market.groupbuy.Bid;
import org.wishwright.market.groupbuy.GroupBuy;
import org.wishwright.market.groupbuy.GroupBuyInput;
import org.wishwright.market.groupbuy.GroupBuyRules;
import org.wishwright.market.namedprice.NamedPrice;
import org.wishwright.market.namedprice.NamedPriceInput;
import org.wishwright.market.namedprice.NamedPriceRules;

/** The casts of group buying and of named prices: sealed bids, hidden reserves, and consumers who choose. */
final class Bidding {

    private Bidding() {}

    private static String person(SplittableRandom random) {
        return "p" + random.nextInt(12);
    }

    private static String supplier(SplittableRandom random) {
        return "s" + random.nextInt(4);
    }

    /** A pool of a dozen, four suppliers, two winners. */
    static final class OfGroupBuy implements Cast<GroupBuyRules> {

        private static final String NONCE = "ab".repeat(32);

        @Override
        public GroupBuy mechanism() {
            return new GroupBuy();
        }

        @Override
        public GroupBuyRules rules(SplittableRandom random) {
            boolean earnest = random.nextBoolean(); // a prepayment cannot be forfeited
            return new GroupBuyRules(
                    CONVENER,
                    yuan(0).currency(),
                    "upright piano",
                    day(3),
                    day(5),
                    day(7),
                    day(9),
                    day(11),
                    Duration.ofHours(1 + random.nextInt(30)),
                    2,
                    5,
                    2,
                    yuan(10_000),
                    yuan(5_000),
                    3,
                    List.of(new GroupBuyRules.Criterion("days", 60, 10, 1)),
                    earnest ? DepositType.EARNEST : DepositType.PREPAYMENT,
                    yuan(500),
                    earnest ? random.nextInt(2) * 5_000 : 0,
                    yuan(2_000),
                    5_000);
        }

        /** A supplier's bid is always the same, so that she opens what she committed to, unless she cheats. */
        private static Bid bid(String supplier, boolean other) {
            var own = new SplittableRandom(supplier.hashCode() + (other ? 1 : 0));
            long minimum = 1 + own.nextInt(2);
            long price = 7_000 + own.nextInt(3_000);
            return new Bid(
                    new PriceTable(List.of(
                            new PriceTable.Tier(minimum, yuan(price)),
                            new PriceTable.Tier(minimum + 2, yuan(price - own.nextInt(2_000))))),
                    minimum,
                    minimum + 3 + own.nextInt(6),
                    Map.of("days", 10L + own.nextInt(50)));
        }

        @Override
        public Act act(Seen seen, SplittableRandom random) {
            return switch (random.nextInt(14)) {
                case 0 -> new Act(person(random), new GroupBuyInput.Left());
                case 1 -> new Act(supplier(random), new GroupBuyInput.Withdrew());
                case 2, 3, 4 -> {
                    var who = supplier(random);
                    yield new Act(
                            who, new GroupBuyInput.Committed(bid(who, false).committed(NONCE)));
                }
                case 5, 6, 7 -> {
                    var who = supplier(random);
                    yield new Act(
                            random.nextBoolean() ? "platform" : who,
                            new GroupBuyInput.Revealed(new Alias(who), bid(who, random.nextInt(6) == 0), NONCE));
                }
                case 8, 9, 10 ->
                    new Act(
                            person(random),
                            new GroupBuyInput.Picked(
                                    new Alias(random.nextInt(3) > 0 ? "s0" : supplier(random)),
                                    random.nextBoolean() ? null : new Alias("s1")));
                default ->
                    new Act(
                            person(random),
                            new GroupBuyInput.Joined(
                                    1 + random.nextInt(3),
                                    random.nextInt(5) == 0 ? List.of(new Alias(supplier(random))) : List.of()));
            };
        }

        @Override
        public long oversold(GroupBuyRules rules, State end, List<Logged> log) {
            var sold = new HashMap<String, Long>();
            end.deals().forEach(deal -> sold.merge(deal.seller().text(), deal.quantity(), Long::sum));
            return sold.entrySet().stream()
                    .mapToLong(one -> Math.max(
                            0, one.getValue() - bid(one.getKey(), false).capacity()))
                    .sum();
        }
    }

    /** A night and a coat at a price that the consumer names. */
    static final class OfNamedPrice implements Cast<NamedPriceRules> {

        private static final long CAPACITY = 3;

        @Override
        public NamedPrice mechanism() {
            return new NamedPrice();
        }

        @Override
        public NamedPriceRules rules(SplittableRandom random) {
            return new NamedPriceRules(
                    CONVENER,
                    yuan(0).currency(),
                    List.of(
                            new NamedPriceRules.Spec("silk", false, List.of("cloth")),
                            new NamedPriceRules.Spec("cloth", false, List.of())),
                    Duration.ofHours(6),
                    day(10),
                    Duration.ofHours(12),
                    Duration.ofHours(24),
                    3,
                    300,
                    10,
                    yuan(1_000),
                    5_000);
        }

        @Override
        public Act act(Seen seen, SplittableRandom random) {
            var spec = random.nextInt(3) > 0 ? "silk" : "cloth";
            return switch (random.nextInt(12)) {
                case 0, 1 ->
                    new Act(
                            supplier(random),
                            new NamedPriceInput.Reserved(
                                    spec,
                                    yuan(9_000 + random.nextInt(3_000)),
                                    1,
                                    10,
                                    CAPACITY,
                                    null,
                                    null,
                                    random.nextInt(100)));
                case 2 -> new Act(person(random), new NamedPriceInput.GaveUp(spec));
                case 3 ->
                    new Act(
                            supplier(random),
                            new NamedPriceInput.Unreserved(seen.entry(NamedPriceInput.Reserved.class, random)));
                case 4 ->
                    new Act(
                            "s9",
                            new NamedPriceInput.Countered(
                                    seen.entry(NamedPriceInput.Offered.class, random),
                                    yuan(8_000 + random.nextInt(6_000))));
                case 5 ->
                    new Act(
                            person(random),
                            new NamedPriceInput.AcceptedCounter(seen.entry(NamedPriceInput.Offered.class, random)));
                default ->
                    new Act(
                            person(random),
                            new NamedPriceInput.Offered(
                                    spec, null, 1 + random.nextInt(3), yuan(8_000 + random.nextInt(6_000))));
            };
        }

        /** A seller sells no more than all of her rules together offer; what she answers by hand is not of these. */
        @Override
        public long oversold(NamedPriceRules rules, State end, List<Logged> log) {
            var offered = new HashMap<String, Long>();
            log.stream()
                    .filter(input -> input.what() instanceof NamedPriceInput.Reserved)
                    .forEach(input -> offered.merge(input.by().text(), CAPACITY, Long::sum));
            var sold = new HashMap<String, Long>();
            end.deals().stream()
                    .filter(deal -> !deal.seller().text().equals("s9"))
                    .forEach(deal -> sold.merge(deal.seller().text(), deal.quantity(), Long::sum));
            return sold.entrySet().stream()
                    .mapToLong(one -> Math.max(0, one.getValue() - offered.getOrDefault(one.getKey(), 0L)))
                    .sum();
        }
    }
}
