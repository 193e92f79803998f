package org.wishwright.platform.order.web;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.Waybill;
import org.wishwright.platform.order.work.Waybills;

/** What may stand on a parcel, for the maker who sends it. */
@RestController
class WaybillApi {

    private final Waybills waybills;

    WaybillApi(Waybills waybills) {
        this.waybills = waybills;
    }

    @GetMapping("/api/v1/maker/orders/{order}/waybill")
    Waybill waybill(Caller caller, @PathVariable UUID order) {
        return waybills.of(caller, new OrderId(order));
    }
}
