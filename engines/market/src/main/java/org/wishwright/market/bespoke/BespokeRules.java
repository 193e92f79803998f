package org.wishwright.market.bespoke;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Judging;
import org.wishwright.market.Rules;

/**
 * What a brief fixes. The convener is whoever wants the piece.
 *
 * @param brief hash of text, drawings, photos, measures, budget and date; another brief is another campaign
 * @param quoteUntil quotes are taken before it
 * @param acceptUntil one is accepted before it
 * @param payWithin from accepting, or from a milestone shown, until its part of the price must have come
 * @param drawWithin from the first instalment until drawings are confirmed
 * @param lateness from the promised day until the convener has everything back when the last milestone is not paid for
 * @param drawingFee of the first instalment to the maker when she has drawn and it comes to nothing, in basis points
 */
public record BespokeRules(
        Alias convener,
        Currency currency,
        String brief,
        Instant quoteUntil,
        Instant acceptUntil,
        Duration payWithin,
        Duration drawWithin,
        Duration lateness,
        int drawingFee)
        implements Rules {

    @Override
    public Instant firstDeadline() {
        return quoteUntil;
    }

    Outcome<BespokeRules> judged() {
        long year = Duration.ofDays(366).toSeconds();
        return new Judging<>(this)
                .inOrder(quoteUntil, acceptUntil)
                .within(payWithin.toSeconds(), 1, year, "payWithin")
                .within(drawWithin.toSeconds(), 1, year, "drawWithin")
                .within(lateness.toSeconds(), 1, year, "lateness")
                .within(drawingFee, 0, 10_000, "drawingFee")
                .outcome();
    }
}
