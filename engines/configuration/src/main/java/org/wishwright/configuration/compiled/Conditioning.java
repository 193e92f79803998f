package org.wishwright.configuration.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.network.IntList;

/**
 * Decides one variable and draws every conclusion the tables allow (generalized arc consistency, table by table until nothing
 * changes), then drops what no longer says anything and splits the rest.
 */
final class Conditioning {

    private final Pool pool;
    private final Meter meter;
    private final CostResidues residues;
    private final int[] positionOf;

    private Component component;
    private int[][] tablesOf = new int[0][];
    private long[][] bits = new long[0][];
    private boolean[] changed = new boolean[0];
    private int[][] cells = new int[0][];
    private boolean[] queued = new boolean[0];
    /** Tables to filter, a ring: none is in it twice. */
    private int[] queue = new int[0];

    private int queueStart;
    private int queueSize;
    /** Reused, because tables are long. */
    private int[] kept = new int[0];
    /** Of the table being filtered, by column: its domain, what its kept rows hold, and the columns narrowed. Reused. */
    private long[][] domain = new long[0][];

    private long[][] seen = new long[0][];
    private int[] narrowed = new int[0];

    Conditioning(Pool pool, Meter meter, int variables) {
        this.pool = pool;
        this.meter = meter;
        this.positionOf = new int[variables];
        this.residues = new CostResidues(pool, meter);
        this.component = component(new int[0], new Domain[0], new Rows[0], new Costs[0]);
    }

    Component component(int[] variables, Domain[] domains, Rows[] tables, Costs[] costs) {
        return new Component(variables, domains, tables, costs);
    }

    /** Null where the decision leaves nothing. */
    @Nullable
    Conditioned decide(Component of, int position, int value) throws CompilationStopped {
        begin(of);
        var only = new long[of.domains[position].bits().length];
        only[value >> 6] = 1L << value;
        narrow(position, only);
        return propagate() ? split() : null;
    }

    /** All conclusions before any decision; null where the tables contradict each other. */
    @Nullable
    Conditioned conclude(Component of) throws CompilationStopped {
        begin(of);
        for (int t = 0; t < of.tables.length; t++) {
            enqueue(t);
        }
        Arrays.fill(changed, true);
        return propagate() ? split() : null;
    }

    private void begin(Component of) {
        component = of;
        int n = of.variables.length;
        bits = new long[n][];
        for (int i = 0; i < n; i++) {
            bits[i] = of.domains[i].bits();
            positionOf[of.variables[i]] = i;
        }
        tablesOf = of.tablesOf(positionOf);
        changed = new boolean[n];
        cells = new int[of.tables.length][];
        for (int t = 0; t < cells.length; t++) {
            cells[t] = of.tables[t].cells();
        }
        queued = new boolean[cells.length];
        queueStart = 0;
        queueSize = 0;
        queue = queue.length < cells.length ? new int[cells.length] : queue;
    }

    private void narrow(int position, long[] to) {
        bits[position] = to;
        changed[position] = true;
        for (int t : tablesOf[position]) {
            enqueue(t);
        }
    }

    private void enqueue(int table) {
        if (!queued[table]) {
            queued[table] = true;
            int end = queueStart + queueSize++;
            queue[end < queue.length ? end : end - queue.length] = table;
        }
    }

    private boolean propagate() throws CompilationStopped {
        while (queueSize > 0) {
            int table = queue[queueStart];
            queueStart = queueStart + 1 < queue.length ? queueStart + 1 : 0;
            queueSize--;
            if (!filter(table)) {
                return false;
            }
            queued[table] = false;
        }
        return true;
    }

    /** Keeps the rows within the domains, and narrows the domains to what the rows hold; false where no row is left. */
    private boolean filter(int table) throws CompilationStopped {
        var rows = component.tables[table];
        var scope = rows.scope();
        int arity = scope.length;
        var old = cells[table];
        scratchFor(arity);
        int checks = 0;
        for (int c = 0; c < arity; c++) {
            int position = positionOf[scope[c]];
            domain[c] = bits[position];
            if (seen[c].length < domain[c].length) {
                seen[c] = new long[domain[c].length];
            }
            Arrays.fill(seen[c], 0, domain[c].length, 0);
            if (changed[position]) {
                narrowed[checks++] = c;
            }
        }
        if (kept.length < old.length) {
            kept = new int[old.length];
        }
        int size = old == rows.cells() && rows.isAskedOften() ? keepHeld(rows, checks) : keepRead(old, arity, checks);
        if (size == 0) {
            return false;
        }
        if (size < old.length) {
            cells[table] = Arrays.copyOf(kept, size);
        }
        for (int c = 0; c < arity; c++) {
            int words = domain[c].length;
            if (!Arrays.equals(seen[c], 0, words, domain[c], 0, words)) {
                narrow(positionOf[scope[c]], Arrays.copyOf(seen[c], words));
            }
        }
        return true;
    }

    private void scratchFor(int arity) {
        if (domain.length < arity) {
            domain = new long[arity][];
            seen = new long[arity][1];
            narrowed = new int[arity];
        }
    }

    /** Reads row after row; returns the cells kept. */
    private int keepRead(int[] old, int arity, int checks) throws CompilationStopped {
        meter.steps(old.length / arity);
        int size = 0;
        for (int row = 0; row < old.length; row += arity) {
            if (isWithin(old, row, checks)) {
                size = keep(old, row, arity, size);
            }
        }
        return size;
    }

