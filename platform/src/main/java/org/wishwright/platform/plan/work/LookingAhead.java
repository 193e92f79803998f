package org.wishwright.platform.plan.work;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.planning.Dispatch;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.plan.ReleaseAhead;
import org.wishwright.platform.plan.store.AheadStore;
import org.wishwright.platform.plan.store.DispatchStore;
import org.wishwright.platform.plan.store.DispatchStore.Waiting;

/** Works out what {@link Releasing} would do, by the same rules, and does nothing. */
@Component
class LookingAhead {

    private final FactoryBook book;
    private final DispatchStore dispatch;
    private final Sequencing sequencing;
    private final Unpaid unpaid;
    private final AheadStore store;
    private final OrderBook orders;
    private final BusinessClock clock;

    LookingAhead(
            FactoryBook book,
            DispatchStore dispatch,
            Sequencing sequencing,
            Unpaid unpaid,
            AheadStore store,
            OrderBook orders,
            BusinessClock clock) {
        this.book = book;
        this.dispatch = dispatch;
        this.sequencing = sequencing;
        this.unpaid = unpaid;
        this.store = store;
        this.orders = orders;
        this.clock = clock;
    }

    /** @param until as {@link Releasing#release} takes it */
    ReleaseAhead release(FactoryId factory, @Nullable Instant until) {
        var opened = book.read(factory, clock.instant());
        var asked = until == null
                ? Releasing.frozen(opened, book.description(factory).freeze())
                : until;
        var leaving = unpaid.aboutToStart(factory, asked);
        var waiting = staying(dispatch.waiting(factory, asked), leaving);
        var planned = sequencing.of(factory, waiting, opened.state());
        var finishes = store.finishes(planned, leaving, 1_000);
        var told = finishes.subList(0, Math.min(finishes.size(), ReleaseAhead.MOST));
        var names = orders.summaries(Stream.concat(told.stream().map(AheadStore.Finish::order), leaving.stream())
                .limit(1_000)
                .toList());
        return new ReleaseAhead(
                store.unreleased(planned),
                told.stream()
                        .filter(one -> names.containsKey(one.order()))
                        .map(one -> new ReleaseAhead.Moved(
                                one.order(),
                                Objects.requireNonNull(names.get(one.order())).number(),
                                one.shipBy(),
                                one.before(),
                                one.after()))
                        .toList(),
                finishes.size() - told.size(),
                leaving.stream()
                        .map(names::get)
                        .filter(Objects::nonNull)
                        .map(one -> new ReleaseAhead.Waiting(one.id(), one.number(), one.shipBy()))
                        .toList());
    }

    /** The work without the pieces of those who leave. */
    private List<Waiting> staying(List<Waiting> waiting, List<OrderId> leaving) {
        var left = leaving.isEmpty() ? Map.<String, AheadStore.Left>of() : store.without(leaving);
        return waiting.stream()
                .map(operation -> staying(operation, left.get(operation.job().batchId())))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Waiting staying(Waiting operation, AheadStore.@Nullable Left left) {
        if (left == null) {
            return operation;
        }
        var due = left.due();
        if (due == null) {
            return null;
        }
        var job = operation.job();
        return new Waiting(
                operation.unit(),
                operation.shift(),
                new Dispatch.ShiftJob(
                        job.batchId(),
                        job.step(),
                        job.family(),
                        job.setupSeconds(),
                        job.runSeconds() * left.left() / left.quantity(),
                        due,
                        job.earliestStart()));
    }
}
