package org.wishwright.benchmarks.pages;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.wishwright.simulator.report.Row;

/**
 * Measures one row after the other, each within a time of its own. A row that fails, or does not end in time, is printed with the
 * reason and stops none of those after it.
 */
final class Rows {

    private static final String OWN = "org.wishwright";

    private final Predicate<String> wanted;
    private final Consumer<Row> printer;
    private boolean complete = true;

    Rows(Predicate<String> wanted, Consumer<Row> printer) {
        this.wanted = wanted;
        this.printer = printer;
    }

    /** @param reach what the row should come to, in its unit */
    record Measure(String name, String unit, String better, double reach, Duration longest) {}

    boolean wants(String name) {
        return wanted.test(name);
    }

    /** Whether every row so far was measured. */
    boolean complete() {
        return complete;
    }

    void row(Measure measure, Callable<Reading> task) throws InterruptedException {
        if (!wants(measure.name())) {
            return;
        }
        var reading = new FutureTask<>(task);
        var thread =
                Thread.ofVirtual().name(measure.name()).start(reading); // its network calls end when it is interrupted
        try {
            print(measure, reading.get(measure.longest().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            var place = place(thread);
            thread.interrupt();
            fail(measure, "It did not end within " + measure.longest().toSeconds() + " s; it was at " + place + ".");
        } catch (ExecutionException e) {
            fail(measure, reason(Objects.requireNonNullElse(e.getCause(), e)));
        }
    }

    private void print(Measure measure, Reading reading) {
        if (Double.isNaN(reading.value())) {
            fail(measure, "It has no value.");
            return;
        }
        var more = new LinkedHashMap<String, Object>(Map.of("reach", short4(measure.reach())));
        reading.more()
                .forEach((name, value) -> more.put(name, value instanceof Double number ? short4(number) : value));
        var value = short4(reading.value());
        printer.accept(new Row(PagesBench.NAME, measure.name(), value, measure.unit(), measure.better(), more));
    }

    private void fail(Measure measure, String why) {
        complete = false;
        var more = new LinkedHashMap<String, Object>();
        more.put("reach", short4(measure.reach()));
        more.put("why", why);
        printer.accept(
                new Row(PagesBench.NAME, measure.name(), "not measured", measure.unit(), measure.better(), more));
    }

    private static String reason(Throwable failure) {
        var said = new ArrayList<String>();
        for (Throwable one = failure; one != null && said.size() < 3; one = one.getCause()) {
            said.add(one.getClass().getSimpleName() + ": " + one.getMessage());
        }
        return String.join("; because of ", said);
    }

    private static String place(Thread thread) {
        for (var frame : thread.getStackTrace()) {
            if (frame.getClassName().startsWith(OWN)) {
                return frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber();
            }
        }
        return "its end";
    }

    /** Four figures are what a measurement of this kind is good for. */
    private static BigDecimal short4(double value) {
        var rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
