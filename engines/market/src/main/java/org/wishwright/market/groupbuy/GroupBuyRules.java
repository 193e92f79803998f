package org.wishwright.market.groupbuy;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.DepositType;
import org.wishwright.market.Judging;
import org.wishwright.market.Rules;

/**
 * What a pool's convener fixes.
 *
 * @param need what is wanted; becomes the deals' {@code what}
 * @param joinUntil consumers join before it; bids are taken from opening until {@code bidUntil}
 * @param revealUntil bids are opened from {@code bidUntil} until then; who wins is known then
 * @param pickUntil consumers pick among the winners before it
 * @param payUntil they pay the rest before it
 * @param payWithin from joining until the deposit must have come, at the latest by {@code joinUntil}
 * @param minimumUnits paid for when joining closes, or the pool lapses
 * @param mostUnits of one consumer
 * @param winners how many suppliers win at most
 * @param ceiling the highest price of one unit that a bid may name
 * @param deposit for one unit
 * @param forfeited of the deposit of a consumer who picked and does not pay, in basis points; goes to the supplier she picked
 * @param bond what each supplier lodges
 * @param bondForfeited of the bond of a supplier whose bid cannot be opened or who withdraws it after the deadline, in basis points
 * @param floor a price of one unit at which a bid gets all of {@code priceWeight}; at the ceiling it gets none, between them in proportion
 * @param criteria the rest of the score
 */
public record GroupBuyRules(
        Alias convener,
        Currency currency,
        String need,
        Instant joinUntil,
        Instant bidUntil,
        Instant revealUntil,
        Instant pickUntil,
        Instant payUntil,
        Duration payWithin,
        long minimumUnits,
        long mostUnits,
        int winners,
        Money ceiling,
        Money floor,
        int priceWeight,
        List<Criterion> criteria,
        DepositType depositType,
        Money deposit,
        int forfeited,
        Money bond,
        int bondForfeited)
        implements Rules {

    private static final int WHOLE = 10_000;

    /**
     * An attribute that every bid states and what it is worth.
     *
     * @param worst at which, and beyond, it is worth nothing
     * @param best at which, and beyond, it is worth all of its weight; more or less than {@code worst}
     */
    public record Criterion(String attribute, long worst, long best, int weight) {}

    public GroupBuyRules {
        criteria = List.copyOf(criteria);
    }

    @Override
    public Instant firstDeadline() {
        return joinUntil;
    }

    Outcome<GroupBuyRules> judged() {
        var judging = new Judging<>(this)
                .inOrder(joinUntil, bidUntil, revealUntil, pickUntil, payUntil)
                .within(minimumUnits, 1, 1_000_000_000, "minimumUnits")
                .within(mostUnits, 1, Judging.MOST_UNITS, "mostUnits")
                .within(winners, 1, 100, "winners")
                .within(priceWeight, 0, 1_000, "priceWeight")
                .within(criteria.size(), 0, 20, "criteria")
                .within(forfeited, 0, WHOLE, "forfeited")
                .within(bondForfeited, 0, WHOLE, "bondForfeited")
                .within(payWithin.toSeconds(), 1, Duration.ofDays(30).toSeconds(), "payWithin")
                .price(ceiling, currency)
                .price(floor, currency)
                .price(deposit, currency)
                .price(bond, currency)
                .must(
                        floor.minor() < ceiling.minor(),
                        "groupbuy.floor-above-ceiling",
                        "The floor is the better price: lower than the ceiling. Lower it.")
                .must(
                        depositType != DepositType.PREPAYMENT || forfeited == 0,
                        "groupbuy.prepayment-forfeited",
                        "A prepayment (订金) is returned in full. Take an earnest (定金) or a hold, or let nothing be forfeited.");
        var names = new HashSet<String>();
        for (var criterion : criteria) {
            judging.within(criterion.weight, 1, 1_000, "weight")
                    .within(criterion.worst, -1_000_000_000, 1_000_000_000, "worst")
                    .within(criterion.best, -1_000_000_000, 1_000_000_000, "best")
                    .must(
                            criterion.worst != criterion.best && names.add(criterion.attribute),
                            "groupbuy.criterion-empty",
                            "Each criterion has a name of its own and a best that differs from its worst. Mend {attribute}.",
                            "attribute",
                            criterion.attribute);
        }
        return judging.must(
                        priceWeight > 0 || !criteria.isEmpty(),
                        "groupbuy.score-empty",
                        "A score weighs something. Give the price or a criterion a weight.")
                .outcome();
    }
}
