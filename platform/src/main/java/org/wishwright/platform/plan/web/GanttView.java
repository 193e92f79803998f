package org.wishwright.platform.plan.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.plan.chart.Bar;
import org.wishwright.platform.plan.chart.PlanChart;

/**
 * The chart on a screen: minutes from its left edge across, pixels down. A script may stretch the minutes; without one the
 * scale is that of the zoom that was asked for.
 *
 * @param scale pixels a minute
 */
public record GanttView(
        PlanChart chart,
        Zoom zoom,
        LocalDate first,
        double scale,
        List<Row> rows,
        List<Tick> ticks,
        List<Drawn> bars,
        List<Column> loads) {

    public static final int HEAD = 44;
    static final int CENTRE = 48;
    static final int UNIT = 44;
    private static final double LEAST = 3;

    /** How much time is shown; {@code days} from midnight. */
    public enum Zoom {
        DAY(1, 1.0),
        WEEK(7, 0.3),
        MONTH(31, 0.045),
        FIT(0, 0);

        final int days;
        final double scale;

        Zoom(int days, double scale) {
            this.days = days;
            this.scale = scale;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A work centre ({@code unit} −1) or one of its units. */
    public record Row(String code, LocalText name, int unit, int y, int height) {}

    /** @param major whether a day begins */
    public record Tick(double minute, ZonedDateTime at, boolean major) {}

    public record Drawn(Bar bar, double minute, double minutes, int y, long setupPercent, boolean roomForWords) {}

    /** The load of a work centre in one shift. */
    public record Column(LocalText centre, Instant start, double minute, double minutes, int y, long percent) {}

    static GanttView of(PlanChart chart, Zoom zoom, LocalDate first) {
        var minutes = minutes(chart.from(), chart.to());
        double scale = zoom == Zoom.FIT ? Math.max(0.03, 1100 / minutes) : zoom.scale;
        var rows = rows(chart);
        var tops = new HashMap<String, Row>();
        rows.forEach(row -> tops.put(row.code() + "#" + row.unit(), row));
        return new GanttView(
                chart, zoom, first, scale, rows, ticks(chart, scale), drawn(chart, scale, tops), columns(chart, tops));
    }

    public long width() {
        return Math.round(minutes(chart.from(), chart.to()) * scale);
    }

    public int height() {
        return HEAD + rows.stream().mapToInt(Row::height).sum();
    }

    /** Pixels of so many minutes, with one decimal at most. */
    public String px(double minutes) {
        return number(minutes * scale);
    }

    public String number(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    /** What stands at a tick: the day, or the hour in it. */
    public String label(Tick tick, Locale language) {
        if (!tick.major()) {
            return tick.at().getHour() + ":00";
        }
        boolean chinese = language.getLanguage().equals("zh");
        boolean narrow = scale * 1440 < 90;
        var pattern = chinese ? (narrow ? "M/d" : "M月d日 EEE") : (narrow ? "d MMM" : "EEE d MMM");
        return DateTimeFormatter.ofPattern(pattern, language).format(tick.at());
    }

    public double minute(Instant instant) {
        return minutes(chart.from(), instant);
    }

    public boolean showsNow() {
        return !chart.now().isBefore(chart.from()) && chart.now().isBefore(chart.to());
    }

    /** The day that the list of a phone shows: today where the window holds it. */
    public LocalDate listed() {
        return showsNow() ? LocalDate.ofInstant(chart.now(), ZoneId.of(chart.zone())) : first;
    }

    /** The bars of one day by work centre, in the order of the work centres. */
    public Map<PlanChart.Centre, List<Bar>> list() {
        var zone = ZoneId.of(chart.zone());
        var from = listed().atStartOfDay(zone).toInstant();
        var to = listed().plusDays(1).atStartOfDay(zone).toInstant();
        var list = new java.util.LinkedHashMap<PlanChart.Centre, List<Bar>>();
        for (var centre : chart.centres()) {
            var own = chart.bars().stream()
                    .filter(bar -> bar.workCentre().equals(centre.code()))
                    .filter(bar -> bar.end().isAfter(from) && bar.start().isBefore(to))
                    .sorted(java.util.Comparator.comparing(Bar::start))
                    .toList();
            list.put(centre, own);
        }
        return list;
    }

    /** A time of day in the factory's zone. */
    public String clock(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm").format(instant.atZone(ZoneId.of(chart.zone())));
    }

    /** A day and time in the factory's zone. */
    public String moment(Instant instant) {
        return DateTimeFormatter.ofPattern("MM-dd HH:mm").format(instant.atZone(ZoneId.of(chart.zone())));
    }

    private static double minutes(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / 60.0;
    }

    private static List<Row> rows(PlanChart chart) {
        var rows = new ArrayList<Row>();
        int y = HEAD;
        for (var centre : chart.centres()) {
            rows.add(new Row(centre.code(), centre.name(), -1, y, CENTRE));
            y += CENTRE;
            for (int unit = 0; unit < centre.units(); unit++) {
                rows.add(new Row(centre.code(), centre.name(), unit, y, UNIT));
                y += UNIT;
            }
        }
        return rows;
    }

    private static List<Drawn> drawn(PlanChart chart, double scale, Map<String, Row> tops) {
        var drawn = new ArrayList<Drawn>();
        for (var bar : chart.bars()) {
            var row = tops.get(bar.workCentre() + "#" + bar.unit());
            var start = bar.start().isBefore(chart.from()) ? chart.from() : bar.start();
            var end = bar.end().isAfter(chart.to()) ? chart.to() : bar.end();
            if (row != null && start.isBefore(end)) {
                double length = Math.max(minutes(start, end), LEAST / scale);
                double setup = Math.max(0, minutes(start, bar.setupEnd()));
                drawn.add(new Drawn(
                        bar,
                        minutes(chart.from(), start),
                        length,
                        row.y() + 4,
                        Math.min(100, Math.round(100 * setup / length)),
                        length * scale > 36));
            }
        }
        return drawn;
    }

    private static List<Column> columns(PlanChart chart, Map<String, Row> tops) {
        var columns = new ArrayList<Column>();
        for (var centre : chart.centres()) {
            var row = tops.get(centre.code() + "#-1");
            for (var load : centre.loads()) {
                var start = load.start().isBefore(chart.from()) ? chart.from() : load.start();
                var end = load.end().isAfter(chart.to()) ? chart.to() : load.end();
                if (row != null && start.isBefore(end)) {
                    columns.add(new Column(
                            centre.name(),
                            load.start(),
                            minutes(chart.from(), start),
                            minutes(start, end),
                            row.y(),
                            load.percent()));
                }
            }
        }
        return columns;
    }

    private static List<Tick> ticks(PlanChart chart, double scale) {
        var zone = ZoneId.of(chart.zone());
        var ticks = new ArrayList<Tick>();
        int hours = scale >= 0.8 ? 1 : scale >= 0.2 ? 6 : 24;
        int everyDay = scale * 1440 >= 60 ? 1 : (int) Math.ceil(60 / (scale * 1440));
        var at = ZonedDateTime.ofInstant(chart.from(), zone).toLocalDate().atStartOfDay(zone);
        for (int n = 0; at.toInstant().isBefore(chart.to()); n++) {
            boolean major = at.getHour() == 0;
            boolean skipped = major && hours == 24 && n % everyDay != 0;
            if (!at.toInstant().isBefore(chart.from()) && !skipped) {
                ticks.add(new Tick(minutes(chart.from(), at.toInstant()), at, major));
            }
            at = hours == 24
                    ? at.toLocalDate().plusDays(1).atStartOfDay(zone)
                    : at.toLocalDateTime().plusHours(hours).atZone(zone);
        }
        return ticks;
    }
}
