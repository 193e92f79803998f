package org.wishwright.market;

import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * An input was taken.
 *
 * @param entry by which later inputs name what it made: a pledge, bid or deposit
 */
public record Taken(String entry) {

    /** It was not, for this reason. */
    public static Outcome<Taken> not(String code, String sentence, Object... namesAndValues) {
        return Outcome.refused(Refusal.of(code, sentence, namesAndValues));
    }

    /** It was, and its entry is that of the input. */
    public static Outcome<Taken> as(Logged input) {
        return Outcome.accepted(new Taken(input.entry()));
    }
}
