package org.wishwright.market.namedprice;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Judging;
import org.wishwright.market.Rules;

/**
 * What a reverse pricing fixes.
 *
 * @param specs what a price may be named for
 * @param window offers are cleared this often, counted from opening
 * @param until offers are taken before it
 * @param counterWithin after a window that found no seller, sellers may answer by hand so long, and the consumer accept
 * @param payWithin to pay once matched
 * @param offersEach how often one consumer may name a price for one specification
 * @param raise by how much each further price must be higher, in basis points
 * @param mostUnits of one offer
 * @param deposit held as security, one for all offers of a consumer for one specification
 * @param forfeited of it when she is matched and does not pay, in basis points; goes to the seller
 */
public record NamedPriceRules(
        Alias convener,
        Currency currency,
        List<Spec> specs,
        Duration window,
        Instant until,
        Duration counterWithin,
        Duration payWithin,
        int offersEach,
        int raise,
        long mostUnits,
        Money deposit,
        int forfeited)
        implements Rules {

    /**
     * Goods or a service.
     *
     * @param dated whether an offer names a day
     * @param alternatives codes of others that are looked at, in this order, when nobody sells this one at the price
     */
    public record Spec(String code, boolean dated, List<String> alternatives) {
        public Spec {
            alternatives = List.copyOf(alternatives);
        }
    }

    public NamedPriceRules {
        specs = List.copyOf(specs);
    }

    @Override
    public Instant firstDeadline() {
        return until;
    }

    Outcome<NamedPriceRules> judged() {
        long month = Duration.ofDays(31).toSeconds();
        var judging = new Judging<>(this)
                .within(specs.size(), 1, 100_000, "specs")
                .within(window.toSeconds(), 1, month, "window")
                .within(counterWithin.toSeconds(), 1, month, "counterWithin")
                .within(payWithin.toSeconds(), 1, month, "payWithin")
                .within(offersEach, 1, 100, "offersEach")
                .within(raise, 0, 10_000, "raise")
                .within(mostUnits, 1, Judging.MOST_UNITS, "mostUnits")
                .within(forfeited, 0, 10_000, "forfeited")
                .price(deposit, currency);
        var codes = new HashSet<String>();
        for (var spec : specs) {
            judging.must(
                    codes.add(spec.code),
                    "namedprice.spec-twice",
                    "The specification {spec} is listed twice. Leave one out.",
                    "spec",
                    spec.code);
        }
        for (var spec : specs) {
            judging.must(
                    codes.containsAll(spec.alternatives) && !spec.alternatives.contains(spec.code),
                    "namedprice.alternative-unknown",
                    "An alternative to {spec} is not among the specifications. List it, or leave it out.",
                    "spec",
                    spec.code);
        }
        return judging.outcome();
    }
}
