package org.wishwright.configuration.format;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Outcome;

/**
 * Reads DIMACS CNF: every variable becomes a module with the options {@code no} and {@code yes}, every clause a rule. A comment
 * {@code c 12 name} names variable 12.
 */
public final class DimacsReader {

    private static final String UNDETERMINED = "und";
    private static final String NO = "no";
    private static final String YES = "yes";
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_.+-]{1,64}");

    private final DimacsParser file;
    private final List<String> ids;

    private DimacsReader(DimacsParser file) {
        this.file = file;
        this.ids = ids(file);
    }

    /**
     * @param id of the model
     * @param currency of a model that has no prices yet
     * @return the checked model; else {@code model.dimacs-…} with {@code line} and {@code reason}, or {@code model.invalid}
     */
    public static Outcome<Model> read(String id, byte[] file, Currency currency) {
        try {
            var reader = new DimacsReader(DimacsParser.parse(file));
            var model = new Model(id, text(id), currency, 0, reader.modules(), reader.rules(), List.of());
            return model.checked();
        } catch (DimacsProblem problem) {
            return Outcome.refused(problem.refusal());
        }
    }

    /** A name that cannot be an id is shown only; the module is then called by the variable's number. */
    private static List<String> ids(DimacsParser file) {
        Set<String> names = new HashSet<>(file.names.values());
        return IntStream.rangeClosed(1, file.variables)
                .mapToObj(v -> {
                    var name = file.names.getOrDefault(v, "");
                    return ID.matcher(name).matches() ? name : free("v" + v, names);
                })
                .toList();
    }

    private static String free(String wanted, Set<String> names) {
        var id = wanted;
        while (!names.add(id)) {
            id += "_";
        }
        return id;
    }

    private List<Module> modules() {
        var options = List.of(new Option(NO, text(NO), null), new Option(YES, text(YES), null));
        return IntStream.range(0, ids.size())
                .mapToObj(v -> new Module(ids.get(v), text(file.names.getOrDefault(v + 1, ids.get(v))), options))
                .toList();
    }

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        for (int c = 0; c < file.clauses.size(); c++) {
            var clause = file.clauses.get(c);
            var parts = IntStream.of(clause).mapToObj(this::literal).toList();
            var words = IntStream.of(clause)
                    .limit(20)
                    .mapToObj(l -> (l < 0 ? "not " : "") + ids.get(Math.abs(l) - 1))
                    .collect(Collectors.joining(" or "));
            var text = clause.length == 0 ? "nothing is allowed" : clause.length > 20 ? words + " or …" : words;
            rules.add(new FormulaRule("c" + (c + 1), file.lines.get(c), text(text), new Formula.Or(parts)));
        }
        return rules;
    }

    private Formula literal(int literal) {
        var atom = new Formula.Atom(ids.get(Math.abs(literal) - 1), YES);
        return literal < 0 ? new Formula.Not(atom) : atom;
    }

    private static LocalText text(String text) {
        return LocalText.of(UNDETERMINED, text);
    }
}
