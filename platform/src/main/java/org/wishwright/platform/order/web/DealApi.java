package org.wishwright.platform.order.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.work.DealOrders;
import org.wishwright.platform.order.work.GivingUp;

/** Campaigns' deals on their way to become orders, as JSON. */
@RestController
class DealApi {

    private final DealOrders desk;
    private final GivingUp giving;

    DealApi(DealOrders desk, GivingUp giving) {
        this.desk = desk;
        this.giving = giving;
    }

    record OrderRequest(
            @Nullable AddressBody address,
            boolean acceptTerms,
            boolean acceptMadeToOrder,
            @Nullable Instant expectedShipBy) {}

    record Placed(UUID order, String number, Amount total, Instant shipBy) {}

    /** @param rest what is left to pay */
    record OfferBody(UUID deal, Amount price, Amount paid, Amount rest, Instant shipBy, boolean madeToOrder) {}

    record Waiting(List<UUID> deals) {}

    /** The caller's deals that wait for an address. */
    @GetMapping("/api/v1/deals")
    Waiting waiting(Caller caller) {
        return new Waiting(
                desk.waiting(caller).stream().map(one -> one.deal().id()).toList());
    }

    @GetMapping("/api/v1/deals/{deal}")
    OfferBody offer(Caller caller, @PathVariable UUID deal) {
        var offer = desk.offer(caller, deal);
        var agreed = offer.agreed().deal();
        return new OfferBody(
                deal,
                Amount.of(agreed.price()),
                Amount.of(agreed.paid()),
                Amount.of(offer.rest()),
                offer.promise().shipBy(),
                offer.madeToOrder());
    }

    @PostMapping("/api/v1/deals/{deal}/order")
    @ResponseStatus(HttpStatus.CREATED)
    Placed place(
            Caller caller,
            @PathVariable UUID deal,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody OrderRequest request) {
        var placed = desk.place(
                caller,
                deal,
                key,
                new DealOrders.Request(
                        AddressBody.orNothing(request.address()),
                        request.acceptTerms(),
                        request.acceptMadeToOrder(),
                        request.expectedShipBy()));
        return new Placed(placed.order(), placed.number(), Amount.of(placed.money()), placed.shipBy());
    }

    /** The maker cannot deliver what was agreed. */
    @PostMapping("/api/v1/maker/orders/{order}/undelivered")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(Caller caller, @PathVariable String order) {
        giving.giveUp(caller, Ids.order(order));
    }
}
