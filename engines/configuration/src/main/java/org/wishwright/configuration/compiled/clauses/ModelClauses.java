package org.wishwright.configuration.compiled.clauses;

import java.util.ArrayList;
import java.util.Arrays;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Vocabulary;

/**
 * Writes a model's rules as clauses. A module of two options is one variable, true for the second; one of more options has a variable
 * an option, of which exactly one is true; one of a single option has none.
 */
public final class ModelClauses {

    private final Vocabulary vocabulary;
    private final int[] firstLiteral;
    private final int[] firstVariable;
    private final Clauses.Builder clauses;
    private final FormulaClauses formulas;

    private ModelClauses(Model model) {
        this.vocabulary = Vocabulary.of(model);
        this.firstLiteral = new int[vocabulary.size() + 1];
        this.firstVariable = new int[vocabulary.size() + 1];
        for (int m = 0; m < vocabulary.size(); m++) {
            int options = vocabulary.options(m).size();
            firstLiteral[m + 1] = firstLiteral[m] + options;
            firstVariable[m + 1] = firstVariable[m] + (options <= 2 ? options - 1 : options);
        }
        this.clauses = new Clauses.Builder(firstVariable[vocabulary.size()]);
        this.formulas = new FormulaClauses(clauses, this::literal);
    }

    /**
     * @param options how many options all modules have together
     * @param option by literal of the clauses, the option that it chooses, numbered module after module; −1 where it chooses none
     * @param always options of modules that have no other
     */
    public record Written(Clauses clauses, int options, int[] option, int[] always) {}

    /** Whether all rules are of kinds that can be written so. */
    public static boolean canWrite(Model model) {
        return model.rules().stream()
                .allMatch(rule -> rule instanceof TableRule
                        || rule instanceof FormulaRule f && FormulaClauses.canWrite(f.formula()));
    }

    /** @param model one that {@link Model#checked()} accepts and {@link #canWrite} */
    public static Written write(Model model) {
        var writer = new ModelClauses(model);
        writer.modules();
        for (var rule : model.rules()) {
            switch (rule) {
                case TableRule table -> writer.table(table);
                case FormulaRule formula -> writer.formulas.require(formula.formula());
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

    private void table(TableRule table) {
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
                formulas.require(new Formula.Not(row));
            }
        }
        if (table.allowed()) {
            formulas.require(new Formula.Or(rows));
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
