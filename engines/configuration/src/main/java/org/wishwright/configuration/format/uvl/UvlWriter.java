package org.wishwright.configuration.format.uvl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Group;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Scale;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * Writes a model as UVL: a module is a mandatory feature over an alternative of its options, a switch an optional feature, a group a
 * feature over as many of its members. What is read back has the same products. Prices of single modules become the attribute
 * {@code Price}; other prices and how pieces are made have no place in UVL and are left out, which a comment says.
 */
public final class UvlWriter {

    private final StringBuilder out = new StringBuilder();
    private final UvlNames names = new UvlNames();
    private final Model model;
    private final String root;
    private final UvlFormulas formulas;
    private final Map<String, Group> groupOf = new HashMap<>();
    private String open = "";

    private UvlWriter(Model model) {
        this.model = model;
        this.root = names.made(model.id());
        var modules = new HashMap<String, Module>();
        model.modules().forEach(module -> modules.put(module.id(), module));
        this.formulas = new UvlFormulas(names, modules, root);
        model.extras().groups().forEach(group -> group.members().forEach(member -> groupOf.put(member, group)));
    }

    /**
     * Refused as {@code model.not-expressible} with {@code reason} where UVL cannot say what may be chosen: texts, files, periods of
     * time, numbers of more than 400 steps, and conditions nested or counted beyond bounds.
     *
     * @param model one that {@link Model#checked()} accepts
     */
    public static Outcome<String> write(Model model) {
        try {
            return Outcome.accepted(new UvlWriter(model).write());
        } catch (UvlProblem problem) {
            var reason = String.valueOf(problem.getMessage());
            return Outcome.refused(Refusal.of(
                    "model.not-expressible",
                    "UVL cannot say this product: {reason}. Take another format.",
                    "reason",
                    reason));
        }
    }

    /** @param reason the middle of a sentence */
    static UvlProblem inexpressible(String reason) {
        return UvlProblem.inexpressible(0, reason);
    }

    private String write() throws UvlProblem {
        if (!model.extras().validity().isEmpty()) {
            throw inexpressible("'" + model.extras().validity().getFirst().id() + "' has a time of validity");
        }
        head();
        line(0, "features");
        line(
                1,
                root + " {id " + UvlNames.quoted(model.id()) + UvlNames.attributes(model.name()) + ", currency "
                        + UvlNames.quoted(model.currency().getCurrencyCode()) + price(rootPrice()) + "}");
        for (var module : model.modules()) {
            var group = groupOf.get(module.id());
            if (group == null) {
                feature(module);
            } else if (group.members().getFirst().equals(module.id())) {
                group(group);
            }
        }
        var rules = model.ownRules();
        if (!rules.isEmpty()) {
            line(0, "constraints");
        }
        for (var rule : rules) {
            rule(rule);
        }
        return out.toString();
    }

    private void head() {
        line(0, "// " + UvlNames.line(model.name().source()) + ": what may be chosen together.");
        line(0, "// How pieces are made is not told here.");
        model.ownPrices().stream()
                .filter(table -> table.scope().size() > 1)
                .forEach(table -> line(0, "// The price table " + table.id() + " is not told here."));
        model.extras().formulas().forEach(f -> line(0, "// The price line " + f.id() + " is not told here."));
    }

    private void feature(Module module) throws UvlProblem {
        switch (module.kind()) {
            case Kind.Switch _ -> {
                open("optional");
                line(3, name(module) + " {" + about(module) + ", is 1" + price(switchPrice(module)) + "}");
            }
            case Kind.Choice _, Kind.Number _ -> {
                open("mandatory");
                var scale = module.scale();
                line(3, name(module) + " {" + about(module) + scale(scale) + "}");
                line(4, "alternative");
                for (var option : options(module)) {
                    line(5, option(module, option));
                }
            }
            case Kind.Text _ -> throw inexpressible("'" + module.id() + "' is a text");
            case Kind.Upload _ -> throw inexpressible("'" + module.id() + "' is a file");
        }
    }

