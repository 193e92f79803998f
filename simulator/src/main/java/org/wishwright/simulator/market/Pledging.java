package org.wishwright.simulator.market;

import static org.wishwright.simulator.market.Cast.day;
import static org.wishwright.simulator.market.Cast.yuan;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.wishwright.market.Alias;
import org.wishwright.market.Deal;
import org.wishwright.market.DepositType;
import org.wishwright.market.Logged;
import org.wishwright.market.PriceTable;
import org.wishwright.market.State;
import org.wishwright.market.crowdfunding.Crowdfunding;
import org.wishwright.market.crowdfunding.CrowdfundingInput;
import org.wishwright.market.crowdfunding.CrowdfundingRules;
import org.wishwright.market.presale.Presale;
import org.wishwright.market.presale.PresaleInput;
import org.wishwright.market.presale.PresaleRules;
import org.wishwright.market.tier.TierInput;
import org.wishwright.market.tier.TierPricing;
import org.wishwright.market.tier.TierRules;

/** The casts of presale, crowdfunding and volume tiers: many pledge, some take it back, some more than there is. */
final class Pledging {

    private Pledging() {}

    private static String person(SplittableRandom random) {
        return "p" + random.nextInt(14);
    }

    private static long bought(State end, String what) {
        return end.deals().stream()
                .filter(deal -> deal.what().equals(what))
                .mapToLong(Deal::quantity)
                .sum();
    }

    /** A presale of twelve coats in two colours. */
    static final class OfPresale implements Cast<PresaleRules> {

        @Override
        public Presale mechanism() {
            return new Presale();
        }

        @Override
        public PresaleRules rules(SplittableRandom random) {
            var prices =
                    new PriceTable(List.of(new PriceTable.Tier(1, yuan(10_000)), new PriceTable.Tier(6, yuan(8_000))));
            return new PresaleRules(
                    CONVENER,
                    yuan(0).currency(),
                    new Alias("seller"),
                    List.of(new PresaleRules.Option("red", prices, 8), new PresaleRules.Option("blue", prices, 5)),
                    day(10),
                    day(10 + random.nextInt(3)),
                    day(15),
                    day(30),
                    day(40),
                    Duration.ofHours(1 + random.nextInt(48)),
                    random.nextInt(6),
                    12,
                    4,
                    random.nextBoolean() ? DepositType.EARNEST : DepositType.PREPAYMENT,
                    yuan(1_000),
                    yuan(random.nextInt(2) * 500L),
                    new PresaleRules.Law(2_000, 2, true, 7),
                    random.nextInt(3) == 0);
        }

        @Override
        public Act act(Seen seen, SplittableRandom random) {
            return switch (random.nextInt(12)) {
                case 0, 1 -> new Act(person(random), new PresaleInput.Withdrew());
                case 2 ->
                    random.nextInt(10) == 0
                            ? new Act("platform", new PresaleInput.Excused("hail"))
                            : new Act(person(random), new PresaleInput.Excused("I say so"));
                default ->
                    new Act(
                            person(random),
                            new PresaleInput.Pledged(
                                    List.of(new PresaleInput.Pledged.Line(
                                            random.nextBoolean() ? "red" : "blue", random.nextInt(6))),
                                    "CN-31",
                                    random.nextInt(4) > 0));
            };
        }

        @Override
        public long oversold(PresaleRules rules, State end, List<Logged> log) {
            long all = end.deals().stream().mapToLong(Deal::quantity).sum();
            return Math.max(0, all - rules.cap())
                    + rules.options().stream()
                            .mapToLong(option -> Math.max(0, bought(end, option.code()) - option.cap()))
                            .sum();
        }
    }

    /** A crowdfunding with one limited reward, whose convener pledges too. */
    static final class OfCrowdfunding implements Cast<CrowdfundingRules> {

        @Override
        public Crowdfunding mechanism() {
            return new Crowdfunding();
        }

        @Override
        public CrowdfundingRules rules(SplittableRandom random) {
            boolean mandates = random.nextBoolean();
            return new CrowdfundingRules(
                    CONVENER,
                    yuan(0).currency(),
                    yuan(5_000 + random.nextInt(20_000)),
                    day(10),
                    mandates,
                    day(14),
                    mandates ? random.nextInt(10_000) : 0,
                    Duration.ofHours(1 + random.nextInt(48)),
                    2_000,
                    List.of(
                            new CrowdfundingRules.Reward("gadget", yuan(3_000), 4),
                            new CrowdfundingRules.Reward("thanks", yuan(500), 0)),
                    List.of(new CrowdfundingRules.Stretch(yuan(30_000), "green")));
        }

        @Override
        public Act act(Seen seen, SplittableRandom random) {
            return switch (random.nextInt(8)) {
                case 0 -> new Act(person(random), new CrowdfundingInput.Withdrew());
                case 1 ->
                    new Act(
                            CONVENER.text(),
                            new CrowdfundingInput.Pledged("thanks", 1, yuan(random.nextInt(5_000)), true));
                default ->
                    new Act(
                            person(random),
                            new CrowdfundingInput.Pledged(
                                    random.nextBoolean() ? "gadget" : "thanks",
                                    random.nextInt(4),
                                    yuan(random.nextInt(3) * 100L),
                                    false));
            };
        }

        @Override
        public long oversold(CrowdfundingRules rules, State end, List<Logged> log) {
            return rules.rewards().stream()
                    .filter(reward -> reward.limit() > 0)
                    .mapToLong(reward -> Math.max(0, bought(end, reward.code()) - reward.limit()))
                    .sum();
        }
    }

    /** A window of volume tiers. */
    static final class OfTiers implements Cast<TierRules> {

        @Override
        public TierPricing mechanism() {
            return new TierPricing();
        }

        @Override
        public TierRules rules(SplittableRandom random) {
            return new TierRules(
                    CONVENER,
                    yuan(0).currency(),
                    "sole-42",
                    day(10),
                    Duration.ofHours(1 + random.nextInt(48)),
                    null,
                    List.of(new TierRules.Step(5, 500), new TierRules.Step(20, 1_500)));
        }

        @Override
        public Act act(Seen seen, SplittableRandom random) {
            if (random.nextInt(4) == 0) {
                return new Act(
                        random.nextInt(9) == 0 ? person(random) : "platform",
                        new TierInput.Bought(
                                new Alias(person(random)), random.nextInt(5), yuan(random.nextInt(30_000))));
            }
            return random.nextInt(6) == 0
                    ? new Act(
                            random.nextInt(5) == 0 ? person(random) : "platform",
                            new TierInput.CalledOff(seen.entry(TierInput.Ordered.class, random)))
                    : new Act(person(random), new TierInput.Ordered(random.nextInt(5), yuan(random.nextInt(30_000))));
        }

        /** There is no cap; a deal is of an order that was logged. */
        @Override
        public long oversold(TierRules rules, State end, List<Logged> log) {
            long ordered = log.stream()
                    .map(Logged::what)
                    .filter(TierInput.Ordered.class::isInstance)
                    .mapToLong(what -> ((TierInput.Ordered) what).units())
                    .sum();
            return Math.max(0, end.deals().stream().mapToLong(Deal::quantity).sum() - ordered);
        }
    }
}
