package org.wishwright.configuration;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one piece is made: what goes into it, and its routing.
 *
 * @param steps in the order of work; only the last may ask for inspection
 * @param varies modules whose chosen options make the piece another one: sides of oak are not sides of walnut
 */
public record Production(List<Material> materials, List<Step> steps, List<String> varies) {

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
     */
    public record Material(String code, BigDecimal quantity, String unit) {

        public Material {
            var stripped = quantity.stripTrailingZeros();
            quantity = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    /**
     * One operation at a work centre.
     *
     * @param setupFamily operations of one family follow each other without a setup
     * @param setupSeconds once when the work centre changes to this family
     * @param runSeconds per piece
     * @param inspect whether the piece is inspected after this step
     */
    public record Step(String workCentre, String setupFamily, int setupSeconds, int runSeconds, boolean inspect) {}
}
