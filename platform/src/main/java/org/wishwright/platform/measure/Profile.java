package org.wishwright.platform.measure;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.measurement.Sex;

/**
 * A body as its owner keeps it: her own, or of somebody she orders for.
 *
 * @param measures centimetres, the weight in kilograms
 * @param estimated those that a standard size gave and nobody measured
 * @param by the maker whose people took the measures; empty where the person took them herself
 */
public record Profile(
        ProfileId id,
        String name,
        Sex sex,
        Map<BodyMeasure, BigDecimal> measures,
        Set<BodyMeasure> estimated,
        String by,
        Instant changed) {

    public Profile {
        measures = Map.copyOf(measures);
        estimated = Set.copyOf(estimated);
    }
}
