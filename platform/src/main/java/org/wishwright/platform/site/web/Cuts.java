package org.wishwright.platform.site.web;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.measurement.Pattern;
import org.wishwright.measurement.TypedMeasure;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.measure.Patterns;
import org.wishwright.platform.order.OrderLine;

/** Which pattern of a maker's library comes nearest to the body that a line was ordered for. */
@Component
class Cuts {

    private final Catalog catalog;
    private final Patterns patterns;

    Cuts(Catalog catalog, Patterns patterns) {
        this.catalog = catalog;
        this.patterns = patterns;
    }

    /**
     * What a line is cut to.
     *
     * @param measures of the body, by the code of the measure, centimetres
     * @param nearest null while the library has none with these measures
     */
    public record Cut(Map<String, BigDecimal> measures, Pattern.@Nullable Match nearest) {

        /** Differences in the order of their codes, as in {@code +1.5}. */
        public Map<String, String> changes() {
            var signed = new TreeMap<String, String>();
            if (nearest != null) {
                nearest.changes()
                        .forEach((measure, change) -> signed.put(
                                measure,
                                change.signum() > 0
                                        ? "+" + change.toPlainString()
                                        : "−" + change.negate().toPlainString()));
            }
            return signed;
        }
    }

    /** Empty where the line has no measures of a body. */
    Optional<Cut> of(PartyId maker, OrderLine line) {
        var body = measures(line);
        return body.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cut(body, patterns.nearest(maker, body).orElse(null)));
    }

    /** Lengths of the body that the line was chosen for, centimetres by code. */
    Map<String, BigDecimal> measures(OrderLine line) {
        var body = new TreeMap<String, BigDecimal>();
        for (var module : catalog.published(line.version()).model().modules()) {
            var scale = module.scale();
            var chosen = line.choices().get(module.id());
            var measure = BodyMeasure.ofCode(module.id()).filter(one -> one != BodyMeasure.WEIGHT);
            if (scale != null && chosen != null && measure.isPresent()) {
                TypedMeasure.read(measure.get(), chosen, scale.unit())
                        .ifPresent(centimetres -> body.put(module.id(), centimetres));
            }
        }
        return body;
    }
}
