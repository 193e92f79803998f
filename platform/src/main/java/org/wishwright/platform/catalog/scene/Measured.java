package org.wishwright.platform.catalog.scene;

import java.util.List;
import java.util.Map;

/** A named number of a scene. */
sealed interface Measured {

    String name();

    /** @param numbers the names above it */
    double of(Map<String, String> choices, Map<String, Double> numbers);

    /** A measure of the model: the number chosen. */
    record Chosen(String name) implements Measured {
        @Override
        public double of(Map<String, String> choices, Map<String, Double> numbers) {
            var option = choices.get(name);
            try {
                return option == null ? Double.NaN : Double.parseDouble(option);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
    }

    record Formula(String name, Expression expression) implements Measured {
        @Override
        public double of(Map<String, String> choices, Map<String, Double> numbers) {
            return expression.of(numbers);
        }
    }

    /** A number for each option of a module. */
    record ByOption(String name, String module, Map<String, Expression> options, List<Expression> otherwise)
            implements Measured {
        @Override
        public double of(Map<String, String> choices, Map<String, Double> numbers) {
            var found = options.get(choices.getOrDefault(module, ""));
            if (found != null) {
                return found.of(numbers);
            }
            return otherwise.isEmpty() ? Double.NaN : otherwise.getFirst().of(numbers);
        }
    }
}
