package org.wishwright.platform.plan.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.wishwright.platform.plan.BatchId;
import org.wishwright.platform.plan.FloorNews;
import org.wishwright.platform.plan.chart.Bar;
import org.wishwright.platform.plan.store.ChartStore.Cell;
import org.wishwright.platform.plan.store.ChartStore.Step;

/**
 * Turns steps into bars. Steps whose minutes are not fixed are laid one after the other into their shift, which is how much
 * of it they hold; their order there may still change.
 */
@Component
class Bars {

    private final ObjectProvider<FloorNews> floor;

    Bars(ObjectProvider<FloorNews> floor) {
        this.floor = floor;
    }

    /** @param steps of each unit in the order of their shifts */
    List<Bar> each(List<Step> steps, Instant now) {
        var released = steps.stream()
                .filter(Step::released)
                .map(step -> new BatchId(step.batch()))
                .distinct()
                .toList();
        var news = floor.stream()
                .findFirst()
                .map(reporter -> reporter.steps(released))
                .orElse(Map.of());
        var bars = new ArrayList<Bar>(steps.size());
        var free = Instant.MIN;
        Step before = null;
        for (var step : steps) {
            if (before == null || !sameCell(before, step)) {
                free = step.shiftStart();
            }
            var start = Objects.requireNonNullElse(step.start(), free);
            var end = Objects.requireNonNullElse(
                    step.end(), earlier(start.plusSeconds(step.setupSeconds() + step.runSeconds()), step.shiftEnd()));
            free = end.isAfter(free) ? end : free;
            bars.add(bar(step, start, end, news.get(new BatchId(step.batch())), now));
            before = step;
        }
        return bars;
    }

    List<Bar> summed(List<Cell> cells, Instant now) {
        return cells.stream()
                .map(cell -> new Bar(
                        null,
                        null,
                        cell.pieces(),
                        cell.steps(),
                        0,
                        cell.workCentre(),
                        cell.unit(),
                        cell.shiftStart(),
                        cell.shiftEnd(),
                        cell.shiftStart(),
                        cell.released() ? Bar.State.RELEASED : cell.fixed() ? Bar.State.FIXED : Bar.State.OPEN,
                        isAfter(cell.shiftEnd(), cell.readyAt()) ? Bar.Late.AFTER_PROMISE : Bar.Late.NO,
                        cell.readyAt(),
                        ""))
                .toList();
    }

    private static boolean sameCell(Step a, Step b) {
        return a.workCentre().equals(b.workCentre())
                && a.unit() == b.unit()
                && a.shiftStart().equals(b.shiftStart());
    }

    private static Bar bar(
            Step step, Instant start, Instant end, @Nullable Map<Integer, FloorNews.State> news, Instant now) {
        var state = state(step, news == null ? null : news.get(step.no()));
        return new Bar(
                new BatchId(step.batch()),
                step.name(),
                step.quantity(),
                1,
                step.no(),
                step.workCentre(),
                step.unit(),
                start,
                end,
                earlier(start.plusSeconds(step.setupSeconds()), end),
                state,
                late(step, state, end, now),
                step.readyAt(),
                step.limitedBy());
    }

    private static Bar.State state(Step step, FloorNews.@Nullable State news) {
        if (news != null) {
            return switch (news) {
                case WAITING -> Bar.State.RELEASED;
                case STARTED -> Bar.State.STARTED;
                case DONE -> Bar.State.DONE;
            };
        }
        return step.released() ? Bar.State.RELEASED : step.start() != null ? Bar.State.FIXED : Bar.State.OPEN;
    }

    private static Bar.Late late(Step step, Bar.State state, Instant end, Instant now) {
        if (state == Bar.State.DONE) {
            return Bar.Late.NO;
        }
        if (isAfter(end, step.readyAt())) {
            return Bar.Late.AFTER_PROMISE;
        }
        return end.isBefore(now) ? Bar.Late.BEHIND : Bar.Late.NO;
    }

    private static boolean isAfter(Instant end, @Nullable Instant readyAt) {
        return readyAt != null && end.isAfter(readyAt);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
