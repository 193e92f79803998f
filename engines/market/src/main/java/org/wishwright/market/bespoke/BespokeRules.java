package org.wishwright.market.bespoke;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Judging;
import org.wishwright.market.Rules;

/**
 * What a brief fixes. The convener is whoever wants the piece.
 *
 * @param brief hash of text, drawings, photos and measures; another brief is another campaign
 * @param budget at most, null for open; quotes above it are taken and marked
 * @param quoteUntil quotes are taken before it
 * @param acceptUntil one is accepted before it
 * @param payWithin from accepting until the first instalment must have come
 * @param drawWithin from then until drawings are confirmed
 * @param drawingFee of the first instalment to the maker when she has drawn and it comes to nothing, in basis points
 */
public record BespokeRules(
        Alias convener,
        Currency currency,
        String brief,
        @Nullable Money budget,
        Instant quoteUntil,
        Instant acceptUntil,
        Duration payWithin,
        Duration drawWithin,
        int drawingFee)
        implements Rules {

    @Override
    public Instant firstDeadline() {
        return quoteUntil;
    }

    Outcome<BespokeRules> judged() {
        long year = Duration.ofDays(366).toSeconds();
        var judging = new Judging<>(this)
                .inOrder(quoteUntil, acceptUntil)
                .within(payWithin.toSeconds(), 1, year, "payWithin")
                .within(drawWithin.toSeconds(), 1, year, "drawWithin")
                .within(drawingFee, 0, 10_000, "drawingFee");
        return (budget == null ? judging : judging.price(budget, currency)).outcome();
    }
}
