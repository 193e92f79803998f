package org.wishwright.platform.plan.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.planning.PlanState;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.order.Orders;
import org.wishwright.platform.plan.BatchId;
import org.wishwright.platform.plan.BatchesReleased;
import org.wishwright.platform.plan.store.DispatchStore;
import org.wishwright.platform.plan.store.ReservationStore;
import org.wishwright.platform.timer.TimerHandler;
import org.wishwright.platform.timer.Timers;

/**
 * Freezes shifts: fixes the minutes of their operations by the dispatch rule and sends batches that start in them to the
 * floor. From then on an order can no longer be changed freely. A timer does it {@code freeze} before each shift.
 */
@Service
class Releasing implements TimerHandler {

    static final String KIND = "plan.release";
    private static final int BATCHES_AN_EVENT = 200;

    private final FactoryBook book;
    private final Reserving reserving;
    private final DispatchStore dispatch;
    private final Sequencing sequencing;
    private final Unpaid unpaid;
    private final ReservationStore reservations;
    private final Orders orders;
    private final Timers timers;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Releasing(
            FactoryBook book,
            Reserving reserving,
            DispatchStore dispatch,
            Sequencing sequencing,
            Unpaid unpaid,
            ReservationStore reservations,
            Orders orders,
            Timers timers,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.book = book;
        this.reserving = reserving;
        this.dispatch = dispatch;
        this.sequencing = sequencing;
        this.unpaid = unpaid;
        this.reservations = reservations;
        this.orders = orders;
        this.timers = timers;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void fire(UUID subject, Instant due) {
        release(new FactoryId(subject), null);
    }

    /**
     * Fixes the work in shifts up to an instant, or in those about to start. What is released ahead of its time keeps
     * only its own seconds: the rest of its shifts stays open, so no date that is promised next moves.
     *
     * @return how many batches went to the floor
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int release(FactoryId factory, @Nullable Instant until) {
        // the timer's row is locked before the factory, as when it fires, or the two would wait for each other
        timers.cancel(KIND, factory.value());
        var opened = book.write(factory, clock.instant());
        var freeze = book.description(factory).freeze();
        var frozen = frozen(opened, freeze);
        var asked = until == null ? frozen : until;
        var state = displaceUnpaid(opened, asked);
        var waiting = dispatch.waiting(factory, asked);
        dispatch.loosen(waiting);
        var planned = sequencing.of(factory, waiting, state);
        dispatch.fix(planned);
        var touched = new LinkedHashSet<String>();
        planned.forEach(operation -> touched.add(operation.batchId()));
        var released = dispatch.markReleased(touched, opened.now());
        for (var batch : released) {
            state = state.close(batch.toString());
        }
        var next = dispatch.nextShift(factory).map(shift -> shift.minus(freeze)).orElse(null);
        book.advance(opened, state, until == null ? frozen : opened.frozenUntil(), next);
        if (next != null) {
            timers.schedule(KIND, factory.value(), later(next, opened.now().plusSeconds(1)));
        }
        if (!released.isEmpty()) {
            orders.cuttingStarted(dispatch.ordersIn(released));
        }
        publish(factory, touched);
        return released.size();
    }

    /** Until when shifts are about to start: nothing new goes into them. */
    static Instant frozen(FactoryBook.Opened opened, Duration freeze) {
        return later(opened.now().plus(freeze), opened.frozenUntil());
    }

    /** Orders that are still unpaid when their first shift is fixed lose their place; paying gives them a new one. */
    private PlanState displaceUnpaid(FactoryBook.Opened opened, Instant frozen) {
        var state = opened.state();
        for (var order : unpaid.aboutToStart(opened.factory(), frozen)) {
            state = reserving.giveBack(opened, state, order);
            reservations.displace(order);
        }
        return state;
    }

    private void publish(FactoryId factory, Collection<String> touched) {
        var all = touched.stream().map(id -> new BatchId(UUID.fromString(id))).toList();
        for (int from = 0; from < all.size(); from += BATCHES_AN_EVENT) {
            int to = Math.min(all.size(), from + BATCHES_AN_EVENT);
            events.publishEvent(new BatchesReleased(factory, List.copyOf(all.subList(from, to))));
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
