package org.wishwright.configuration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Formula.Atom;

/**
 * How one piece is made: what goes into it, and its routing.
 *
 * @param steps in the order of work; only the last may ask for inspection
 * @param varies modules whose chosen options make the piece another one: sides of oak are not sides of walnut
 */
public record Production(List<Material> materials, List<Step> steps, List<String> varies) {

    private static final int QUANTITY_DECIMALS = 6;

    public Production {
        materials = List.copyOf(materials);
        steps = List.copyOf(steps);
        varies = List.copyOf(varies);
    }

    /** A piece that differs by nothing but its own option. */
    public Production(List<Material> materials, List<Step> steps) {
        this(materials, steps, List.of());
    }

    /**
     * What the piece differs by, module to option, in the order of {@link #varies}.
     *
     * @param choices module to option, for every module of the model
     */
    public Map<String, String> variant(Map<String, String> choices) {
        var variant = new LinkedHashMap<String, String>();
        for (var module : varies) {
            var option = choices.get(module);
            if (option == null) {
                throw new IllegalArgumentException("Nothing is chosen for " + module + ", by which the piece differs");
            }
            variant.put(module, option);
        }
        return Collections.unmodifiableMap(variant);
    }

    /**
     * @param code the supplier-independent code of the material
     * @param quantity per piece, positive, held without trailing zeros
     * @param unit as in {@code m}, {@code kg}, {@code pcs}
     * @param when the piece has none of it where this does not hold; null for always
     * @param formula says how much instead of the quantity, which is then 0; null for always the same
     */
    public record Material(
            String code,
            BigDecimal quantity,
            String unit,
            @Nullable Formula when,
            @Nullable Quantity formula) {

        public Material {
            when = when == null ? null : when.plain();
            var constant = formula == null ? null : formula.constant();
            if (constant != null) {
                quantity = constant;
                formula = null;
            }
            quantity = Quantity.plain(quantity);
        }

        public Material(String code, BigDecimal quantity, String unit) {
            this(code, quantity, unit, null, null);
        }
    }

    /**
     * One operation at a work centre.
     *
     * @param setupFamily operations of one family follow each other without a setup
     * @param setupSeconds once when the work centre changes to this family
     * @param runSeconds per piece
     * @param inspect whether the piece is inspected after this step
     * @param when the step is left out where this does not hold; null for always
     * @param formula says the run time instead of the seconds, which are then 0; null for always the same
     */
    public record Step(
            String workCentre,
            String setupFamily,
            int setupSeconds,
            int runSeconds,
            boolean inspect,
            @Nullable Formula when,
            @Nullable Quantity formula) {

        public Step {
            when = when == null ? null : when.plain();
            var constant = formula == null ? null : formula.constant();
            if (constant != null && constant.scale() == 0 && constant.precision() < 10) {
                runSeconds = constant.intValueExact();
                formula = null;
            }
        }

        public Step(String workCentre, String setupFamily, int setupSeconds, int runSeconds, boolean inspect) {
            this(workCentre, setupFamily, setupSeconds, runSeconds, inspect, null, null);
        }
    }

    /** Whether every product with the option is made the same way. */
    public boolean isFlat() {
        return materials.stream().allMatch(m -> m.when() == null && m.formula() == null)
                && steps.stream().allMatch(s -> s.when() == null && s.formula() == null);
    }

    /** The lines that hold, with their quantities worked out: materials to six decimals, run times to whole seconds. */
    Production flat(Predicate<Atom> chosen, Function<String, BigDecimal> number) {
        if (isFlat()) {
            return this;
        }
        var used = new ArrayList<Material>();
        for (var material : materials) {
            var formula = material.formula();
            var amount = formula == null ? material.quantity() : formula.value(number, QUANTITY_DECIMALS);
            if (holds(material.when(), chosen, number) && amount.signum() > 0) {
                used.add(new Material(material.code(), amount, material.unit()));
            }
        }
        var done = new ArrayList<Step>();
        for (var step : steps) {
            var formula = step.formula();
            int seconds = formula == null
                    ? step.runSeconds()
                    : Math.max(0, formula.value(number, 0).intValueExact());
            if (holds(step.when(), chosen, number)) {
                done.add(new Step(step.workCentre(), step.setupFamily(), step.setupSeconds(), seconds, step.inspect()));
            }
        }
        return new Production(used, done, varies);
    }

    private static boolean holds(@Nullable Formula when, Predicate<Atom> chosen, Function<String, BigDecimal> number) {
        return when == null || when.holds(chosen, number);
    }
}
