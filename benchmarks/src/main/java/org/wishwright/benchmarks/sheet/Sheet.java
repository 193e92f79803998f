package org.wishwright.benchmarks.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wishwright.simulator.report.Machine;
import org.wishwright.simulator.report.Row;
import org.wishwright.simulator.report.Table;

/**
 * Prints the rows of one bench as they are measured. A row that fails is printed with the reason and stops none of those after it.
 */
public final class Sheet {

    private final String bench;
    private final boolean json;
    private final List<String> only;
    private boolean complete = true;

    /** @param only the rows that are wanted; empty for all */
    public Sheet(String bench, boolean json, List<String> only) {
        this.bench = bench;
        this.json = json;
        this.only = only;
        if (json) {
            System.out.println(Machine.line());
        }
    }

    /** A row of the table: its name, what it should come to, and what it is hoped to. */
    public record Measure(String name, String unit, String better, double reach, double aim) {}

    /** What a row found, and what belongs to it. */
    public record Found(double value, Map<String, Object> more) {

        /** @param more names and values in turn */
        public static Found of(double value, Object... more) {
            var map = new LinkedHashMap<String, Object>();
            for (int i = 0; i + 1 < more.length; i += 2) {
                map.put(String.valueOf(more[i]), more[i + 1]);
            }
            return new Found(value, map);
        }
    }

    public boolean wants(String name) {
        return only.isEmpty() || only.contains(name);
    }

    /** Whether every row so far was measured. */
    public boolean complete() {
        return complete;
    }

    public void row(Measure measure, Callable<Found> task) {
        if (!wants(measure.name())) {
            return;
        }
        var more = new LinkedHashMap<String, Object>();
        more.put("reach", short4(measure.reach()));
        more.put("aim", short4(measure.aim()));
        Object value;
        try {
            var found = task.call();
            found.more().forEach((name, one) -> more.put(name, one instanceof Double d ? short4(d) : one));
            value = short4(found.value());
        } catch (Exception e) {
            complete = false;
            value = "not measured";
            more.put("why", String.valueOf(e.getMessage()));
        }
        print(new Row(bench, measure.name(), value, measure.unit(), measure.better(), more));
    }

    public void print(Row row) {
        var text = row.value() + " " + row.unit() + " " + row.more();
        System.out.println(
                json
                        ? row.json()
                        : new Table().row(row.measure(), text).toString().strip());
    }

    /** Four figures are what a measurement of this kind is good for. */
    private static BigDecimal short4(double value) {
        var rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
