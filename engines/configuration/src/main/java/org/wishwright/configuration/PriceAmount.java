package org.wishwright.configuration;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What a calculated price line adds. */
final class PriceAmount {

    private PriceAmount() {}

    /**
     * @param choices option by module, for the modules that the line speaks of
     * @param digits of the currency behind the point
     * @return minor units, kept within {@link Model#PRICE_LIMIT}
     */
    static long of(PriceFormula line, Map<String, Module> modules, Map<String, String> choices, int digits) {
        var when = line.when();
        if (when != null
                && !when.holds(
                        atom -> atom.option().equals(choices.get(atom.module())), id -> number(modules, choices, id))) {
            return 0;
        }
        return minor(line.quantity(), id -> number(modules, choices, id), digits);
    }

    private static long minor(Quantity quantity, Function<String, BigDecimal> number, int digits) {
        var minor = quantity.value(number, digits).movePointRight(digits);
        var limit = BigDecimal.valueOf(Model.PRICE_LIMIT);
        return minor.min(limit).max(limit.negate()).longValueExact();
    }

    private static BigDecimal number(Map<String, Module> modules, Map<String, String> choices, String id) {
        var module = Objects.requireNonNull(modules.get(id));
        return Objects.requireNonNull(module.number(Objects.requireNonNull(choices.get(id))));
    }
}
