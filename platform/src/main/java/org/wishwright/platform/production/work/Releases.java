package org.wishwright.platform.production.work;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.IdSource;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderEvents.OrderCancelled;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.plan.BatchesReleased;
import org.wishwright.platform.plan.Plans;
import org.wishwright.platform.plan.ReleasedBatch;
import org.wishwright.platform.production.store.FloorStore;
import org.wishwright.platform.production.store.ReleaseStore;

/** Puts released batches on the floor, and takes off what was cancelled before it was begun. */
@Service
public class Releases {

    private final Plans plans;
    private final ReleaseStore store;
    private final FloorStore floor;
    private final OrderBook orders;
    private final BusinessClock clock;
    private final IdSource ids;
    private final SecureRandom random;

    Releases(
            Plans plans,
            ReleaseStore store,
            FloorStore floor,
            OrderBook orders,
            BusinessClock clock,
            IdSource ids,
            SecureRandom random) {
        this.plans = plans;
        this.store = store;
        this.floor = floor;
        this.orders = orders;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    /** A release heard twice changes nothing; one heard again when later steps were fixed renews their times. */
    @ApplicationModuleListener
    void on(BatchesReleased event) {
        var batches = plans.released(event.batches());
        if (!batches.isEmpty()) {
            store.release(batches, clock.instant(), ids::next, () -> token(random));
            calledOff(batches).forEach(order -> floor.cancel(order.value()));
        }
    }

    /** Orders that were called off between their release and now. */
    private List<OrderId> calledOff(List<ReleasedBatch> batches) {
        var members = batches.stream()
                .flatMap(batch -> batch.members().stream())
                .map(ReleasedBatch.Member::order)
                .distinct()
                .toList();
        return orders.summaries(members).values().stream()
                .filter(order -> order.state() instanceof OrderState.Cancelled)
                .map(OrderSummary::id)
                .toList();
    }

    @ApplicationModuleListener
    void on(OrderCancelled event) {
        floor.cancel(event.order().value());
    }

    /** 128 random bits for a label's link. */
    static UUID token(SecureRandom random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
