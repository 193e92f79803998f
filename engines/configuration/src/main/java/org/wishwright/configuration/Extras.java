package org.wishwright.configuration;

import java.util.Comparator;
import java.util.List;

/**
 * What a model says beyond modules, rules and price tables. All of it means some rules and price tables, which {@link Model} adds
 * under ids that begin with {@code @}.
 *
 * @param formulas price lines that are calculated
 * @param dated price tables that count only for a time, which {@link #validity} gives
 */
public record Extras(List<Group> groups, List<PriceFormula> formulas, List<PriceTable> dated, List<Validity> validity) {

    public static final Extras NONE = new Extras(List.of(), List.of(), List.of(), List.of());

    public Extras {
        groups = List.copyOf(groups);
        formulas = List.copyOf(formulas);
        dated = List.copyOf(dated);
        validity = validity.stream()
                .sorted(Comparator.comparing(Validity::of).thenComparing(Validity::id))
                .toList();
    }
}
