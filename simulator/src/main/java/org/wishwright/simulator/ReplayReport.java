package org.wishwright.simulator;

import java.util.ArrayList;
import java.util.List;
import org.wishwright.simulator.report.Machine;
import org.wishwright.simulator.report.Row;
import org.wishwright.simulator.report.Table;

/**
 * How a replay went.
 *
 * @param faults what must not be; empty where all is well
 */
record ReplayReport(List<Row> rows, Table table, List<String> faults) {

    /** The machine, then a row a measure, each as JSON. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(Machine.line());
        rows.forEach(row -> lines.add(row.json()));
        return lines;
    }
}
