package org.wishwright.platform.production.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.floor.Subcontract;
import org.wishwright.platform.production.store.SubcontractStore;
import org.wishwright.platform.production.work.SubcontractDesk;

/** Work sent out and taken in, as JSON. */
@RestController
@RequestMapping("/api/v1/maker/subcontracts")
class SubcontractApi {

    private final SubcontractDesk desk;

    SubcontractApi(SubcontractDesk desk) {
        this.desk = desk;
    }

    record Amount(long minor, @Nullable String currency) {}

    record Offer(UUID operation, UUID partner, @Nullable Amount price, Instant due) {}

    record Offered(UUID subcontract) {}

    record Items(List<Item> items) {}

    record Item(
            UUID subcontract,
            Map<String, String> work,
            long number,
            int quantity,
            String workCentre,
            UUID operation,
            UUID workOrder,
            UUID from,
            UUID to,
            Amount price,
            Instant due,
            Subcontract.State state,
            @Nullable Instant paid) {

        static Item of(SubcontractStore.Row row) {
            return new Item(
                    row.id(),
                    row.work().name().texts(),
                    row.work().number(),
                    row.work().quantity(),
                    row.work().workCentre(),
                    row.operation().value(),
                    row.workOrder().value(),
                    row.from().value(),
                    row.to().value(),
                    new Amount(row.price().minor(), row.price().currency().getCurrencyCode()),
                    row.due(),
                    row.state().name(),
                    row.paid());
        }
    }

    @GetMapping
    Items list(Caller caller) {
        return new Items(desk.list(caller).stream().map(Item::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Offered offer(Caller caller, @RequestBody Offer offer) {
        var price = price(offer.price());
        return new Offered(desk.offer(
                caller, new OperationId(offer.operation()), new PartyId(offer.partner()), price, offer.due()));
    }

    private static Money price(@Nullable Amount amount) {
        var currency = amount == null || amount.currency() == null ? "" : amount.currency();
        try {
            return Money.of(amount == null ? 0 : amount.minor(), currency);
        } catch (IllegalArgumentException _) {
            throw new RefusedException(Refusal.of(
                    "production.terms-invalid", "Give a price above zero and a date to come.", "field", "price"));
        }
    }

    @PostMapping("/{id}/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(Caller caller, @PathVariable UUID id) {
        desk.accept(caller, id);
    }

    @PostMapping("/{id}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(Caller caller, @PathVariable UUID id) {
        desk.decline(caller, id);
    }

    @PostMapping("/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller caller, @PathVariable UUID id) {
        desk.withdraw(caller, id);
    }

    @PostMapping("/{id}/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void returned(Caller caller, @PathVariable UUID id) {
        desk.returned(caller, id);
    }

    @PostMapping("/{id}/payment")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pay(Caller caller, @PathVariable UUID id) {
        desk.pay(caller, id);
    }
}
