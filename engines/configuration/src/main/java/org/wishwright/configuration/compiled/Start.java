package org.wishwright.configuration.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

    /** Tables over the same modules are added up. */
    private List<Costs> costs(Domain[] domains) throws CompilationStopped {
        var byScope = new LinkedHashMap<Pool.Key, long[]>();
        for (var table : model.prices()) {
            if (table.scope().size() > 1) {
                var scope = Pool.Key.of(table.scope().stream()
                        .mapToInt(vocabulary::indexOf)
                        .sorted()
                        .toArray());
                var amounts = byScope.get(scope);
                if (amounts == null) {
                    amounts = new long[size(table, scope.content(), domains)];
                    byScope.put(scope, amounts);
                }
                add(table, scope.content(), domains, amounts);
            }
        }
        var costs = new ArrayList<Costs>();
        for (var entry : byScope.entrySet()) {
            var scope = entry.getKey().content();
            var of = Arrays.stream(scope).mapToObj(v -> domains[v]).toArray(Domain[]::new);
            costs.add(pool.costs(scope, of, entry.getValue()));
        }
        return costs;
    }

    private static int size(PriceTable table, int[] scope, Domain[] domains) throws CompilationStopped {
        double size = 1;
        for (int variable : scope) {
            size *= domains[variable].size();
        }
        if (size > MOST_COMBINATIONS) {
            throw Meter.tooLarge(
                    false, MOST_COMBINATIONS + " combinations of the price table " + table.id(), "combinations");
        }
        return (int) size;
    }

    private void add(PriceTable table, int[] scope, Domain[] domains, long[] amounts) throws CompilationStopped {
        int arity = scope.length;
        long otherwise = table.defaultMinor();
        meter.steps(otherwise == 0 ? table.tuples().rows() : amounts.length);
        for (int i = 0; otherwise != 0 && i < amounts.length; i++) {
            amounts[i] += otherwise;
        }
        var columns = table.scope().stream().mapToInt(vocabulary::indexOf).toArray();
        var stride = new int[arity];
        for (int c = 0; c < arity; c++) {
            stride[c] = 1;
            for (int later = Arrays.binarySearch(scope, columns[c]) + 1; later < arity; later++) {
                stride[c] *= domains[scope[later]].size();
            }
        }
        for (int row = 0; row < table.tuples().rows(); row++) {
            int at = 0;
            for (int c = 0; c < arity; c++) {
                at += vocabulary.indexOf(columns[c], table.tuples().cell(row, c)) * stride[c];
            }
            amounts[at] += table.amountsMinor().get(row) - otherwise;
        }
    }
}
