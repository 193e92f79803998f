package org.wishwright.market;

import java.util.Currency;
import java.util.List;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;

/** A price for one unit that falls, or stays, as the volume grows. */
public record PriceTable(List<Tier> tiers) {

    private static final int MOST_TIERS = 50;

    /** From this volume on one unit costs so much. */
    public record Tier(long from, Money unit) {}

    public PriceTable {
        tiers = List.copyOf(tiers);
    }

    /**
     * @return refused as {@code market.tiers-empty}, {@code market.tiers-disordered}, {@code market.tier-rises} (the price would grow with
     *     the volume), or for a price that is none
     */
    public Outcome<PriceTable> judged(Currency currency) {
        var judging = new Judging<>(this)
                .must(
                        !tiers.isEmpty() && tiers.size() <= MOST_TIERS,
                        "market.tiers-empty",
                        "A price table has 1 to {most} tiers. Give so many.",
                        "most",
                        MOST_TIERS);
        for (int i = 0; i < tiers.size(); i++) {
            var tier = tiers.get(i);
            judging.price(tier.unit, currency)
                    .must(
                            tier.from >= 1 && (i == 0 || tiers.get(i - 1).from < tier.from),
                            "market.tiers-disordered",
                            "Each tier begins at a larger volume than the one before it, the first at 1 or more. Sort them.");
        }
        for (int i = 1; i < tiers.size() && judging.outcome().isAccepted(); i++) {
            judging.must(
                    tiers.get(i).unit.compareTo(tiers.get(i - 1).unit) <= 0,
                    "market.tier-rises",
                    "From {from} units on the price would be higher than below. A price falls with the volume, or stays.",
                    "from",
                    tiers.get(i).from);
        }
        return judging.outcome();
    }

    /** The price of one unit at a volume; below the first tier that of the first. */
    public Money at(long volume) {
        var price = highest();
        for (var tier : tiers) {
            if (tier.from <= volume) {
                price = tier.unit;
            }
        }
        return price;
    }

    /** What one unit costs at most. */
    public Money highest() {
        return tiers.getFirst().unit;
    }
}
