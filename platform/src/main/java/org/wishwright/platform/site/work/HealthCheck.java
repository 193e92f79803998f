package org.wishwright.platform.site.work;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.WaitingEvents;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentFilter;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.order.MakerFigures;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.plan.Replanning;
import org.wishwright.platform.production.FloorFigures;
import org.wishwright.platform.site.Health;
import org.wishwright.platform.timer.TimerBook;

/** Asks each part of the platform how it is, and each stage what got stuck in it; every answer is bounded. */
@Component
public class HealthCheck {

    private static final int MOST = 20;
    private static final int MOST_WAITING = 500;
    private static final Duration PLANNED_WITHIN = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final TimerBook timers;
    private final WaitingEvents events;
    private final MakerFigures orders;
    private final Replanning replanning;
    private final FloorFigures floor;
    private final Factories factories;
    private final Parties parties;
    private final Payments payments;
    private final BusinessClock clock;

    HealthCheck(
            JdbcClient jdbc,
            TimerBook timers,
            WaitingEvents events,
            MakerFigures orders,
            Replanning replanning,
            FloorFigures floor,
            Factories factories,
            Parties parties,
            Payments payments,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.timers = timers;
        this.events = events;
        this.orders = orders;
        this.replanning = replanning;
        this.floor = floor;
        this.factories = factories;
        this.parties = parties;
        this.payments = payments;
        this.clock = clock;
    }

    public Health of(Caller operator) {
        var now = clock.instant();
        var idle = floor.idle(now, Duration.ofHours(Health.IDLE_HOURS), MOST);
        return new Health(
                databaseMillis(),
                timers.figures(),
                events.figures(),
                events.oldest(MOST),
                unplanned(orders.waiting(now.minus(PLANNED_WITHIN), MOST_WAITING)),
                idle,
                makers(idle),
                payments(operator, "UNKNOWN"),
                payments(operator, "FLAGGED"));
    }

    private long databaseMillis() {
        long start = System.nanoTime();
        jdbc.sql("select 1").query(Integer.class).single();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private List<OrderSummary> unplanned(List<OrderSummary> waiting) {
        var unplanned =
                replanning.unplanned(waiting.stream().map(OrderSummary::id).toList());
        return waiting.stream()
                .filter(order -> unplanned.contains(order.id()))
                .limit(MOST)
                .toList();
    }

    private Map<String, String> makers(List<FloorFigures.Idle> idle) {
        var known = factories.makers(
                idle.stream().map(FloorFigures.Idle::factory).distinct().toList());
        var makers = new HashMap<String, String>();
        for (var one : idle) {
            var maker = known.get(one.factory());
            makers.put(one.factory().toString(), maker == null ? Parties.NOBODY : parties.displayName(maker));
        }
        return makers;
    }

    private List<Payment> payments(Caller operator, String state) {
        return payments.list(operator, new PaymentFilter(state, null, MOST)).items();
    }
}
