package org.wishwright.platform.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.wishwright.platform.identity.Caller;

/** Closes periods: what was recorded before an instant stands, and nothing is recorded before it any more. */
public interface Closings {

    /**
     * What all accounts of a kind had moved, from the beginning, in minor units.
     *
     * @param debits and {@code credits} of all currencies' kinds together are equal, currency by currency
     */
    record Total(AccountKind kind, Currency currency, BigDecimal debits, BigDecimal credits) {}

    /**
     * A closed period.
     *
     * @param until the first moment after it
     * @param closed business time
     */
    record Closing(Instant until, Instant closed, List<Total> totals) {}

    /**
     * Closes all that was recorded before an instant; for operators. Refused with {@code ledger.period-open} for an instant that has
     * not come, {@code ledger.period-closed} for one that is not after the latest closing.
     */
    Closing close(Caller operator, Instant until);

    /** Latest first; at most a hundred. */
    List<Closing> latest();
}
