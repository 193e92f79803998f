package org.wishwright.platform.order.work;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Disclosures;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.Waybill;
import org.wishwright.platform.order.store.WaybillStore;

/** The masked address of an order, for its maker alone; each look is written down for the buyer. */
@Service
public class Waybills {

    private final WaybillStore store;
    private final Disclosures looks;

    Waybills(WaybillStore store, Disclosures looks) {
        this.store = store;
        this.looks = looks;
    }

    @Transactional
    public Waybill of(Caller caller, OrderId order) {
        var sent = store.of(caller.organisation(Role.MAKER), order).orElseThrow(() -> new RefusedException(notFound()));
        looks.seen(caller, sent.buyer(), Disclosures.Field.ADDRESS, "order.waybill");
        return Waybill.of(sent.address());
    }

    static Refusal notFound() {
        return Refusal.of(
                "order.address-not-found",
                "There is no address for this order: it is not yours, it is over, or the buyer was erased.");
    }
}
