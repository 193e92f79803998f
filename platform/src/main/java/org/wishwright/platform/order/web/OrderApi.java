package org.wishwright.platform.order.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.work.OrderDesk;
import org.wishwright.platform.order.work.OrderPayments;
import org.wishwright.platform.order.work.OrderReading;

/** The caller's own orders. */
@RestController
@RequestMapping("/api/v1/orders")
class OrderApi {

    private final OrderReading reading;
    private final OrderPayments payments;
    private final OrderDesk desk;

    OrderApi(OrderReading reading, OrderPayments payments, OrderDesk desk) {
        this.reading = reading;
        this.payments = payments;
        this.desk = desk;
    }

    record OrderList(List<OrderBody> items, @Nullable String next) {

        static OrderList of(OrderReading.Page page) {
            return new OrderList(
                    page.items().stream()
                            .map(item -> OrderBody.of(item.summary(), item.lines()))
                            .toList(),
                    page.next());
        }
    }

    record PaymentBody(@Nullable String method, @Nullable String scenario) {}

    record Change(
            @Nullable String line,
            @Nullable Map<String, String> choices,
            @Nullable Amount expectedTotal,
            @Nullable Instant expectedShipBy,
            @Nullable String method,
            @Nullable String scenario) {}

    record Changed(
            String state,
            Amount total,
            Amount difference,
            Instant shipBy,
            @Nullable UUID payment) {}

    @GetMapping
    OrderList list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return OrderList.of(reading.bought(caller, new OrderReading.Wanted(state, null, cursor, limit)));
    }

    @GetMapping("/{order}")
    OrderBody one(Caller caller, @PathVariable String order) {
        return OrderBody.of(reading.forBuyer(caller, Ids.order(order)));
    }

    @PostMapping("/{order}/payments")
    OrderPayments.Paid pay(
            Caller caller,
            @PathVariable String order,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody PaymentBody body) {
        return payments.pay(
                caller, Ids.order(order), key, or(body.method(), "sandbox"), or(body.scenario(), "success"));
    }

    @PostMapping("/{order}/cancellation")
    OrderBody cancel(Caller caller, @PathVariable String order) {
        desk.cancel(caller, Ids.order(order));
        return one(caller, order);
    }

    @PostMapping("/{order}/change")
    Changed change(
            Caller caller,
            @PathVariable String order,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Change body) {
        var changed = desk.change(
                caller,
                Ids.order(order),
                key == null ? UUID.randomUUID().toString() : key,
                new OrderDesk.ChangeRequest(
                        Ids.line(body.line()),
                        body.choices() == null ? Map.of() : body.choices(),
                        Amount.money(body.expectedTotal(), "expectedTotal"),
                        body.expectedShipBy(),
                        or(body.method(), "sandbox"),
                        or(body.scenario(), "success")));
        return new Changed(
                changed.state(),
                Amount.of(Money.of(changed.total(), changed.currency())),
                Amount.of(Money.of(changed.difference(), changed.currency())),
                changed.shipBy(),
                changed.payment());
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given;
    }
}
