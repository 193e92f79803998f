package org.wishwright.platform.ledger.reconciliation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.wishwright.kernel.Money;

/**
 * The fee that was agreed with a provider: a part of each payment.
 *
 * @param basisPoints of the amount, as 60 for 0.6 %
 * @param rounding to the smallest unit
 */
public record FeeRule(int basisPoints, RoundingMode rounding) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    public Money of(Money amount) {
        var fee = BigDecimal.valueOf(amount.minor())
                .multiply(BigDecimal.valueOf(basisPoints))
                .divide(WHOLE, 0, rounding);
        return new Money(fee.longValueExact(), amount.currency());
    }
}
