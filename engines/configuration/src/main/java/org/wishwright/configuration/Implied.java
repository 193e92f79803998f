package org.wishwright.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Formula.Atom;
import org.wishwright.configuration.Formula.Implies;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.kernel.LocalText;

/** The rules and price tables that a model's {@link Extras} mean. Their ids begin with {@code @}, as no maker's do. */
final class Implied {

    static final String SIGN = "@";
    static final String GROUP = SIGN + "group.";

    /** Combinations that a calculated price line is written out for. */
    static final int MOST_COMBINATIONS = 1 << 20;

    private final List<Module> modules;
    private final Map<String, Module> byId = new HashMap<>();
    private final int digits;
    private final Extras extras;
    private final Periods periods;

    Implied(List<Module> modules, int digits, Extras extras) {
        this.modules = modules;
        this.digits = digits;
        this.extras = extras;
        this.periods = Periods.of(extras);
        modules.forEach(module -> byId.put(module.id(), module));
    }

    static boolean is(String id) {
        return id.startsWith(SIGN);
    }

    /** The id under which the maker knows it. */
    static String own(String id) {
        return is(id) ? id.substring(1) : id;
    }

    List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        extras.groups().forEach(group -> rules.add(group.rule()));
        for (var validity : extras.validity()) {
            int equals = validity.id().indexOf('=');
            if (validity.of() == Validity.Of.OPTION && equals > 0) {
                var atom = new Atom(
                        validity.id().substring(0, equals), validity.id().substring(equals + 1));
                rules.add(new FormulaRule(
                        SIGN + "valid." + atom.module() + "." + atom.option(),
                        0,
                        words(validity),
                        new Implies(atom, periods.during(validity))));
            }
        }
        return rules;
    }

    private static LocalText words(Validity validity) {
        var from = validity.from() == null ? "" : " from " + validity.from();
        var until = validity.until() == null ? "" : " until " + validity.until();
        var since = validity.from() == null ? "" : validity.from() + " 起";
        var to = validity.until() == null ? "" : "至 " + validity.until();
        return new LocalText(
                "en", Map.of("en", "It can be had" + from + until + ".", "zh", "供应时间：" + since + to + "。"));
    }

    /** Tables; a price line that cannot be written out is left away, which {@link ModelCheck} says. */
    List<PriceTable> prices() {
        var tables = new ArrayList<PriceTable>();
        for (var formula : extras.formulas()) {
            var table = table(formula);
            if (table != null) {
                tables.add(table);
            }
        }
        for (var dated : extras.dated()) {
            var table = dated(dated);
            if (table != null) {
                tables.add(table);
            }
        }
        return tables;
    }

    private @Nullable Validity validity(String price) {
        return extras.validity().stream()
                .filter(v -> v.of() == Validity.Of.PRICE && v.id().equals(price))
                .findFirst()
                .orElse(null);
    }

    /** The modules that a calculated line is about, in the maker's order; null where one is not there. */
    private @Nullable List<Module> scope(PriceFormula formula) {
        var ids = new ArrayList<>(formula.quantity().modules());
        var when = formula.when();
        if (when != null) {
            ids.addAll(when.modules());
        }
        var numbers = new HashSet<>(formula.quantity().modules());
        if (when != null) {
            when.forEachComparison(compare -> compare.terms().forEach(term -> numbers.add(term.module())));
        }
        boolean known = byId.keySet().containsAll(ids)
                && modules.stream().filter(m -> numbers.contains(m.id())).allMatch(Module::counts);
        return known ? modules.stream().filter(m -> ids.contains(m.id())).toList() : null;
    }

    static double combinations(List<Module> scope) {
        return scope.stream().mapToDouble(m -> m.options().size()).reduce(1, (a, b) -> a * b);
    }

    private @Nullable PriceTable table(PriceFormula formula) {
        var scope = scope(formula);
        if (scope == null || combinations(scope) > MOST_COMBINATIONS) {
            return null;
        }
        var columns = scope.isEmpty() ? modules.subList(0, 1) : scope;
        var cells = new ArrayList<String>();
        var amounts = new ArrayList<Long>();
        var choices = new HashMap<String, String>();
        walk(columns, 0, choices, () -> {
            long amount = PriceAmount.of(formula, byId, choices, digits);
            if (amount != 0) {
                columns.forEach(module -> cells.add(choices.get(module.id())));
                amounts.add(amount);
            }
        });
        var ids = columns.stream().map(Module::id).toList();
        return timed(new PriceTable(formula.id(), ids, Tuples.of(ids.size(), cells), amounts, 0));
    }

    private static void walk(List<Module> scope, int at, Map<String, String> choices, Runnable each) {
        if (at == scope.size()) {
            each.run();
            return;
        }
        for (var option : scope.get(at).options()) {
            choices.put(scope.get(at).id(), option.id());
            walk(scope, at + 1, choices, each);
        }
    }

    private @Nullable PriceTable dated(PriceTable table) {
        if (table.defaultMinor() == 0) {
            return timed(table);
        }
        if (!byId.keySet().containsAll(table.scope()) || table.scope().isEmpty()) {
            return null;
        }
        var scope = table.scope().stream().map(byId::get).toList();
        if (combinations(scope) > MOST_COMBINATIONS) {
            return null;
        }
        var known = new HashMap<List<String>, Long>();
        for (int row = 0; row < table.tuples().rows(); row++) {
            known.put(table.tuples().row(row), table.amountsMinor().get(row));
        }
        var cells = new ArrayList<String>();
        var amounts = new ArrayList<Long>();
        var choices = new HashMap<String, String>();
        walk(scope, 0, choices, () -> {
            var row = table.scope().stream().map(choices::get).toList();
            cells.addAll(row);
            amounts.add(known.getOrDefault(row, table.defaultMinor()));
        });
        return timed(new PriceTable(table.id(), table.scope(), Tuples.of(scope.size(), cells), amounts, 0));
    }

    /** The table under its implied id, counting only in the periods in which it is valid; its default must be 0. */
    private PriceTable timed(PriceTable table) {
        var validity = validity(table.id());
        if (validity == null) {
            return new PriceTable(
                    SIGN + table.id(), table.scope(), table.tuples(), table.amountsMinor(), table.defaultMinor());
        }
        var scope = new ArrayList<>(table.scope());
        scope.add(Periods.MODULE);
        var cells = new ArrayList<String>();
        var amounts = new ArrayList<Long>();
        for (var period : periods.valid(validity)) {
            for (int row = 0; row < table.tuples().rows(); row++) {
                cells.addAll(table.tuples().row(row));
                cells.add(period);
                amounts.add(table.amountsMinor().get(row));
            }
        }
        return new PriceTable(SIGN + table.id(), scope, Tuples.of(scope.size(), cells), amounts, 0);
    }
}
