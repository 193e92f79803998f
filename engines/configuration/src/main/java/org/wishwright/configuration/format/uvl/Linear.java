package org.wishwright.configuration.format.uvl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Formula.And;
import org.wishwright.configuration.Formula.Compare;
import org.wishwright.configuration.Formula.Or;
import org.wishwright.configuration.Formula.Sign;
import org.wishwright.configuration.Formula.Term;

/** A sum of multiples of what modules count, and a constant. */
record Linear(Map<String, Ratio> factors, Ratio constant) {

    static Linear of(Ratio constant) {
        return new Linear(Map.of(), constant);
    }

    static Linear of(String module, Ratio factor) {
        return new Linear(Map.of(module, factor), Ratio.ZERO);
    }

    Linear plus(Linear other) {
        var sums = new LinkedHashMap<>(factors);
        other.factors.forEach((module, factor) -> sums.merge(module, factor, Ratio::plus));
        return new Linear(sums, constant.plus(other.constant));
    }

    Linear times(Ratio factor) {
        var products = new LinkedHashMap<String, Ratio>();
        factors.forEach((module, f) -> products.put(module, f.times(factor)));
        return new Linear(products, constant.times(factor));
    }

    boolean isConstant() {
        return factors.values().stream().allMatch(factor -> factor.sign() == 0);
    }

    /** That this compares so to zero; all numbers are made whole first. */
    Formula compared(Sign sign) {
        if (isConstant()) {
            return sign.holds(constant.sign()) ? new And(List.of()) : new Or(List.of());
        }
        var common = constant.denominator();
        for (var factor : factors.values()) {
            common = common.multiply(factor.denominator()).divide(common.gcd(factor.denominator()));
        }
        var scale = new Ratio(common, BigInteger.ONE);
        var whole = times(scale);
        var terms = whole.factors.entrySet().stream()
                .map(f -> new Term(new BigDecimal(f.getValue().numerator()), f.getKey()))
                .toList();
        return new Compare(
                terms, sign, new BigDecimal(whole.constant.numerator().negate()));
    }
}
