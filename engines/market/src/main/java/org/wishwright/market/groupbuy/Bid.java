package org.wishwright.market.groupbuy;

import java.util.Map;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Commitment;
import org.wishwright.market.Judging;
import org.wishwright.market.PriceTable;

/**
 * What a supplier offers.
 *
 * @param prices of one unit; the first tier begins at {@code minimum}
 * @param minimum fewer units she does not make
 * @param capacity more units she does not make
 * @param attributes one value for each criterion of the rules
 */
public record Bid(PriceTable prices, long minimum, long capacity, Map<String, Long> attributes) {

    public Bid {
        attributes = Map.copyOf(attributes);
    }

    /** What a supplier commits to: a {@link Commitment} with the tag {@code wishwright-sealed-bid-1}. */
    public String committed(String nonce) {
        return Commitment.of("wishwright-sealed-bid-1", nonce, this);
    }

    /**
     * @return refused as {@code market.tier-rises} and the like, {@code groupbuy.above-ceiling}, {@code
     *     groupbuy.beyond-capacity}, {@code groupbuy.minimum-mismatch}, {@code groupbuy.attributes-mismatch}
     */
    public Outcome<Bid> judged(GroupBuyRules rules) {
        return prices.judged(rules.currency())
                .flatMap(table -> new Judging<>(this)
                        .within(minimum, 1, 1_000_000_000, "minimum")
                        .within(capacity, 1, 1_000_000_000, "capacity")
                        .must(
                                table.tiers().getFirst().from() == minimum,
                                "groupbuy.minimum-mismatch",
                                "The first tier begins at the minimum, {minimum} units. Let them agree.",
                                "minimum",
                                minimum)
                        .must(
                                minimum <= capacity && table.tiers().getLast().from() <= capacity,
                                "groupbuy.beyond-capacity",
                                "Minimum and tiers must be within the capacity of {capacity} units. Raise it, or leave"
                                        + " out a tier.",
                                "capacity",
                                capacity)
                        .must(
                                table.highest().compareTo(rules.ceiling()) <= 0,
                                "groupbuy.above-ceiling",
                                "The highest price is above the ceiling of {ceiling}. Lower it.",
                                "ceiling",
                                rules.ceiling())
                        .must(
                                attributes.size() == rules.criteria().size()
                                        && rules.criteria().stream()
                                                .allMatch(c -> attributes.containsKey(c.attribute())),
                                "groupbuy.attributes-mismatch",
                                "A bid states exactly the attributes that the score names. Give each one value.")
                        .outcome());
    }
}
