package org.wishwright.platform.order.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.FreightRule;
import org.wishwright.platform.order.work.FreightDesk;
import org.wishwright.platform.order.work.OrderReading;

/** Orders that the caller's organisation makes, and what it takes for freight. */
@RestController
@RequestMapping("/api/v1/maker")
class MakerOrderApi {

    private final OrderReading reading;
    private final FreightDesk freight;

    MakerOrderApi(OrderReading reading, FreightDesk freight) {
        this.reading = reading;
        this.freight = freight;
    }

    record FreightLine(@Nullable String region, @Nullable Amount amount) {}

    record FreightTable(@Nullable List<FreightLine> rules) {}

    @GetMapping("/orders")
    OrderApi.OrderList list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return OrderApi.OrderList.of(reading.toMake(caller, new OrderReading.Wanted(state, number, cursor, limit)));
    }

    @GetMapping("/orders/{order}")
    OrderBody one(Caller caller, @PathVariable String order) {
        return OrderBody.of(reading.forCutting(caller, Ids.order(order)));
    }

    @GetMapping("/freight")
    CheckoutApi.FreightTable freight(Caller caller) {
        return new CheckoutApi.FreightTable(freight.rules(caller.organisation(Role.MAKER)).stream()
                .map(CheckoutApi.FreightLine::of)
                .toList());
    }

    @PutMapping("/freight")
    CheckoutApi.FreightTable replace(Caller caller, @RequestBody FreightTable table) {
        var rules = table.rules() == null
                ? List.<FreightRule>of()
                : table.rules().stream()
                        .map(line -> new FreightRule(
                                line.region() == null ? "" : line.region().strip(),
                                (line.amount() == null ? new Amount(-1, "CNY") : line.amount()).money("rules")))
                        .toList();
        freight.replace(caller, rules);
        return freight(caller);
    }
}
