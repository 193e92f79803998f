package org.wishwright.platform.plan.work;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.plan.WorkDoneAhead;
import org.wishwright.platform.plan.store.CapacityStore;
import org.wishwright.platform.plan.store.DispatchStore;

/** Gives later orders the shifts of work that was done before they began. */
@Service
class GivingBack {

    private final FactoryBook book;
    private final DispatchStore dispatch;
    private final CapacityStore capacity;
    private final BusinessClock clock;

    GivingBack(FactoryBook book, DispatchStore dispatch, CapacityStore capacity, BusinessClock clock) {
        this.book = book;
        this.dispatch = dispatch;
        this.capacity = capacity;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(WorkDoneAhead event) {
        var opened = book.write(event.factory(), clock.instant());
        var free = dispatch.done(event.steps(), opened.now());
        if (!free.isEmpty()) {
            capacity.change(event.factory(), free);
            book.forget(opened);
        }
    }
}
