package org.wishwright.configuration.compiled.clauses;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.compiled.clauses.Counters.Addend;

/**
 * Writes a model's rules as clauses. A module of two options is one variable, true for the second; one of more options has a variable
 * an option, of which exactly one is true; one of a single option has none.
 */
public final class ModelClauses {

    /** Options met over all partial sums of a comparison. */
    private static final int MOST_PLACES = 4_000;

    private final Vocabulary vocabulary;
    private final int[] firstLiteral;
    private final int[] firstVariable;
    private final Clauses.Builder clauses;
    private final FormulaClauses formulas;

    private final Map<String, Module> modules;

    private ModelClauses(Model model) {
        this.modules = modules(model);
        this.vocabulary = Vocabulary.of(model);
        this.firstLiteral = new int[vocabulary.size() + 1];
        this.firstVariable = new int[vocabulary.size() + 1];
        for (int m = 0; m < vocabulary.size(); m++) {
            int options = vocabulary.options(m).size();
            firstLiteral[m + 1] = firstLiteral[m] + options;
            firstVariable[m + 1] = firstVariable[m] + (options <= 2 ? options - 1 : options);
        }
        this.clauses = new Clauses.Builder(firstVariable[vocabulary.size()]);
        this.formulas = new FormulaClauses(clauses, this::literal, this::addends);
    }

    /**
     * @param options how many options all modules have together
     * @param option by literal of the clauses, the option that it chooses, numbered module after module; −1 where it chooses none
     * @param always options of modules that have no other
     */
    public record Written(Clauses clauses, int options, int[] option, int[] always) {}

    /** Whether all rules can be written so; sums of many different numbers cannot. */
    public static boolean canWrite(Model model) {
        var modules = modules(model);
        return model.rules().stream()
                .allMatch(rule -> rule instanceof TableRule
                        || rule instanceof FormulaRule f
                                && FormulaClauses.canWrite(f.formula(), compare -> isSmall(compare, modules)));
    }

    private static Map<String, Module> modules(Model model) {
        return model.modules().stream().collect(Collectors.toMap(Module::id, module -> module));
    }

    private static boolean isSmall(Formula.Compare compare, Map<String, Module> modules) {
        return Counters.isSmall(
                compare.terms().stream().map(term -> amounts(term, modules)).toList(), MOST_PLACES);
    }

    private static List<BigDecimal> amounts(Formula.Term term, Map<String, Module> modules) {
        var module = Objects.requireNonNull(modules.get(term.module()));
        return module.options().stream()
                .map(option ->
                        Objects.requireNonNull(module.number(option.id())).multiply(term.factor()))
                .toList();
    }

    private List<Addend> addends(Formula.Term term) {
        var amounts = amounts(term, modules);
        int module = vocabulary.indexOf(term.module());
        return IntStream.range(0, amounts.size())
                .mapToObj(o -> new Addend(literal(module, o), amounts.get(o)))
                .toList();
    }

    /** @param model one that {@link Model#checked()} accepts and {@link #canWrite} */
    public static Written write(Model model) {
        var writer = new ModelClauses(model);
        writer.modules();
        for (var rule : model.rules()) {
            var during = model.during(rule);
            switch (rule) {
                case TableRule table -> writer.table(table, during);
                case FormulaRule formula -> writer.require(during, formula.formula());
            }
        }
        return writer.written();
    }

    private void modules() {
        for (int m = 0; m < vocabulary.size(); m++) {
            int options = vocabulary.options(m).size();
            if (options > 2) {
                var one = new int[options];
                for (int o = 0; o < options; o++) {
                    one[o] = literal(m, o);
                    for (int p = 0; p < o; p++) {
                        clauses.add(one[o] ^ 1, one[p] ^ 1);
                    }
                }
                clauses.add(one);
            }
        }
    }

    private int literal(Formula.Atom atom) {
        int module = vocabulary.indexOf(atom.module());
        return literal(module, vocabulary.indexOf(module, atom.option()));
    }

    private int literal(int module, int option) {
        return switch (vocabulary.options(module).size()) {
            case 1 -> FormulaClauses.TRUE;
            case 2 -> 2 * firstVariable[module] + 1 - option;
            default -> 2 * (firstVariable[module] + option);
        };
    }

    /** @param during when the rule is valid */
    private void require(Formula during, Formula formula) {
        boolean always = during instanceof Formula.And && during.parts().isEmpty();
        formulas.require(always ? formula : new Formula.Implies(during, formula));
    }

    private void table(TableRule table, Formula during) {
        var rows = new ArrayList<Formula>();
        for (int r = 0; r < table.tuples().rows(); r++) {
            var cells = new ArrayList<Formula>();
            for (int c = 0; c < table.scope().size(); c++) {
                cells.add(new Formula.Atom(table.scope().get(c), table.tuples().cell(r, c)));
            }
            var row = new Formula.And(cells);
            if (table.allowed()) {
                rows.add(row);
            } else {
                require(during, new Formula.Not(row));
            }
        }
        if (table.allowed()) {
            require(during, new Formula.Or(rows));
        }
    }

    private Written written() {
        var option = new int[2 * clauses.variables()];
        Arrays.fill(option, -1);
        var always = new Ints();
        for (int m = 0; m < vocabulary.size(); m++) {
            int options = vocabulary.options(m).size();
            for (int o = 0; o < options; o++) {
                if (options == 1) {
                    always.add(firstLiteral[m]);
                } else {
                    option[literal(m, o)] = firstLiteral[m] + o;
                }
            }
        }
        return new Written(clauses.build(), firstLiteral[vocabulary.size()], option, always.toArray());
    }
}
