package org.wishwright.platform.plan.chart;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.plan.PlanWatch.Overdue;

/**
 * A factory's plan in a window of time, bounded however much is planned.
 *
 * @param names of all work centres, by their code
 * @param centres work centres with the units that have a row; {@code hiddenUnits} have none
 * @param shifts that touch the window
 * @param bars one a step, or one a unit and shift where there are too many steps to tell apart
 * @param summed whether bars stand for a shift each
 * @param steps how many steps lie in the window; beyond what was counted, {@code atLeast} is true
 */
public record PlanChart(
        String zone,
        Instant now,
        Instant from,
        Instant to,
        Map<String, LocalText> names,
        List<Centre> centres,
        int hiddenUnits,
        List<Span> shifts,
        List<Bar> bars,
        boolean summed,
        int steps,
        List<Overdue> overdue) {

    /** Steps that are drawn one by one. */
    public static final int MOST_BARS = 600;

    /** Rows that are drawn. */
    public static final int MOST_ROWS = 60;

    /** What a reader of this language calls a work centre. */
    public String centreName(String code, Locale language) {
        var name = names.get(code);
        return name == null ? code : name.in(language);
    }

    public record Span(Instant start, Instant end) {}

    /** @param units rows, fewer than it has where there are too many */
    public record Centre(String code, LocalText name, int units, int allUnits, List<Load> loads) {}

    /** @param percent of the shift's capacity that promises hold, whole */
    public record Load(Instant start, Instant end, long percent) {}
}
