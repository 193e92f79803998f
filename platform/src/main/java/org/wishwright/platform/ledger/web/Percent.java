package org.wishwright.platform.ledger.web;

import java.math.BigDecimal;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/** Rates as people type them. */
final class Percent {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Percent() {}

    /** Basis points of a percentage from 0 to 100 with at most two decimals. */
    static int basisPoints(String typed, String field) {
        try {
            var rate = new BigDecimal(typed.replace("%", "").replace('％', ' ').strip());
            if (rate.signum() >= 0 && rate.compareTo(HUNDRED) <= 0 && rate.scale() <= 4) {
                return rate.movePointRight(2).intValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw invalid(field);
        }
        throw invalid(field);
    }

    private static RefusedException invalid(String field) {
        return new RefusedException(Refusal.of(
                "invoice.rate-invalid", "Give a rate in percent, as 13 or 5.5; up to two decimals.", "field", field));
    }
}