    private void group(Group group) {
        open("mandatory");
        line(3, names.of(group.id()) + " {id " + UvlNames.quoted(group.id()) + UvlNames.attributes(group.name()) + "}");
        line(4, "[" + group.least() + ".." + group.most() + "]");
        for (var member : group.members()) {
            model.modules().stream()
                    .filter(m -> m.id().equals(member))
                    .forEach(m -> line(5, name(m) + " {" + about(m) + ", is 1" + price(switchPrice(m)) + "}"));
        }
    }

    /** Modules stand in a group of the root with their neighbours, so that they keep their order. */
    private void open(String group) {
        if (!open.equals(group)) {
            line(2, group);
            open = group;
        }
    }

    private String name(Module module) {
        return names.of(module.id());
    }

    private static String about(Module module) {
        return "id " + UvlNames.quoted(module.id()) + UvlNames.attributes(module.name());
    }

    private static String scale(@Nullable Scale scale) {
        return scale == null ? "" : ", unit " + UvlNames.quoted(scale.unit());
    }

    private static List<String> options(Module module) throws UvlProblem {
        var scale = module.scale();
        if (scale == null) {
            return module.options().stream().map(o -> o.id()).toList();
        }
        if (scale.steps() >= Scale.MOST_STEPS) {
            throw inexpressible("'" + module.id() + "' is a number of more than " + Scale.MOST_STEPS + " steps");
        }
        return scale.ids();
    }

    private String option(Module module, String option) {
        var about = "id " + UvlNames.quoted(option);
        if (module.scale() != null) {
            about += ", number " + option;
        } else {
            about += UvlNames.attributes(optionName(module, option));
        }
        return names.of(UvlFormulas.key(module, option)) + " {" + about + price(optionPrice(module, option)) + "}";
    }

    private static LocalText optionName(Module module, String option) {
        return module.options().stream()
                .filter(o -> o.id().equals(option))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private long optionPrice(Module module, String option) {
        return model.ownPrices().stream()
                .filter(table -> table.scope().equals(List.of(module.id())))
                .mapToLong(table -> amount(table, module, option))
                .sum();
    }

    private static long amount(PriceTable table, Module module, String option) {
        for (int row = 0; row < table.tuples().rows(); row++) {
            var cell = table.tuples().cell(row, 0);
            if (UvlFormulas.key(module, cell).equals(UvlFormulas.key(module, option))) {
                return table.amountsMinor().get(row);
            }
        }
        return table.defaultMinor();
    }

    private long switchPrice(Module module) {
        return optionPrice(module, Module.YES) - optionPrice(module, Module.NO);
    }

    /** The base price, and what switches cost that are off. */
    private long rootPrice() {
        return model.basePriceMinor()
                + model.modules().stream()
                        .filter(module -> module.kind() instanceof Kind.Switch)
                        .mapToLong(module -> optionPrice(module, Module.NO))
                        .sum();
    }

    private String price(long minor) {
        int digits = Math.max(0, model.currency().getDefaultFractionDigits());
        return minor == 0 ? "" : ", Price " + BigDecimal.valueOf(minor, digits).toPlainString();
    }

    private void rule(Rule rule) throws UvlProblem {
        line(1, "// " + rule.id() + ": " + UvlNames.line(rule.words().in(Locale.ENGLISH)));
        if (rule instanceof FormulaRule formula) {
            line(1, formulas.constraint(rule.id(), formula.formula()));
        } else if (rule instanceof TableRule table) {
            table(table);
        }
    }

    private void table(TableRule table) throws UvlProblem {
        var rows = new ArrayList<Formula>();
        for (int row = 0; row < table.tuples().rows(); row++) {
            var cells = new ArrayList<Formula>();
            for (int c = 0; c < table.scope().size(); c++) {
                cells.add(new Formula.Atom(table.scope().get(c), table.tuples().cell(row, c)));
            }
            rows.add(new Formula.And(cells));
        }
        if (table.allowed()) {
            line(1, formulas.constraint(table.id(), new Formula.Or(rows)));
        }
        for (var row : table.allowed() ? List.<Formula>of() : rows) {
            line(1, formulas.constraint(table.id(), new Formula.Not(row)));
        }
    }

    private void line(int indent, String line) {
        out.repeat('\t', indent).append(line).append('\n');
    }
}
