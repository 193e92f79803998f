package org.wishwright.platform.order.work;

import org.springframework.stereotype.Component;
import org.wishwright.platform.order.Complaints;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.store.ReturnStore;

/** Of what is on its way back nothing more is released. */
@Component
class OpenReturns implements Complaints {

    private final ReturnStore store;

    OpenReturns(ReturnStore store) {
        this.store = store;
    }

    @Override
    public boolean open(OrderId order) {
        return store.find(order).filter(row -> row.arrived() == null).isPresent();
    }
}
