package org.wishwright.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/** Finds what is inconsistent in a model: identical ids, references to nothing, tables of the wrong width, prices too large. */
final class ModelCheck {

    private static final int MOST_PROBLEMS = 20;
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_.+-]{1,64}");

    private final Model model;
    private final List<String> problems = new ArrayList<>();
    private final Vocabulary vocabulary;

    ModelCheck(Model model) {
        this.model = model;
        this.vocabulary = Vocabulary.of(model);
    }

    Outcome<Model> outcome() {
        id("model", model.id());
        modules();
        if (problems.isEmpty()) {
            rules();
            prices();
            problems.addAll(new ExtrasCheck(model).problems());
        }
        if (problems.isEmpty()) {
            return Outcome.accepted(model);
        }
        var shown = problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()));
        return Outcome.refused(Refusal.of(
                "model.invalid",
                "The model is inconsistent; correct each: " + String.join("; ", shown) + ".",
                "problems",
                problems.size()));
    }

    private void modules() {
        if (model.modules().isEmpty()) {
            problems.add("there is no module");
        }
        var modules = new HashSet<String>();
        for (var module : model.modules()) {
            unique("module", module.id(), modules);
            if (module.options().isEmpty()) {
                problems.add(
                        module.kind() instanceof Kind.Number
                                ? "rules and prices tell more than " + Cells.MOST + " numbers of " + module.id()
                                        + " apart; make its step or theirs coarser"
                                : "module " + module.id() + " has no option");
            }
            scale(module);
            KindCheck.faults(module).forEach(problems::add);
            var options = new HashSet<String>();
            for (var option : module.options()) {
                unique("option of module " + module.id(), option.id(), options);
                production(module, option);
            }
        }
    }

    /** A measure has the options of its scale, and is no piece. */
    private void scale(Module module) {
        var scale = module.scale();
        if (scale == null) {
            return;
        }
        boolean fine = module.kind() instanceof Kind.Number;
        var fault = scale.fault(fine ? Scale.MOST_FINE_STEPS : Scale.MOST_STEPS);
        if (fault.isPresent()) {
            problems.add("measure " + module.id() + " has a scale that cannot be used: " + fault.get());
        } else if (!fine && !module.options().stream().map(Option::id).toList().equals(scale.ids())) {
            problems.add("measure " + module.id() + " has other options than the numbers of its scale");
        }
        if (module.options().stream().anyMatch(option -> option.production() != null)) {
            problems.add(
                    "measure " + module.id() + " is a number; say how it is made at the modules that vary with it");
        }
    }

    private void varies(String where, Module module, List<String> varies) {
        for (var other : varies) {
            if (vocabulary.indexOf(other) < 0) {
                problems.add(where + " varies with the unknown module " + other);
            } else if (other.equals(module.id())) {
                problems.add(where + " varies with its own module");
            }
        }
        if (new HashSet<>(varies).size() != varies.size()) {
            problems.add(where + " varies with a module twice");
        }
    }

    private void production(Module module, Option option) {
        var production = option.production();
        if (production == null) {
            return;
        }
        var where = module.id() + "=" + option.id();
        varies(where, module, production.varies());
        for (var material : production.materials()) {
            if (material.formula() == null && material.quantity().signum() <= 0) {
                problems.add("material " + material.code() + " of " + where + " has no positive quantity");
            }
        }
        var steps = production.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).setupSeconds() < 0 || steps.get(i).runSeconds() < 0) {
                problems.add("step " + (i + 1) + " of " + where + " takes negative time");
            }
            if (steps.get(i).inspect() && i + 1 < steps.size()) {
                problems.add("step " + (i + 1) + " of " + where + " inspects, which only the last step may");
            }
        }
    }

    private void rules() {
        var ids = new HashSet<String>();
        for (var rule : model.rules()) {
            if (!Implied.is(rule.id())) {
                unique("rule", rule.id(), ids);
            }
            switch (rule) {
                case TableRule t -> table("rule " + t.id(), t.scope(), t.tuples());
                case FormulaRule f -> formula("rule " + f.id(), f.formula());
            }
        }
    }

    private void formula(String where, Formula formula) {
        if (depth(formula) > Formula.DEEPEST) {
            problems.add(where + " is nested deeper than " + Formula.DEEPEST);
            return;
        }
        formula.forEachAtom(atom -> option(where, atom.module(), atom.option()));
        formula.forEachComparison(compare ->
                compare.terms().forEach(term -> ExtrasCheck.counting(model, where, term.module(), problems)));
    }

    private static int depth(Formula formula) {
        int deepest = 0;
        var level = List.of(formula);
        while (!level.isEmpty() && deepest <= Formula.DEEPEST) {
            deepest++;
            level = level.stream().flatMap(f -> f.parts().stream()).toList();
        }
        return deepest;
    }

    private void prices() {
        var ids = new HashSet<String>();
        long sum = magnitude(model.basePriceMinor());
        for (var table : model.prices()) {
            var where = "price table " + table.id();
            unique("price table", Implied.own(table.id()), ids);
            table(where, table.scope(), table.tuples());
            if (!Implied.is(table.id())) {
                distinctRows(where, table.tuples());
            }
            long largest = magnitude(table.defaultMinor());
            for (long amount : table.amountsMinor()) {
                largest = Math.max(largest, magnitude(amount));
            }
            sum = Math.min(Model.PRICE_LIMIT, sum + largest);
        }
        for (var table : model.extras().dated()) {
            var where = "price table " + table.id();
            if (table.defaultMinor() != 0) { // then it counts written out, without what no product has
                table(where, table.scope(), table.tuples());
            }
            distinctRows(where, table.tuples());
        }
        if (sum >= Model.PRICE_LIMIT) {
            problems.add("the prices may add up to 2^48 minor units or more, which no product costs");
        }
    }

    private static long magnitude(long amount) {
        return amount == Long.MIN_VALUE ? Model.PRICE_LIMIT : Math.min(Model.PRICE_LIMIT, Math.abs(amount));
    }

    private void distinctRows(String where, Tuples tuples) {
        if (tuples.rows() < 2) {
            return;
        }
        var rows = new HashSet<List<String>>();
        for (int r = 0; r < tuples.rows(); r++) {
            if (!rows.add(tuples.row(r))) {
                problems.add(where + " prices " + tuples.row(r) + " twice");
            }
        }
    }

    private void table(String where, List<String> scope, Tuples tuples) {
        if (scope.isEmpty() || scope.size() != tuples.arity() && tuples.rows() > 0) {
            problems.add(where + " has " + scope.size() + " modules for rows of " + tuples.arity());
            return;
        }
        if (new HashSet<>(scope).size() != scope.size()) {
            problems.add(where + " names a module twice");
        }
        int before = problems.size();
        for (var module : scope) {
            if (vocabulary.indexOf(module) < 0) {
                problems.add(where + " names the unknown module " + module);
            }
        }
        if (problems.size() > before || tuples.rows() == 0) {
            return;
        }
        var columns = scope.stream().mapToInt(vocabulary::indexOf).toArray();
        var positions = vocabulary.positions(columns, tuples);
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] < 0) {
                int c = i % columns.length;
                problems.add(
                        where + " names the unknown option " + scope.get(c) + "=" + tuples.cell(i / columns.length, c));
            }
        }
    }

    private void option(String where, String module, String option) {
        int m = vocabulary.indexOf(module);
        if (m < 0 || vocabulary.indexOf(m, option) < 0) {
            problems.add(where + " names the unknown option " + module + "=" + option);
        }
    }

    private void unique(String what, String id, Set<String> seen) {
        id(what, id);
        if (!seen.add(id)) {
            problems.add(what + " " + id + " is there twice");
        }
    }

    private void id(String what, String id) {
        if (!ID.matcher(id).matches()) {
            problems.add(what + " has the id '" + id + "', which is not 1 to 64 letters, digits, '_', '.', '+' or '-'");
        }
    }
}
