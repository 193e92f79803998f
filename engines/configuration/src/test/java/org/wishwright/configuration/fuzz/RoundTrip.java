package org.wishwright.configuration.fuzz;

import static org.wishwright.configuration.fuzz.FuzzedFormat.EUR;
import static org.wishwright.configuration.fuzz.FuzzedFormat.accepted;
import static org.wishwright.configuration.fuzz.FuzzedFormat.when;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.NnfCount;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.compiled.clauses.ClauseCompiler;
import org.wishwright.configuration.compiled.clauses.ClauseCompiler.Limits;
import org.wishwright.configuration.compiled.clauses.ModelClauses;
import org.wishwright.configuration.format.DimacsReader;
import org.wishwright.configuration.format.DimacsWriter;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.NnfWriter;
import org.wishwright.configuration.format.json.ModelJson;
import org.wishwright.configuration.format.table.Mapping;
import org.wishwright.configuration.format.table.Table;
import org.wishwright.configuration.format.table.TableModel;
import org.wishwright.configuration.format.table.TableModel.Product;
import org.wishwright.configuration.format.uvl.UvlImports;
import org.wishwright.configuration.format.uvl.UvlReader;
import org.wishwright.configuration.format.uvl.UvlWriter;

/** What is accepted means the same when it is written and read again; throws where it does not. */
final class RoundTrip {

    private static final int FEW = 8;
    private static final int MOST_VARIABLES = 8;
    private static final Budget LITTLE = new Budget(2_000, 200_000, () -> true);

    private RoundTrip() {}

    /** By our own text and JSON. */
    static void check(Model model) {
        when(!model.checked().isAccepted(), "A model was accepted that is not sound");
        var text = ModelText.write(model);
        var json = ModelJson.write(model);
        var fromText = accepted(ModelText.read(text));
        var fromJson = accepted(ModelJson.read(json));
        when(fromText.isEmpty(), "What the text writer wrote is refused");
        when(fromJson.isEmpty(), "What the JSON writer wrote is refused");
        when(!ModelJson.write(fromText.orElseThrow()).equals(json), "The text reads back as another model");
        when(!ModelJson.write(fromJson.orElseThrow()).equals(json), "The JSON reads back as another model");
        when(!ModelText.write(fromJson.orElseThrow()).equals(text), "Text and JSON mean different models");
    }

    /** As UVL, with the same number of products. */
    static void checkUvl(Model model) {
        if (model.modules().size() > FEW) {
            return;
        }
        accepted(UvlWriter.write(model)).ifPresent(text -> {
            var read = accepted(UvlReader.read("m", text.getBytes(StandardCharsets.UTF_8), UvlImports.none(), EUR));
            when(read.isEmpty(), "What the UVL writer wrote is refused");
            if (model.modules().stream().noneMatch(Module::counts)) {
                sameCount(model, read.orElseThrow());
            }
        });
    }

    /** As DIMACS, with the same number of products. */
    static void checkDimacs(Model model) {
        if (model.modules().size() > FEW || !ModelClauses.canWrite(model)) {
            return;
        }
        var text = DimacsWriter.write(model);
        var read = accepted(DimacsReader.read("m", text.getBytes(StandardCharsets.UTF_8), EUR));
        when(read.isEmpty(), "What the DIMACS writer wrote is refused");
        sameCount(model, read.orElseThrow());
    }

    private static void sameCount(Model model, Model again) {
        var first = count(model);
        var second = count(again);
        when(first.isPresent() && second.isPresent() && !first.equals(second), "It reads back with other products");
    }

    private static Optional<BigInteger> count(Model model) {
        var compiled = ModelCompiler.compile(model, LITTLE);
        return compiled.isAccepted()
                ? accepted(compiled).map(c -> c.ask(c.emptySelection()).count())
                : Optional.empty();
    }

    /** A table that was read makes a sound model, or faults with their places. */
    static void checkTable(Table table) {
        var product = new Product("shelf", "Shelf", "en", EUR);
        accepted(TableModel.read(table, Mapping.guess(table), product)).ifPresent(reading -> {
            when((reading.model() == null) != (reading.faultCount() > 0), "A table has neither faults nor a model");
            if (reading.model() != null) {
                check(reading.model());
            }
        });
    }

    /** The bytes as clauses over a few variables: both circuit files count what trying all does. */
    static void checkNnf(byte[] file) {
        int variables = file.length == 0 ? 1 : 1 + (file[0] & MOST_VARIABLES - 1);
        var clauses = clauses(file, variables);
        var text = new StringBuilder("p cnf " + variables + " " + clauses.size() + "\n");
        for (var clause : clauses) {
            clause.forEach(literal -> text.append(literal).append(' '));
            text.append("0\n");
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        var model = DimacsReader.read("m", bytes, EUR).orThrow();
        var circuit = accepted(ClauseCompiler.compile(model, new Limits(100_000, 100_000_000L, () -> true)));
        var tried = BigInteger.valueOf(tried(variables, clauses));
        when(circuit.isEmpty() != (tried.signum() == 0), "Clauses are judged wrongly");
        circuit.ifPresent(c -> {
            when(!NnfCount.c2d(NnfWriter.c2d(model, c)).equals(tried), "The c2d file counts wrongly");
            when(!NnfCount.d4(NnfWriter.d4(model, c)).equals(tried), "The d4 file counts wrongly");
        });
    }

    private static List<List<Integer>> clauses(byte[] file, int variables) {
        var clauses = new ArrayList<List<Integer>>();
        var clause = new ArrayList<Integer>();
        for (int i = 1; i < Math.min(file.length, 64); i++) {
            int variable = Math.abs((int) file[i]) % (variables + 1);
            if (variable == 0) {
                clauses.add(List.copyOf(clause));
                clause.clear();
            } else {
                clause.add(file[i] < 0 ? -variable : variable);
            }
        }
        return clauses;
    }

    /** How many of all assignments keep every clause; an assignment is a bit a variable. */
    private static long tried(int variables, List<List<Integer>> clauses) {
        var yes = clauses.stream().mapToInt(clause -> bits(clause, 1)).toArray();
        var no = clauses.stream().mapToInt(clause -> bits(clause, -1)).toArray();
        long count = 0;
        for (int assignment = 0; assignment < 1 << variables; assignment++) {
            int kept = 0;
            while (kept < yes.length && ((assignment & yes[kept]) | (~assignment & no[kept])) != 0) {
                kept++;
            }
            count += kept == yes.length ? 1 : 0;
        }
        return count;
    }

    private static int bits(List<Integer> clause, int sign) {
        return clause.stream()
                .filter(literal -> literal * sign > 0)
                .mapToInt(literal -> 1 << Math.abs(literal) - 1)
                .reduce(0, (a, b) -> a | b);
    }
}
