package org.wishwright.market;

import java.time.Instant;

/**
 * An input as it was logged.
 *
 * @param seq its place in the campaign's log, counted from 1 without repeats; decides the order
 * @param at by the clock of whoever logged it, in the transaction that logged it
 * @param by who did it
 */
public record Logged(long seq, Instant at, Alias by, Input what) {

    public Logged {
        if (seq < 1) {
            throw new IllegalArgumentException("Sequence numbers begin at 1, not " + seq);
        }
    }

    /** The name of the first deposit that this input asks for. */
    public String entry() {
        return "e" + seq;
    }
}