    /** Goes by which rows hold which values; returns the cells kept. */
    private int keepHeld(Rows rows, int checks) throws CompilationStopped {
        int arity = rows.arity();
        var within = rows.within(domain, narrowed, checks);
        int size = 0;
        for (int w = 0; w < within.length; w++) {
            for (long left = within[w]; left != 0; left &= left - 1) {
                int row = w << 6 | Long.numberOfTrailingZeros(left);
                size = keep(rows.cells(), row * arity, arity, size);
            }
        }
        meter.steps(within.length + size / arity);
        return size;
    }

    private int keep(int[] of, int row, int arity, int size) {
        for (int c = 0; c < arity; c++) {
            int value = of[row + c];
            seen[c][value >> 6] |= 1L << value;
            kept[size + c] = value;
        }
        return size + arity;
    }

    /** Columns whose domain is as it was hold nothing else. */
    private boolean isWithin(int[] of, int row, int checks) {
        for (int i = 0; i < checks; i++) {
            int c = narrowed[i];
            if (!Domain.has(domain[c], of[row + c])) {
                return false;
            }
        }
        return true;
    }

    private Conditioned split() throws CompilationStopped {
        int n = component.variables.length;
        var domains = new Domain[n];
        var decided = new IntList();
        for (int i = 0; i < n; i++) {
            domains[i] = changed[i] ? pool.domain(bits[i]) : component.domains[i];
            if (domains[i].size() == 1) {
                decided.add(component.variables[i]);
                decided.add(domains[i].values()[0]);
            }
        }
        var groups = new Groups(n);
        var tables = remainingTables(domains, groups);
        residues.begin(component, domains, changed, positionOf);
        var costs = residues.costs();
        for (var cost : costs) {
            join(groups, cost.scope());
        }
        return new Conditioned(residues.certain(), decided.toArray(), parts(domains, groups, tables, costs));
    }

    private void join(Groups groups, int[] scope) {
        for (int c = 1; c < scope.length; c++) {
            groups.join(positionOf[scope[0]], positionOf[scope[c]]);
        }
    }

    private List<Rows> remainingTables(Domain[] domains, Groups groups) throws CompilationStopped {
        var remaining = new ArrayList<Rows>();
        for (int t = 0; t < cells.length; t++) {
            var table = component.tables[t];
            boolean touched = false;
            double product = 1;
            for (int variable : table.scope()) {
                int position = positionOf[variable];
                touched |= changed[position];
                product *= domains[position].size();
            }
            if (product != (double) cells[t].length / table.arity()) {
                var rows = touched ? undecidedColumns(table, cells[t], domains) : table;
                remaining.add(rows);
                join(groups, rows.scope());
            }
        }
        return remaining;
    }

    private Rows undecidedColumns(Rows table, int[] rows, Domain[] domains) throws CompilationStopped {
        int arity = table.arity();
        var open = new IntList();
        for (int c = 0; c < arity; c++) {
            if (domains[positionOf[table.scope()[c]]].size() > 1) {
                open.add(c);
            }
        }
        var columns = open.toArray();
        var scope = Arrays.stream(columns).map(c -> table.scope()[c]).toArray();
        if (columns.length == arity) {
            return pool.rows(scope, rows);
        }
        var kept = new int[rows.length / arity * columns.length];
        int size = 0;
        for (int row = 0; row < rows.length; row += arity) {
            for (int c : columns) {
                kept[size++] = rows[row + c];
            }
        }
        return pool.rows(scope, kept);
    }

    private List<Component> parts(Domain[] domains, Groups groups, List<Rows> tables, List<Costs> costs) {
        var parts = new ArrayList<Part>();
        var partOf = new Part[domains.length];
        for (int i = 0; i < domains.length; i++) {
            if (domains[i].size() > 1) {
                int root = groups.root(i);
                if (partOf[root] == null) {
                    partOf[root] = new Part();
                    parts.add(partOf[root]);
                }
                partOf[root].variables.add(component.variables[i]);
                partOf[root].domains.add(domains[i]);
            }
        }
        for (var table : tables) {
            partOf[groups.root(positionOf[table.scope()[0]])].tables.add(table);
        }
        for (var cost : costs) {
            partOf[groups.root(positionOf[cost.scope()[0]])].costs.add(cost);
        }
        return parts.stream().map(this::component).toList();
    }

    private Component component(Part part) {
        part.tables.sort(Comparator.comparingInt(Rows::id));
        part.costs.sort(Comparator.comparingInt(Costs::id));
        return component(
                part.variables.toArray(),
                part.domains.toArray(Domain[]::new),
                part.tables.stream().distinct().toArray(Rows[]::new),
                part.costs.toArray(Costs[]::new));
    }

    /** A component in the making. */
    private static final class Part {
        final IntList variables = new IntList();
        final List<Domain> domains = new ArrayList<>();
        final List<Rows> tables = new ArrayList<>();
        final List<Costs> costs = new ArrayList<>();
    }

    /** Union-find over positions. */
    private static final class Groups {
        private final int[] parent;

        Groups(int size) {
            parent = new int[size];
            Arrays.setAll(parent, i -> i);
        }

        int root(int i) {
            int at = i;
            while (parent[at] != at) {
                parent[at] = parent[parent[at]];
                at = parent[at];
            }
            return at;
        }

        void join(int a, int b) {
            parent[Math.max(root(a), root(b))] = Math.min(root(a), root(b));
        }
    }
}
