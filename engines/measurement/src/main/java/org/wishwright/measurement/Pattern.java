package org.wishwright.measurement;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cut that was drawn for a body, kept to be used again (版型): how it is called and the body it fits.
 *
 * @param name such as {@code 170/88A} or the maker's own
 * @param measures of the body it was drawn for, by the code of the measure, centimetres
 */
public record Pattern(String name, Map<String, BigDecimal> measures) {

    public Pattern {
        measures = Map.copyOf(measures);
    }

    /**
     * A pattern held against a body.
     *
     * @param changes by measure, what the body has more (or, negative, less) than the pattern; only where they differ
     * @param distance the square root of the mean of the squared changes, centimetres
     */
    public record Match(Pattern pattern, Map<String, BigDecimal> changes, double distance) {}

    /** The pattern that needs the least change, among those that have a measure in common with the body; the first among equals. */
    public static Optional<Match> nearest(List<Pattern> library, Map<String, BigDecimal> body) {
        return library.stream()
                .map(pattern -> pattern.match(body))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(Match::distance));
    }

    private Optional<Match> match(Map<String, BigDecimal> body) {
        var changes = new LinkedHashMap<String, BigDecimal>();
        double squares = 0;
        int common = 0;
        for (var measured : new TreeMap<>(body).entrySet()) {
            var measure = measured.getKey();
            var own = measures.get(measure);
            if (own != null) {
                var change = measured.getValue().subtract(own).stripTrailingZeros();
                squares += change.doubleValue() * change.doubleValue();
                common++;
                if (change.signum() != 0) {
                    changes.put(measure, change);
                }
            }
        }
        return common == 0
                ? Optional.empty()
                : Optional.of(new Match(this, Map.copyOf(changes), Math.sqrt(squares / common)));
    }
}
