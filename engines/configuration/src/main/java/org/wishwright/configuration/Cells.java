package org.wishwright.configuration;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.wishwright.configuration.Formula.Compare;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;

/**
 * Splits a fine number into the ranges that no rule and no price tells apart. Each range is one option, named by its least number, and
 * everything that holds of that number holds of the whole range.
 */
final class Cells {

    /** Ranges of one number; a tenth of a millimetre over three metres makes as many. */
    static final int MOST = 1 << 15;

    private final Module module;
    private final Scale scale;
    private final Map<String, Module> modules;
    private final int numbers;
    /** Of the currency behind the point. */
    private final int digits;

    /** By step, whether its number begins a range. */
    private final BitSet starts = new BitSet();

    private Cells(Module module, Map<String, Module> modules, int digits) {
        this.digits = digits;
        this.module = module;
        this.scale = Objects.requireNonNull(module.scale());
        this.modules = modules;
        this.numbers = scale.steps() + 1;
        starts.set(0);
    }

    /** The modules with the options of fine numbers made; one with more than {@link #MOST} ranges gets none. */
    static List<Module> settle(
            List<Module> modules, List<Rule> rules, List<PriceTable> prices, Extras extras, int digits) {
        if (modules.stream().noneMatch(Cells::isFine)) {
            return modules;
        }
        var byId = new HashMap<String, Module>();
        modules.forEach(module -> byId.put(module.id(), module));
        var settled = new ArrayList<Module>();
        for (var module : modules) {
            settled.add(isFine(module) ? new Cells(module, byId, digits).settled(rules, prices, extras) : module);
        }
        return settled;
    }

    private static boolean isFine(Module module) {
        var scale = module.scale();
        return module.kind() instanceof Kind.Number
                && scale != null
                && scale.fault(Scale.MOST_FINE_STEPS).isEmpty();
    }

    private Module settled(List<Rule> rules, List<PriceTable> prices, Extras extras) {
        for (var rule : rules) {
            switch (rule) {
                case TableRule table -> table(table.scope(), table.tuples());
                case FormulaRule formula -> formula(formula.formula());
            }
        }
        prices.forEach(table -> table(table.scope(), table.tuples()));
        extras.dated().forEach(table -> table(table.scope(), table.tuples()));
        extras.formulas().forEach(this::price);
        if (starts.cardinality() > MOST) {
            return module.withOptions(List.of());
        }
        return module.withOptions(
                starts.stream().mapToObj(i -> scale.option(scale.number(i))).toList());
    }

    private void table(List<String> scope, Tuples tuples) {
        int column = scope.indexOf(module.id());
        for (int row = 0; column >= 0 && column < tuples.arity() && row < tuples.rows(); row++) {
            alone(tuples.cell(row, column));
        }
    }

    private void formula(Formula formula) {
        formula.forEachAtom(atom -> {
            if (atom.module().equals(module.id())) {
                alone(atom.option());
            }
        });
        formula.forEachComparison(this::comparison);
    }

    private void alone(String number) {
        scale.number(number).ifPresent(n -> {
            int at =
                    n.subtract(scale.from()).divideToIntegralValue(scale.step()).intValueExact();
            starts.set(at);
            if (at + 1 < numbers) {
                starts.set(at + 1);
            }
        });
    }

    private void price(PriceFormula price) {
        var when = price.when();
        if (when != null) {
            formula(when);
        }
        var others = price.quantity().modules();
        if (others.equals(List.of(module.id()))) {
            split(i -> price.quantity().value(_ -> scale.number(i), digits));
        } else if (others.contains(module.id())) {
            starts.set(0, numbers);
        }
    }

    private void split(IntFunction<Object> seen) {
        var before = seen.apply(0);
        for (int i = 1; i < numbers; i++) {
            var now = seen.apply(i);
            if (!now.equals(before)) {
                starts.set(i);
            }
            before = now;
        }
    }

    /** What the other terms add lies on a grid; a number is known by the places of the grid that it leaves. */
    private void comparison(Compare compare) {
        var own = compare.terms().stream()
                .filter(term -> term.module().equals(module.id()))
                .findFirst();
        if (own.isEmpty()) {
            return;
        }
        var grid = grid(compare);
        if (grid.isEmpty()) {
            return;
        }
        var factor = own.get().factor();
        if (compare.terms().size() == 1) {
            split(i -> compare.sign().holds(factor.multiply(scale.number(i)).compareTo(compare.bound())));
            return;
        }
        split(i -> grid.get().place(compare.bound().subtract(factor.multiply(scale.number(i)))));
    }

    /** Multiples of a step between a least and a greatest sum. */
    private record Grid(BigDecimal least, BigDecimal greatest, BigDecimal step) {

        Object place(BigDecimal sum) {
            if (sum.compareTo(least) < 0) {
                return -1;
            }
            if (sum.compareTo(greatest) > 0) {
                return -2;
            }
            if (step.signum() == 0) {
                return 0;
            }
            var parts = sum.subtract(least).divideAndRemainder(step);
            return List.of(parts[0].toBigInteger(), parts[1].signum() == 0);
        }
    }

    private Optional<Grid> grid(Compare compare) {
        var least = BigDecimal.ZERO;
        var greatest = BigDecimal.ZERO;
        var step = BigDecimal.ZERO;
        for (var term : compare.terms()) {
            if (term.module().equals(module.id())) {
                continue;
            }
            var other = modules.get(term.module());
            var range = other == null ? null : Range.of(other);
            if (range == null) {
                return Optional.empty();
            }
            var a = range.least().multiply(term.factor());
            var b = range.greatest().multiply(term.factor());
            least = least.add(a.min(b));
            greatest = greatest.add(a.max(b));
            step = gcd(step, range.step().multiply(term.factor()).abs());
        }
        return Optional.of(new Grid(least, greatest, step));
    }

    private static BigDecimal gcd(BigDecimal a, BigDecimal b) {
        int digits = Math.max(a.scale(), b.scale());
        BigInteger common = whole(a, digits).gcd(whole(b, digits));
        return Quantity.plain(new BigDecimal(common, digits));
    }

    private static BigInteger whole(BigDecimal number, int digits) {
        return number.setScale(digits, RoundingMode.UNNECESSARY).unscaledValue();
    }
}
