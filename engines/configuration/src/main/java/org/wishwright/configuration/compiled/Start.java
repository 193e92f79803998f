package org.wishwright.configuration.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.network.Network;

/** Draws what follows before anything is decided: once, for all attempts. */
final class Start {

    private static final long MOST_COMBINATIONS = 1L << 22;

    private final Model model;
    private final Vocabulary vocabulary;
    private final Network network;
    private final Meter meter;
    private final Pool pool = new Pool();
    private final Conditioning conditioning;

    private Start(Model model, Network network, Meter meter) {
        this.model = model;
        this.vocabulary = Vocabulary.of(model);
        this.network = network;
        this.meter = meter;
        this.conditioning = new Conditioning(pool, meter, network.variables());
    }

    /** Null where no configuration keeps all rules. */
    static @Nullable Conditioned of(Model model, Network network, Meter meter) throws CompilationStopped {
        var start = new Start(model, network, meter);
        return start.conditioning.conclude(start.root());
    }

    /** The same in the objects of another pool. */
    static Conditioned copied(Conditioned start, Pool pool, Conditioning conditioning) throws CompilationStopped {
        var parts = new ArrayList<Component>();
        for (var part : start.parts()) {
            var domains = domains(part.domains, pool);
            var tables = new Rows[part.tables.length];
            for (int t = 0; t < tables.length; t++) {
                tables[t] = pool.rows(part.tables[t].scope(), part.tables[t].cells());
            }
            var costs = new Costs[part.costs.length];
            for (int c = 0; c < costs.length; c++) {
                var of = part.costs[c];
                costs[c] = pool.costs(of.scope(), domains(of.domains(), pool), of.amounts());
            }
            parts.add(conditioning.component(part.variables, domains, tables, costs));
        }
        return new Conditioned(start.amount(), start.decided(), parts);
    }

    private static Domain[] domains(Domain[] of, Pool pool) {
        return Arrays.stream(of).map(d -> pool.domain(d.bits())).toArray(Domain[]::new);
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
