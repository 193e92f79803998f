package org.wishwright.market.cocreation;

import java.time.Instant;
import java.util.Currency;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Judging;
import org.wishwright.market.Rules;

/**
 * What a shared design fixes.
 *
 * @param design its code
 * @param contributeUntil contributions are taken before it
 * @param agreeUntil all who contributed agree on the same shares before it
 * @param royalty of each sale for all of them together, in basis points
 */
public record CoCreationRules(
        Alias convener, Currency currency, String design, Instant contributeUntil, Instant agreeUntil, int royalty)
        implements Rules {

    @Override
    public Instant firstDeadline() {
        return contributeUntil;
    }

    Outcome<CoCreationRules> judged() {
        return new Judging<>(this)
                .inOrder(contributeUntil, agreeUntil)
                .within(royalty, 1, 10_000, "royalty")
                .outcome();
    }
}
