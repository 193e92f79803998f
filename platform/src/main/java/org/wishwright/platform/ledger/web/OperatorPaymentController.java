package org.wishwright.platform.ledger.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentFilter;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Payments;

/** All payments, for operators' programs. */
@RestController
class OperatorPaymentController {

    record Item(
            UUID payment,
            UUID order,
            UUID payer,
            Amount amount,
            @Nullable Amount refunded,
            String method,
            String state,
            Instant begun,
            @Nullable String flag) {

        static Item of(Payment payment) {
            var request = payment.request();
            return new Item(
                    payment.id().value(),
                    request.subject(),
                    request.payer().value(),
                    Amount.of(request.amount()),
                    payment.state() instanceof PaymentState.Refunded(var at, var back) ? Amount.of(back) : null,
                    request.method(),
                    payment.stateCode(),
                    payment.begun(),
                    payment.flag());
        }
    }

    /** @param next cursor of the next page, absent on the last */
    record Body(List<Item> items, @Nullable String next) {}

    private final Payments payments;

    OperatorPaymentController(Payments payments) {
        this.payments = payments;
    }

    @GetMapping("/api/v1/operator/payments")
    Body list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var page = payments.list(caller, new PaymentFilter(state, cursor, limit));
        return new Body(page.items().stream().map(Item::of).toList(), page.next());
    }
}
