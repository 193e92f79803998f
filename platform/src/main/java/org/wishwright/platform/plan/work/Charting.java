package org.wishwright.platform.plan.work;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.planning.Shift;
import org.wishwright.planning.WorkCentre;
import org.wishwright.platform.factory.Description;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.MakerFigures;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.plan.PlanWatch;
import org.wishwright.platform.plan.chart.Bar;
import org.wishwright.platform.plan.chart.BatchSheet;
import org.wishwright.platform.plan.chart.PlanChart;
import org.wishwright.platform.plan.store.BoardStore;
import org.wishwright.platform.plan.store.ChartStore;

/** Gathers the chart of a maker's plan: a window of time, and no more rows and bars than a page bears. */
@Service
public class Charting {

    private static final int MOST_ORDERS_FOUND = 500;
    private static final int MOST_MEMBERS = 50;
    private static final int MOST_OVERDUE = 20;
    private static final Duration LONGEST = Duration.ofDays(32);

    private final Factories factories;
    private final ChartStore store;
    private final BoardStore boards;
    private final Bars bars;
    private final PlanWatch watch;
    private final MakerFigures found;
    private final OrderBook orders;
    private final BusinessClock clock;

    Charting(
            Factories factories,
            ChartStore store,
            BoardStore boards,
            Bars bars,
            PlanWatch watch,
            MakerFigures found,
            OrderBook orders,
            BusinessClock clock) {
        this.factories = factories;
        this.store = store;
        this.boards = boards;
        this.bars = bars;
        this.watch = watch;
        this.found = found;
        this.orders = orders;
        this.clock = clock;
    }

    /** @param centre a work centre's code and {@code text} an order's number or a product; empty: all */
    public record Wanted(Instant from, Instant to, String centre, String text) {}

    public PlanChart chart(Caller caller, Wanted wanted) {
        if (!wanted.from().isBefore(wanted.to())
                || Duration.between(wanted.from(), wanted.to()).compareTo(LONGEST) > 0) {
            throw new RefusedException(Refusal.of(
                    "plan.range-invalid", "Ask for at least an instant and at most 31 days.", "field", "from"));
        }
        var maker = caller.organisation(Role.MAKER);
        var factory = factory(caller);
        var matching = found.matching(maker, wanted.text(), MOST_ORDERS_FOUND).stream()
                .map(OrderId::value)
                .toList();
        var question = new ChartStore.Wanted(
                factory,
                wanted.from(),
                wanted.to(),
                wanted.centre(),
                wanted.text().strip(),
                matching);
        var steps = store.steps(question, PlanChart.MOST_BARS + 1);
        boolean summed = steps.size() > PlanChart.MOST_BARS;
        var description = factories.description(factory);
        var now = clock.instant();
        var drawn = summed ? bars.summed(store.cells(question), now) : bars.each(steps, now);
        var rows = rows(description, factory, wanted);
        var visible = drawn.stream().filter(bar -> rows.shows(bar)).toList();
        return new PlanChart(
                description.zone(),
                now,
                wanted.from(),
                wanted.to(),
                description.centreNames(),
                rows.centres(),
                rows.hidden(),
                rows.shifts(),
                visible,
                summed,
                drawn.stream().mapToInt(Bar::count).sum(),
                watch.overdue(caller, MOST_OVERDUE));
    }

    /** When work begins and ends that is not over; empty where nothing is planned. */
    public Optional<PlanChart.Span> extent(Caller caller) {
        var extent = store.extent(factory(caller), clock.instant());
        var first = extent.first();
        var last = extent.last();
        return first == null || last == null ? Optional.empty() : Optional.of(new PlanChart.Span(first, last));
    }

    /** The first day with work from a day on; that day itself where there is none. */
    public LocalDate firstDayWithWork(Caller caller, LocalDate from, ZoneId zone) {
        return store.nextWork(factory(caller), from.atStartOfDay(zone).toInstant())
                .map(shift -> LocalDate.ofInstant(shift, zone))
                .filter(day -> day.isAfter(from))
                .orElse(from);
    }

