package org.wishwright.platform.order.web;

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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.work.DealOrders;
import org.wishwright.platform.order.work.GivingUp;
import org.wishwright.platform.wish.OwnChoices;

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
            @Nullable Instant expectedShipBy,
            @Nullable Map<String, String> own) {}

    record Placed(UUID order, String number, Amount total, Instant shipBy) {}

    /**
     * @param rest what is left to pay
     * @param asked what the buyer gives herself, as {@code own} by module; the price stays
     */
    record OfferBody(
            UUID deal,
            Amount price,
            Amount paid,
            Amount rest,
            Instant shipBy,
            boolean madeToOrder,
            List<AskedBody> asked) {}

    /** @param what {@code MEASURE}, {@code TEXT} or {@code PICTURE}, which is the id of a file of hers */
    record AskedBody(
            String module,
            Map<String, String> name,
            String what,
            String unit,
            String least,
            String most,
            String step,
            List<String> letters,
            String others,
            boolean optional) {

        static AskedBody of(OwnChoices.Asked asked) {
            return new AskedBody(
                    asked.module(),
                    asked.name().texts(),
                    asked.what().name(),
                    asked.unit().source(),
                    asked.least(),
                    asked.most(),
                    asked.step(),
                    List.copyOf(asked.alphabets()),
                    asked.others(),
                    asked.optional());
        }
    }

    record Waiting(List<UUID> deals) {}

    /** The caller's deals that wait for an address. */
    @GetMapping("/api/v1/deals")
    Waiting waiting(Caller caller) {
        return new Waiting(
                desk.waiting(caller).stream().map(one -> one.deal().id()).toList());
    }

    @GetMapping("/api/v1/deals/{deal}")
    OfferBody offer(Caller caller, @PathVariable UUID deal) {
        var offer = desk.offer(caller, deal, Map.of());
        var agreed = offer.agreed().deal();
        return new OfferBody(
                deal,
                Amount.of(agreed.price()),
                Amount.of(agreed.paid()),
                Amount.of(offer.rest()),
                offer.promise().shipBy(),
                offer.madeToOrder(),
                offer.asked().stream().map(AskedBody::of).toList());
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
                        request.expectedShipBy(),
                        request.own() == null ? Map.of() : request.own()));
        return new Placed(placed.order(), placed.number(), Amount.of(placed.money()), placed.shipBy());
    }

    /** The maker cannot deliver what was agreed. */
    @PostMapping("/api/v1/maker/orders/{order}/undelivered")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(Caller caller, @PathVariable String order) {
        giving.giveUp(caller, Ids.order(order));
    }
}
