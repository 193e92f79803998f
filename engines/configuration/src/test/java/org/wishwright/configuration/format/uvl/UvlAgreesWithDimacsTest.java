package org.wishwright.configuration.format.uvl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.logicng.datastructures.Tristate;
import org.logicng.formulas.FormulaFactory;
import org.logicng.solvers.MiniSat;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Formula.And;
import org.wishwright.configuration.Formula.Atom;
import org.wishwright.configuration.Formula.Compare;
import org.wishwright.configuration.Formula.Count;
import org.wishwright.configuration.Formula.Iff;
import org.wishwright.configuration.Formula.Implies;
import org.wishwright.configuration.Formula.Not;
import org.wishwright.configuration.Formula.Or;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.FormulaRule;

/**
 * A real car's feature model means the same in UVL and in the DIMACS file that others made of it: each rule follows from all clauses and
 * each clause from all rules, so that both have the same products and hence the same number of them.
 */
@Tag("realdata")
class UvlAgreesWithDimacsTest {

    private final FormulaFactory f = new FormulaFactory();
    private final Map<Integer, String> names = new HashMap<>();

    @Test
    void bothFilesHaveTheSameProducts() {
        var folder = UvlRealDataTest.folder("feature-models");
        var model = UvlRealDataTest.read(folder.resolve("automotive01.uvl")).orThrow();
        var clauses = clauses(UvlRealDataTest.bytes(folder.resolve("automotive01.cnf")));
        var rules = model.rules().stream().map(this::formula).toList();
        assertThat(names.values()).containsExactlyInAnyOrderElementsOf(ids(model));
        assertThat(unproven(clauses, rules)).isEmpty();
        assertThat(unproven(rules, clauses)).isEmpty();
    }

    private static List<String> ids(Model model) {
        return model.modules().stream().map(module -> module.id()).toList();
    }

    /** The conclusions that do not follow. */
    private List<org.logicng.formulas.Formula> unproven(
            List<org.logicng.formulas.Formula> premises, List<org.logicng.formulas.Formula> conclusions) {
        var solver = MiniSat.miniSat(f);
        premises.forEach(solver::add);
        var unproven = new ArrayList<org.logicng.formulas.Formula>();
        var state = solver.saveState();
        for (var conclusion : conclusions) {
            solver.add(conclusion.negate());
            if (solver.sat() != Tristate.FALSE) {
                unproven.add(conclusion);
            }
            solver.loadState(state);
        }
        return unproven;
    }

    private List<org.logicng.formulas.Formula> clauses(byte[] dimacs) {
        var clauses = new ArrayList<org.logicng.formulas.Formula>();
        for (var line : new String(dimacs, StandardCharsets.UTF_8).lines().toList()) {
            var words = line.strip().split(" ", -1);
            if (words[0].equals("c")) {
                names.put(Integer.parseInt(words[1]), words[2]);
            } else if (!words[0].equals("p") && !words[0].isEmpty()) {
                var literals = new ArrayList<org.logicng.formulas.Formula>();
                for (int i = 0; i < words.length - 1; i++) {
                    int literal = Integer.parseInt(words[i]);
                    literals.add(f.literal(names.get(Math.abs(literal)), literal > 0));
                }
                clauses.add(f.or(literals));
            }
        }
        return clauses;
    }

    private org.logicng.formulas.Formula formula(Rule rule) {
        return formula(((FormulaRule) rule).formula());
    }

    private org.logicng.formulas.Formula formula(Formula formula) {
        return switch (formula) {
            case Atom(String module, String option) -> f.literal(module, option.equals("yes"));
            case Not(Formula inner) -> f.not(formula(inner));
            case And(List<Formula> parts) ->
                f.and(parts.stream().map(this::formula).toList());
            case Or(List<Formula> parts) ->
                f.or(parts.stream().map(this::formula).toList());
            case Implies(Formula a, Formula b) -> f.implication(formula(a), formula(b));
            case Iff(Formula a, Formula b) -> f.equivalence(formula(a), formula(b));
            case Count(int least, int most, List<Formula> parts) -> one(least, most, parts);
            case Compare _ -> throw new AssertionError("A Boolean model compares no numbers");
        };
    }

    private org.logicng.formulas.Formula one(int least, int most, List<Formula> parts) {
        assertThat(List.of(least, most)).containsOnly(1);
        var literals = parts.stream().map(this::formula).toList();
        var all = new ArrayList<org.logicng.formulas.Formula>();
        all.add(f.or(literals));
        for (int i = 0; i < literals.size(); i++) {
            for (int j = i + 1; j < literals.size(); j++) {
                all.add(f.or(literals.get(i).negate(), literals.get(j).negate()));
            }
        }
        return f.and(all);
    }
}
