package org.wishwright.configuration;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A sum of products of numbers: {@code 0.02 * chest + 0.4}. What a material line uses, a step takes or a price line asks.
 *
 * @param products at least one; they are added up
 */
public record Quantity(List<Product> products) {

    /** Digits behind the point of a sum before the one rounding that its user asks for; none is lost that could turn it. */
    private static final int GUARD_DIGITS = 30;

    public Quantity {
        products = List.copyOf(products);
    }

    /**
     * One product: the factor times what the modules count, divided by the divisor.
     *
     * @param divisor positive
     * @param modules in the order they were written; one may come twice, as for an area
     */
    public record Product(BigDecimal factor, BigDecimal divisor, List<String> modules) {
        public Product {
            factor = plain(factor);
            divisor = plain(divisor);
            modules = List.copyOf(modules);
        }
    }

    public static Quantity of(BigDecimal constant) {
        return new Quantity(List.of(new Product(constant, BigDecimal.ONE, List.of())));
    }

    /** The modules spoken of, each once, in the order of their first mention. */
    public List<String> modules() {
        return products.stream().flatMap(p -> p.modules().stream()).distinct().toList();
    }

    /**
     * The exact value, rounded once and half to even.
     *
     * @param number what a module counts, as {@link Module#number} says
     * @param decimals how many digits are kept behind the point
     */
    public BigDecimal value(Function<String, BigDecimal> number, int decimals) {
        var numerator = BigDecimal.ZERO;
        var denominator = BigDecimal.ONE;
        for (var product : products) {
            var value = product.factor();
            for (var module : product.modules()) {
                value = value.multiply(number.apply(module));
            }
            numerator = numerator.multiply(product.divisor()).add(value.multiply(denominator));
            denominator = denominator.multiply(product.divisor());
        }
        return plain(numerator.divide(denominator, decimals, RoundingMode.HALF_EVEN));
    }

    /** The number that a calculation is where it needs none; null where it does. */
    public @Nullable BigDecimal constant() {
        if (products.size() != 1) {
            return null;
        }
        var first = products.getFirst();
        boolean plain = first.modules().isEmpty()
                && first.divisor().compareTo(BigDecimal.ONE) == 0
                && first.factor().signum() >= 0;
        return plain ? first.factor() : null;
    }

    /** Not more than any value, where {@code least} and {@code most} bound what each module counts and none counts less than 0. */
    BigDecimal atLeast(Function<String, BigDecimal> least, Function<String, BigDecimal> most) {
        return bound(least, most, RoundingMode.FLOOR);
    }

    /** Not less than any value. */
    BigDecimal atMost(Function<String, BigDecimal> least, Function<String, BigDecimal> most) {
        return bound(most, least, RoundingMode.CEILING);
    }

    private BigDecimal bound(
            Function<String, BigDecimal> forGain, Function<String, BigDecimal> forLoss, RoundingMode rounding) {
        var sum = BigDecimal.ZERO;
        for (var product : products) {
            var value = product.factor();
            for (var module : product.modules()) {
                value = value.multiply((product.factor().signum() < 0 ? forLoss : forGain).apply(module));
            }
            sum = sum.add(value.divide(product.divisor(), GUARD_DIGITS, rounding));
        }
        return sum;
    }

    /** This quantity over other module ids. */
    public Quantity renamed(Function<String, String> name) {
        return new Quantity(products.stream()
                .map(p -> new Product(
                        p.factor(), p.divisor(), p.modules().stream().map(name).toList()))
                .toList());
    }

    /** Without trailing zeros, and never as a power of ten. */
    static BigDecimal plain(BigDecimal number) {
        var stripped = number.signum() == 0 ? new BigDecimal(BigInteger.ZERO) : number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
