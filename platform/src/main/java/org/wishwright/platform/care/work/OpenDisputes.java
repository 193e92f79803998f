package org.wishwright.platform.care.work;

import org.springframework.stereotype.Component;
import org.wishwright.platform.care.store.DisputeStore;
import org.wishwright.platform.order.Complaints;
import org.wishwright.platform.order.OrderId;

/** A dispute that nobody has decided stops the release of its order's money. */
@Component
class OpenDisputes implements Complaints {

    private final DisputeStore store;

    OpenDisputes(DisputeStore store) {
        this.store = store;
    }

    @Override
    public boolean open(OrderId order) {
        return store.undecided(order);
    }
}
