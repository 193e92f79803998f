package org.wishwright.configuration.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.network.Network;

/** Compiles a model in one order of decisions. */
final class Attempt {

    private static final long MOST_COMBINATIONS = 1L << 22;

    private final Model model;
    private final Vocabulary vocabulary;
    private final Network network;
    private final Meter meter;
    private final Pool pool = new Pool();
    private final Conditioning conditioning;
    private final Literals literals;

    Attempt(Model model, Network network, Meter meter) {
        this.model = model;
        this.vocabulary = Vocabulary.of(model);
        this.network = network;
        this.meter = meter;
        this.conditioning = new Conditioning(pool, meter, network.variables());
        this.literals = Literals.of(model, vocabulary);
    }

    /** A circuit before factoring, and the attempt that can factor it. */
    record Draft(Attempt attempt, CircuitBuilder builder, int root, Circuit circuit) {

        int edges() {
            return circuit.edges();
        }

        Circuit factored() throws CompilationStopped {
            return attempt.factored(builder, root);
        }
    }

    /** Null where no configuration keeps all rules. */
    @Nullable
    Draft compile(Ordering.Criterion criterion, long seed) throws CompilationStopped {
        var start = conditioning.conclude(root());
        if (start == null) {
            return null;
        }
        var rank = new Ordering(network.variables(), start).rank(criterion, seed);
        var builder = new CircuitBuilder(literals.count(), pool);
        var modules = Arrays.copyOf(literals.first(), network.modules());
        int root = new TopDown(conditioning, builder, pool, meter, rank, modules).compile(start);
        return root == TopDown.NOTHING ? null : new Draft(this, builder, root, Circuit.of(builder, root));
    }

    private Circuit factored(CircuitBuilder builder, int root) throws CompilationStopped {
        var smaller = new CircuitBuilder(literals.count(), pool);
        int smallerRoot = new Factoring(builder, smaller, meter, literals.moduleOf()).rebuild(root);
        return Circuit.of(smaller, smallerRoot);
    }

    private Component root() throws CompilationStopped {
        int n = network.variables();
        var variables = new int[n];
        var domains = new Domain[n];
        for (int v = 0; v < n; v++) {
            variables[v] = v;
            domains[v] = pool.domain(Domain.full(network.domainSize(v)));
        }
        var tables = new ArrayList<Rows>();
        for (var relation : network.relations()) {
            tables.add(pool.rows(relation.scope(), relation.cells()));
        }
        var costs = costs(domains);
        return conditioning.component(variables, domains, tables.toArray(Rows[]::new), costs.toArray(Costs[]::new));
    }

    private List<Costs> costs(Domain[] domains) throws CompilationStopped {
        var costs = new ArrayList<Costs>();
        for (var table : model.prices()) {
            if (table.scope().size() > 1) {
                costs.add(costs(table, domains));
            }
        }
        return costs;
    }

    private Costs costs(PriceTable table, Domain[] domains) throws CompilationStopped {
        var scope =
                table.scope().stream().mapToInt(vocabulary::indexOf).sorted().toArray();
        double size = 1;
        for (int variable : scope) {
            size *= domains[variable].size();
        }
        if (size > MOST_COMBINATIONS) {
            throw Meter.tooLarge(
                    false, MOST_COMBINATIONS + " combinations of the price table " + table.id(), "combinations");
        }
        var amounts = new long[(int) size];
        meter.steps(amounts.length);
        Arrays.fill(amounts, table.defaultMinor());
        for (int row = 0; row < table.tuples().rows(); row++) {
            var option = new int[domains.length];
            for (int c = 0; c < scope.length; c++) {
                int module = vocabulary.indexOf(table.scope().get(c));
                option[module] = vocabulary.indexOf(module, table.tuples().cell(row, c));
            }
            int at = 0;
            for (int variable : scope) {
                at = at * domains[variable].size() + option[variable];
            }
            amounts[at] = table.amountsMinor().get(row);
        }
        return pool.costs(scope, Arrays.stream(scope).mapToObj(v -> domains[v]).toArray(Domain[]::new), amounts);
    }
}