    /** One batch of the caller's factory; refused where it is not hers. */
    public BatchSheet batch(Caller caller, UUID batch) {
        var steps = store.batch(factory(caller), batch);
        if (steps.isEmpty()) {
            throw new RefusedException(Refusal.of("plan.batch-not-found", "There is no such batch in your plan."));
        }
        var rows = store.members(batch, MOST_MEMBERS + 1);
        var shown = rows.subList(0, Math.min(rows.size(), MOST_MEMBERS));
        var numbers = orders.summaries(
                shown.stream().map(row -> new OrderId(row.order())).toList());
        var members = new ArrayList<BatchSheet.Member>();
        for (var row : shown) {
            var summary = numbers.get(new OrderId(row.order()));
            if (summary != null) {
                members.add(new BatchSheet.Member(
                        summary.id(), summary.number(), row.quantity(), row.readyAt(), row.shipBy(), row.limitedBy()));
            }
        }
        var first = steps.getFirst();
        return new BatchSheet(
                first.name(),
                factories.description(factory(caller)).centreNames(),
                first.quantity(),
                bars.each(steps, clock.instant()),
                members,
                rows.size() - shown.size());
    }

    private record Rows(
            List<PlanChart.Centre> centres, int hidden, List<PlanChart.Span> shifts, Map<String, Integer> units) {
        boolean shows(Bar bar) {
            return bar.unit() < units.getOrDefault(bar.workCentre(), 0);
        }
    }

    private Rows rows(Description description, FactoryId factory, Wanted wanted) {
        var names = description.centreNames();
        var held = new HashMap<String, Map<Instant, Long>>();
        boards.held(factory, wanted.from().minus(Duration.ofDays(1)), wanted.to())
                .forEach(row -> held.computeIfAbsent(row.workCentre(), code -> new HashMap<>())
                        .put(row.shiftStart(), row.seconds()));
        var centres = new ArrayList<PlanChart.Centre>();
        var units = new HashMap<String, Integer>();
        int left = PlanChart.MOST_ROWS;
        int hidden = 0;
        var shifts = List.<PlanChart.Span>of();
        for (var centre : description.plant().workCentres()) {
            if (!wanted.centre().isEmpty() && !wanted.centre().equals(centre.code())) {
                continue;
            }
            var touching = touching(centre, wanted);
            shifts = touching.stream()
                    .map(shift -> new PlanChart.Span(shift.start(), shift.end()))
                    .toList();
            int shown = Math.min(left, centre.units());
            left -= shown;
            hidden += centre.units() - shown;
            if (shown > 0) {
                units.put(centre.code(), shown);
                centres.add(new PlanChart.Centre(
                        centre.code(),
                        names.getOrDefault(centre.code(), LocalText.of("und", centre.code())),
                        shown,
                        centre.units(),
                        loads(centre, touching, held.getOrDefault(centre.code(), Map.of()))));
            }
        }
        return new Rows(centres, hidden, shifts, units);
    }

    private static List<Shift> touching(WorkCentre centre, Wanted wanted) {
        return centre
                .calendar()
                .shifts(wanted.from().minus(Duration.ofDays(1)), wanted.to().plus(Duration.ofDays(1)))
                .stream()
                .filter(shift ->
                        shift.end().isAfter(wanted.from()) && shift.start().isBefore(wanted.to()))
                .toList();
    }

    private static List<PlanChart.Load> loads(WorkCentre centre, List<Shift> shifts, Map<Instant, Long> held) {
        return shifts.stream()
                .map(shift -> new PlanChart.Load(
                        shift.start(),
                        shift.end(),
                        Math.round(100.0
                                * held.getOrDefault(shift.start(), 0L)
                                / Math.max(1, shift.seconds() * centre.units()))))
                .toList();
    }

    private FactoryId factory(Caller caller) {
        return factories
                .factoryOf(caller.organisation(Role.MAKER))
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "factory.not-found", "Your organisation has not described a factory yet. Do that first.")));
    }
}
