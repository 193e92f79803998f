package org.wishwright.configuration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Configuration.PriceLine;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * Judges and prices complete assignments straight from the model's rules and tables, without anything compiled: what is sold is
 * checked by code that shares nothing with the code that proposed it. Immutable.
 */
public final class Evaluator {

    private final Model model;
    private final String modelHash;
    private final Vocabulary vocabulary;
    private final List<@Nullable RowIndex> ruleRows = new ArrayList<>();
    private final List<RowIndex> priceRows = new ArrayList<>();

    /** @param model one that {@link Model#checked()} accepts */
    public Evaluator(Model model) {
        this.model = model;
        this.modelHash = SemanticHash.of(model);
        this.vocabulary = Vocabulary.of(model);
        for (var rule : model.rules()) {
            ruleRows.add(rule instanceof TableRule t ? new RowIndex(vocabulary, t.scope(), t.tuples()) : null);
        }
        for (var table : model.prices()) {
            priceRows.add(new RowIndex(vocabulary, table.scope(), table.tuples()));
        }
    }

    public Model model() {
        return model;
    }

    public String modelHash() {
        return modelHash;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * The configuration of these choices; refused as {@code selection.unknown-option}, {@code configuration.incomplete} or, naming
     * every rule that does not hold, {@code configuration.rules-broken}.
     */
    public Outcome<Configuration> configuration(Map<String, String> choices) {
        return Selection.of(vocabulary, choices).flatMap(this::configuration);
    }

    /** As {@link #configuration(Map)}; the selection must be of this model. */
    public Outcome<Configuration> configuration(Selection selection) {
        var assignment = new int[vocabulary.size()];
        for (int m = 0; m < assignment.length; m++) {
            assignment[m] = selection.chosen(m);
            if (assignment[m] < 0) {
                return Outcome.refused(Refusal.of(
                        "configuration.incomplete",
                        "Nothing is chosen for the module '" + vocabulary.module(m) + "'; choose one of its options.",
                        "field",
                        vocabulary.module(m)));
            }
        }
        return configuration(assignment);
    }

    /** @param assignment position of the option by position of the module */
    public Outcome<Configuration> configuration(int[] assignment) {
        var broken = broken(assignment);
        return broken.isEmpty() ? Outcome.accepted(priced(assignment)) : Outcome.refused(refusal(broken));
    }

    private List<Rule> broken(int[] assignment) {
        var broken = new ArrayList<Rule>();
        for (int r = 0; r < ruleRows.size(); r++) {
            var rule = model.rules().get(r);
            var rows = ruleRows.get(r);
            boolean holds = switch (rule) {
                case TableRule t -> rows != null && rows.find(assignment) >= 0 == t.allowed();
                case FormulaRule f -> f.formula().holds(atom -> isChosen(atom, assignment));
            };
            if (!holds) {
                broken.add(rule);
            }
        }
        return broken;
    }

    private boolean isChosen(Formula.Atom atom, int[] assignment) {
        int module = vocabulary.indexOf(atom.module());
        return assignment[module] == vocabulary.indexOf(module, atom.option());
    }

    private static Refusal refusal(List<Rule> broken) {
        var ids = broken.stream().map(Rule::id).collect(Collectors.joining(", "));
        return Refusal.of(
                "configuration.rules-broken",
                "These options do not go together; change one that the broken rules name: " + ids + ".",
                "rules",
                ids);
    }

    private Configuration priced(int[] assignment) {
        long total = model.basePriceMinor();
        var lines = new ArrayList<PriceLine>();
        for (int p = 0; p < priceRows.size(); p++) {
            var table = model.prices().get(p);
            int row = priceRows.get(p).find(assignment);
            long amount = row < 0 ? table.defaultMinor() : table.amountsMinor().get(row);
            if (amount != 0) {
                lines.add(new PriceLine(table.id(), named(priceRows.get(p).scope(), assignment), amount));
                total += amount;
            }
        }
        var all = new int[assignment.length];
        for (int m = 0; m < all.length; m++) {
            all[m] = m;
        }
        return new Configuration(model, modelHash, named(all, assignment), total, lines);
    }

    private Map<String, String> named(int[] scope, int[] assignment) {
        var choices = new LinkedHashMap<String, String>();
        for (int module : scope) {
            choices.put(vocabulary.module(module), vocabulary.option(module, assignment[module]));
        }
        return Collections.unmodifiableMap(choices);
    }
}
