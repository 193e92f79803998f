package org.wishwright.platform.catalog.scene;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A number that follows the choices. It may turn out not finite, and then what is measured by it is not shown. */
sealed interface Expression {

    /** @param numbers what every name stands for */
    double of(Map<String, Double> numbers);

    record Constant(double value) implements Expression {
        @Override
        public double of(Map<String, Double> numbers) {
            return value;
        }
    }

    record Name(String name) implements Expression {
        @Override
        public double of(Map<String, Double> numbers) {
            return numbers.getOrDefault(name, Double.NaN);
        }
    }

    record Both(DoubleBinaryOperator operator, Expression left, Expression right) implements Expression {
        @Override
        public double of(Map<String, Double> numbers) {
            return operator.applyAsDouble(left.of(numbers), right.of(numbers));
        }
    }

    record Applied(DoubleUnaryOperator function, Expression inner) implements Expression {
        @Override
        public double of(Map<String, Double> numbers) {
            return function.applyAsDouble(inner.of(numbers));
        }
    }

    /** The values of several, in order. */
    static List<Double> all(List<Expression> expressions, Map<String, Double> numbers) {
        return expressions.stream().map(one -> one.of(numbers)).toList();
    }
}
