package org.wishwright.platform.ledger.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.Sale.TaxClass;

/**
 * A line of an invoice; on a red one amounts are what is taken back.
 *
 * @param rate of tax in basis points
 * @param gross tax included
 * @param tax within the gross amount, rounded half-even to a minor unit once
 */
public record InvoiceLine(LocalText name, int quantity, TaxClass taxClass, int rate, Money gross, Money tax) {

    /** A line whose tax follows from rate and amount. */
    public static InvoiceLine of(LocalText name, int quantity, TaxClass taxClass, int rate, Money gross) {
        return new InvoiceLine(name, quantity, taxClass, rate, gross, taxWithin(gross, rate));
    }

    public Money net() {
        return gross.minus(tax);
    }

    /** The tax at this rate that an amount includes. */
    static Money taxWithin(Money gross, int rate) {
        var tax = BigDecimal.valueOf(gross.minor())
                .multiply(BigDecimal.valueOf(rate))
                .divide(BigDecimal.valueOf(10_000L + rate), 0, RoundingMode.HALF_EVEN);
        return new Money(tax.longValueExact(), gross.currency());
    }
}
