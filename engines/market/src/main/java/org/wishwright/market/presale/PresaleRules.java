package org.wishwright.market.presale;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.DepositType;
import org.wishwright.market.Judging;
import org.wishwright.market.PriceTable;
import org.wishwright.market.Rules;

/**
 * What a presale fixes.
 *
 * @param seller who answers for it and gets what is forfeited
 * @param options what may be had
 * @param pledgeUntil deposits are taken before it; the volume held then decides the price
 * @param balanceFrom the balance is asked for from then, not before {@code pledgeUntil}
 * @param balanceUntil and must have come before it
 * @param deliverFrom the ship date or harvest window begins
 * @param deliverUntil and ends
 * @param payWithin from pledging until the deposit must have come
 * @param minimum units pledged at the close, or it lapses; 0 for none
 * @param cap units that there are
 * @param mostUnits of one consumer
 * @param depositType earnest (定金) or prepayment (订金), never both
 * @param deposit for one unit
 * @param discount off one unit for whoever pays the balance (膨胀): a discount and no deposit, so never forfeited or doubled
 * @param law what the jurisdiction says
 * @param madeToOrder made to the consumer's specification: she must tick that she knows what that means for returning it
 */
public record PresaleRules(
        Alias convener,
        Currency currency,
        Alias seller,
        List<Option> options,
        Instant pledgeUntil,
        Instant balanceFrom,
        Instant balanceUntil,
        Instant deliverFrom,
        Instant deliverUntil,
        Duration payWithin,
        long minimum,
        long cap,
        long mostUnits,
        DepositType depositType,
        Money deposit,
        Money discount,
        Law law,
        boolean madeToOrder)
        implements Rules {

    /**
     * One thing to choose.
     *
     * @param prices of one unit by the volume of all options together
     * @param cap units of this option that there are
     */
    public record Option(String code, PriceTable prices, long cap) {}

    /**
     * What a jurisdiction's rule pack says; not legal advice.
     *
     * @param earnestMost of the price that may be earnest, in basis points (CN Civil Code 586: 2000)
     * @param earnestTimes how often a receiver who defaults returns it (CN Civil Code 587: 2)
     * @param earnestForfeited whether a payer who defaults loses it (CN Civil Code 587)
     * @param withdrawalDays to return goods without a reason (CN Consumer Law 25: 7); none where made to order
     */
    public record Law(int earnestMost, int earnestTimes, boolean earnestForfeited, int withdrawalDays) {}

    public PresaleRules {
        options = List.copyOf(options);
    }

    @Override
    public Instant firstDeadline() {
        return pledgeUntil;
    }

    Optional<Option> option(String code) {
        return options.stream().filter(option -> option.code.equals(code)).findFirst();
    }

    /** What one unit costs whoever pays the balance, at a volume. */
    Money unit(Option option, long volume) {
        return option.prices.at(volume).minus(discount);
    }

    Outcome<PresaleRules> judged() {
        var judging = new Judging<>(this)
                .inOrder(pledgeUntil, balanceUntil, deliverUntil)
                .inOrder(balanceFrom, balanceUntil)
                .inOrder(deliverFrom, deliverUntil)
                .must(
                        !balanceFrom.isBefore(pledgeUntil),
                        "presale.balance-too-early",
                        "The balance is asked for when pledging is over. Let its window begin then or later.")
                .within(options.size(), 1, 1_000, "options")
                .within(cap, 1, 1_000_000_000, "cap")
                .within(minimum, 0, cap, "minimum")
                .within(mostUnits, 1, Judging.MOST_UNITS, "mostUnits")
                .within(payWithin.toSeconds(), 1, Duration.ofDays(30).toSeconds(), "payWithin")
                .within(law.earnestMost, 0, 10_000, "earnestMost")
                .within(law.earnestTimes, 1, 10, "earnestTimes")
                .within(law.withdrawalDays, 0, 365, "withdrawalDays")
                .price(deposit, currency)
                .amount(discount, currency)
                .must(
                        depositType != DepositType.HOLD,
                        "presale.deposit-type",
                        "The deposit of a presale is an earnest (定金) or a prepayment (订金). Choose one of them.");
        var codes = new HashSet<String>();
        for (var option : options) {
            judging.within(option.cap, 1, 1_000_000_000, "cap of " + option.code)
                    .must(
                            codes.add(option.code) && option.code.matches("[a-z0-9][a-z0-9/-]{0,99}"),
                            "presale.option-code",
                            "The code {code} is used twice or has other signs than a-z, 0-9, - and /. Choose another.",
                            "code",
                            option.code);
            if (option.prices.judged(currency) instanceof Outcome.Refused<PriceTable>(var refusal)) {
                return judging.must(refusal).outcome();
            }
            if (judging.outcome().isAccepted()) {
                judgeDeposit(judging, option.prices.tiers().getLast().unit().minus(discount));
            }
        }
        return judging.outcome();
    }

    private void judgeDeposit(Judging<PresaleRules> judging, Money lowest) {
        judging.must(
                        deposit.compareTo(lowest) <= 0,
                        "presale.deposit-above-price",
                        "Deposit and discount together are more than the lowest price. Lower one of them.")
                .must(
                        depositType != DepositType.EARNEST || deposit.compareTo(earnestLimit(lowest)) <= 0,
                        "presale.earnest-too-high",
                        "Of the lowest price only {most} may be earnest (定金). Ask for less, or for a prepayment (订金).",
                        "most",
                        earnestLimit(lowest));
    }

    private Money earnestLimit(Money price) {
        var exact = BigInteger.valueOf(price.minor())
                .multiply(BigInteger.valueOf(law.earnestMost))
                .divide(BigInteger.valueOf(10_000));
        return new Money(exact.longValueExact(), price.currency());
    }
}
