package org.wishwright.market;

/** What happens in every campaign. */
public sealed interface CommonInput extends Input {

    /** The convener opens it: from here on the rules stand. */
    record Opened() implements CommonInput {}

    /** The convener calls it off. */
    record Cancelled(String reason) implements CommonInput {}

    /** The platform has received what was asked for, or charged, under an entry. */
    record Paid(String entry) implements CommonInput {}

    /** The platform could not get it: the card was refused, the money bounced. */
    record Failed(String entry, String reason) implements CommonInput {}
}
