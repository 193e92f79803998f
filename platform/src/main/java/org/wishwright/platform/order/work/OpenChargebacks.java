package org.wishwright.platform.order.work;

import org.springframework.stereotype.Component;
import org.wishwright.platform.ledger.Chargebacks;
import org.wishwright.platform.order.Complaints;
import org.wishwright.platform.order.OrderId;

/** Money that a bank has taken back stops the release of its order's money until the bank has decided. */
@Component
class OpenChargebacks implements Complaints {

    private final Chargebacks chargebacks;

    OpenChargebacks(Chargebacks chargebacks) {
        this.chargebacks = chargebacks;
    }

    @Override
    public boolean open(OrderId order) {
        return chargebacks.open(order.value());
    }
}
