package org.wishwright.configuration;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The numbers that a module can count: from a least to a greatest by a step, which is 0 where there is but one. */
record Range(BigDecimal least, BigDecimal greatest, BigDecimal step) {

    /** Null where the module counts nothing, or its scale cannot be used. */
    static @Nullable Range of(Module module) {
        var scale = module.scale();
        if (scale != null) {
            return scale.fault(Scale.MOST_FINE_STEPS).isEmpty()
                    ? new Range(scale.from(), scale.to(), scale.step())
                    : null;
        }
        return switch (module.kind()) {
            case Kind.Text(Lettering lettering) ->
                new Range(
                        BigDecimal.valueOf(lettering.shortest()),
                        BigDecimal.valueOf(lettering.longest()),
                        BigDecimal.ONE);
            case Kind.Switch _ -> new Range(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE);
            default -> null;
        };
    }
}
