package org.wishwright.market.bespoke;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Commitment;
import org.wishwright.market.Judging;

/**
 * What a maker offers.
 *
 * @param milestones parts of the price in the order in which they are paid, the first on accepting
 * @param sample whether a sample comes first
 * @param delivery by when the last milestone is reached
 * @param words hash of what she wrote besides; empty where she wrote nothing
 */
public record Terms(Money price, List<Milestone> milestones, boolean sample, LocalDate delivery, String words) {

    private static final String TAG = "wishwright-quote-1";

    public Terms {
        milestones = List.copyOf(milestones);
    }

    /** What the log holds of a quote until it is accepted; of one that is not, for ever. */
    public String committed(String nonce) {
        return Commitment.of(TAG, nonce, this);
    }

    /** In order under these rules, or what is wrong with them. */
    public Outcome<Terms> judged(BespokeRules rules) {
        var names = new HashSet<String>();
        boolean whole = milestones.stream().mapToLong(Milestone::basisPoints).sum() == 10_000
                && milestones.stream()
                        .allMatch(part ->
                                part.basisPoints() > 0 && part.basisPoints() <= 10_000 && names.add(part.name()));
        return new Judging<>(this)
                .price(price, rules.currency())
                .within(milestones.size(), 1, 20, "milestones")
                .must(
                        whole,
                        "bespoke.milestones",
                        "Milestones have names of their own and make the whole price together: 10000 basis points.",
                        "field",
                        "milestones")
                .outcome()
                .flatMap(_ -> new Judging<>(this)
                        .must(
                                parts().stream().allMatch(Money::isPositive),
                                "bespoke.milestone-empty",
                                "A milestone comes to nothing at this price. Make it larger.",
                                "field",
                                "milestones")
                        .outcome());
    }

    /** What each milestone comes to, by largest remainder. */
    List<Money> parts() {
        return price.split(milestones.stream().mapToLong(Milestone::basisPoints).toArray());
    }
}
