package org.wishwright.market.contest;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Judging;
import org.wishwright.market.Rules;

/**
 * What a contest fixes.
 *
 * @param maker who makes what wins; seller of the deals of a round with deposits
 * @param submitUntil designs are taken before it
 * @param mostEach designs of one designer
 * @param rounds one after another; what the last one keeps has won
 * @param prizes by place, lodged by the convener before {@code submitUntil}; may be none
 * @param royalty of each sale to the designer, in basis points
 * @param price of one piece in a round with deposits
 * @param deposit of it that a vote carries
 * @param insiders whether designers, the convener and the accounts of their organisations get a credential too; who
 *     issues credentials keeps to it
 */
public record ContestRules(
        Alias convener,
        Currency currency,
        Alias maker,
        Instant submitUntil,
        int mostEach,
        List<Round> rounds,
        List<Money> prizes,
        int royalty,
        Money price,
        Money deposit,
        boolean insiders)
        implements Rules {

    private static final int MOST_DESIGNS = 10_000;

    /** How a round is decided. */
    public enum Kind {
        /** Each voter sees a balanced random part and approves some of it: {@link Subsets}, {@link Wilson}. */
        SUBSETS,
        /** Each voter approves some of all: {@link Phragmen}. */
        APPROVAL,
        /** Each voter ranks: {@link Schulze}. */
        RANKED,
        /** Each vote is a deposit on one piece; the most deposits win. */
        DEPOSITS
    }

    /**
     * One round.
     *
     * @param until ballots are taken before it
     * @param revisedUntil what is kept may be revised before it; the next round begins then; equal to {@code until} for
     *     at once
     * @param keep how many go on at most
     * @param shown designs that one voter sees, for {@link Kind#SUBSETS}
     * @param least approvals of a ballot for {@link Kind#APPROVAL}; deposits that a design needs for {@link
     *     Kind#DEPOSITS}
     * @param quorum fewer ballots (or deposits) in the round let the contest lapse
     */
    public record Round(Kind kind, Instant until, Instant revisedUntil, int keep, int shown, int least, long quorum) {}

    public ContestRules {
        rounds = List.copyOf(rounds);
        prizes = List.copyOf(prizes);
    }

    @Override
    public Instant firstDeadline() {
        return submitUntil;
    }

    Money prizeSum() {
        return prizes.stream().reduce(Money.zero(currency), Money::plus);
    }

    Outcome<ContestRules> judged() {
        var judging = new Judging<>(this)
                .within(mostEach, 1, 100, "mostEach")
                .within(rounds.size(), 1, 10, "rounds")
                .within(prizes.size(), 0, 127, "prizes")
                .within(royalty, 0, 10_000, "royalty")
                .amount(price, currency)
                .amount(deposit, currency);
        prizes.forEach(prize -> judging.price(prize, currency));
        var before = submitUntil;
        int kept = MOST_DESIGNS;
        for (var round : rounds) {
            judging.inOrder(before, round.until)
                    .must(
                            !round.revisedUntil.isBefore(round.until),
                            "contest.revision-early",
                            "Designs are revised after their round. Let the revision end when the round does, or"
                                    + " later.")
                    .within(round.keep, 1, Math.min(kept, 127), "keep")
                    .within(round.quorum, 0, 1_000_000_000, "quorum")
                    .within(round.least, 0, 1_000_000, "least");
            if (round.kind == Kind.SUBSETS) {
                judging.within(round.shown, 2, 1_000, "shown");
            }
            if (round.kind == Kind.DEPOSITS) {
                judging.price(price, currency)
                        .price(deposit, currency)
                        .must(
                                deposit.compareTo(price) <= 0,
                                "contest.deposit-above-price",
                                "A deposit is at most the price. Lower it.");
            }
            before = round.revisedUntil;
            kept = round.keep;
        }
        return judging.must(
                        rounds.stream().noneMatch(round -> round.kind == Kind.DEPOSITS)
                                || rounds.indexOf(rounds.stream()
                                                .filter(round -> round.kind == Kind.DEPOSITS)
                                                .findFirst()
                                                .orElseThrow())
                                        == rounds.size() - 1,
                        "contest.deposits-last",
                        "A round with deposits is the last one. Put it at the end.")
                .outcome();
    }
}
