package org.wishwright.configuration;

import org.jspecify.annotations.Nullable;

/**
 * A price line that is calculated: {@code 0.35 CNY * length * width / 100}, rounded once, half to even, to the minor unit.
 *
 * @param id unique among the price lines of the model
 * @param quantity in units of the model's currency
 * @param when the line adds nothing where this does not hold; null for always
 */
public record PriceFormula(
        String id, Quantity quantity, @Nullable Formula when) {
    public PriceFormula {
        when = when == null ? null : when.plain();
    }
}
