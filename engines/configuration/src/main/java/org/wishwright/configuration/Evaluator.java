package org.wishwright.configuration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    /** Null for lines that are calculated. */
    private final List<@Nullable RowIndex> priceRows = new ArrayList<>();

    /** By rule, when it holds. */
    private final List<Formula> during = new ArrayList<>();

    private final Map<String, Module> modules = new HashMap<>();

    /** @param model one that {@link Model#checked()} accepts */
    public Evaluator(Model model) {
        this.model = model;
        this.modelHash = SemanticHash.of(model);
        this.vocabulary = Vocabulary.of(model);
        model.modules().forEach(module -> modules.put(module.id(), module));
        for (var rule : model.rules()) {
            during.add(model.during(rule));
            ruleRows.add(rule instanceof TableRule t ? new RowIndex(vocabulary, t.scope(), t.tuples()) : null);
        }
        for (var table : model.prices()) {
            boolean isFormula = model.extras().formulas().stream()
                    .anyMatch(f -> Implied.is(table.id()) && f.id().equals(Implied.own(table.id())));
            priceRows.add(isFormula ? null : new RowIndex(vocabulary, table.scope(), table.tuples()));
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

    /** As {@link #configuration(Map)}, as of a day in the maker's time zone; needed where the model {@link Model#isDated()}. */
    public Outcome<Configuration> configuration(Map<String, String> choices, LocalDate day) {
        return Selection.of(vocabulary, choices).flatMap(selection -> configuration(selection.at(day)));
    }

    /** As {@link #configuration(Map)}; the selection must be of this model. */
    public Outcome<Configuration> configuration(Selection selection) {
        if (selection.lacksDate()) {
            return Outcome.refused(Refusal.of(
                    "configuration.no-date",
                    "What can be had changes with time, and no day was said; ask again with the day of the order."));
        }
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
        return configuration(selection, assignment);
    }

    /** @param assignment position of the option by position of the module; texts and files are made up, as the shortest of examples */
    public Outcome<Configuration> configuration(int[] assignment) {
        return configuration(Selection.empty(vocabulary), assignment);
    }

    /**
     * @param selection whose texts, files and exact numbers are kept; where it leaves one open that the assignment needs, an example
     *     stands for it
     * @param assignment position of the option by position of the module
     */
    public Outcome<Configuration> configuration(Selection selection, int[] assignment) {
        var broken = broken(assignment);
        return broken.isEmpty() ? Outcome.accepted(priced(selection, assignment)) : Outcome.refused(refusal(broken));
    }

    private List<Rule> broken(int[] assignment) {
        var broken = new ArrayList<Rule>();
        for (int r = 0; r < ruleRows.size(); r++) {
            var rule = model.rules().get(r);
            var rows = ruleRows.get(r);
            boolean holds = switch (rule) {
                case TableRule t -> rows != null && rows.find(assignment) >= 0 == t.allowed();
                case FormulaRule f -> holds(f.formula(), assignment);
            };
            if (!holds && holds(during.get(r), assignment)) {
                broken.add(rule);
            }
        }
        return broken;
    }

    private boolean isChosen(Formula.Atom atom, int[] assignment) {
        int module = vocabulary.indexOf(atom.module());
        return assignment[module] == vocabulary.indexOf(module, atom.option());
    }

    private boolean holds(Formula formula, int[] assignment) {
        return formula.holds(atom -> isChosen(atom, assignment), id -> number(id, assignment));
    }

    private BigDecimal number(String id, int[] assignment) {
        int m = vocabulary.indexOf(id);
        return Objects.requireNonNull(model.modules().get(m).number(vocabulary.option(m, assignment[m])));
    }

    private static Refusal refusal(List<Rule> broken) {
        var ids = broken.stream().map(rule -> Implied.own(rule.id())).collect(Collectors.joining(", "));
        return Refusal.of(
                "configuration.rules-broken",
                "These options do not go together; change one that the broken rules name: " + ids + ".",
                "rules",
                ids);
    }

    private Configuration priced(Selection selection, int[] assignment) {
        long total = model.basePriceMinor();
        var lines = new ArrayList<PriceLine>();
        for (int p = 0; p < priceRows.size(); p++) {
            var table = model.prices().get(p);
            var rows = priceRows.get(p);
            long amount = rows == null ? calculated(table, assignment) : looked(table, rows, assignment);
            if (amount != 0) {
                var scope = table.scope().stream().mapToInt(vocabulary::indexOf).toArray();
                lines.add(new PriceLine(Implied.own(table.id()), named(selection, scope, assignment), amount));
                total += amount;
            }
        }
        var all = new int[assignment.length];
        for (int m = 0; m < all.length; m++) {
            all[m] = m;
        }
        return new Configuration(model, modelHash, named(selection, all, assignment), total, lines);
    }

    private static long looked(PriceTable table, RowIndex rows, int[] assignment) {
        int row = rows.find(assignment);
        return row < 0 ? table.defaultMinor() : table.amountsMinor().get(row);
    }

    /** From the words of the line, not from the table that was made of it. */
    private long calculated(PriceTable table, int[] assignment) {
        int period = vocabulary.indexOf(Periods.MODULE);
        if (table.scope().contains(Periods.MODULE)) {
            var id = vocabulary.option(period, assignment[period]);
            var validity = model.extras().validity().stream()
                    .filter(v -> v.of() == Validity.Of.PRICE && v.id().equals(Implied.own(table.id())))
                    .findFirst()
                    .orElseThrow();
            if (!Periods.of(model.extras()).valid(validity).contains(id)) {
                return 0;
            }
        }
        var line = model.extras().formulas().stream()
                .filter(f -> f.id().equals(Implied.own(table.id())))
                .findFirst()
                .orElseThrow();
        var choices = new HashMap<String, String>();
        for (int m = 0; m < vocabulary.visible(); m++) {
            choices.put(vocabulary.module(m), vocabulary.option(m, assignment[m]));
        }
        int digits = Math.max(0, model.currency().getDefaultFractionDigits());
        return PriceAmount.of(line, modules, choices, digits);
    }

    private Map<String, String> named(Selection selection, int[] scope, int[] assignment) {
        var choices = new LinkedHashMap<String, String>();
        for (int module : scope) {
            if (module < vocabulary.visible()) {
                boolean kept = selection.chosen(module) == assignment[module];
                choices.put(
                        vocabulary.module(module),
                        kept ? selection.given(module) : vocabulary.example(module, assignment[module]));
            }
        }
        return Collections.unmodifiableMap(choices);
    }
}
