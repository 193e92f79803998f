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
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.CartLineId;
import org.wishwright.platform.order.FreightRule;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.work.CheckoutDesk;
import org.wishwright.platform.order.work.CheckoutRequest;
import org.wishwright.platform.order.work.FreightDesk;

/** From cart to order. */
@RestController
class CheckoutApi {

    private final CheckoutDesk desk;
    private final FreightDesk freight;

    CheckoutApi(CheckoutDesk desk, FreightDesk freight) {
        this.desk = desk;
        this.freight = freight;
    }

    record QuoteRequest(
            @Nullable List<String> lines, @Nullable AddressBody address) {}

    record QuoteBody(Amount items, Amount freight, Amount total, Instant shipBy, String limitedBy, UUID maker) {}

    record Pasted(@Nullable String text) {}

    record OrderRequest(
            @Nullable List<String> lines,
            @Nullable AddressBody address,
            boolean acceptTerms,
            boolean acceptMadeToOrder,
            @Nullable Amount expectedTotal,
            @Nullable Instant expectedShipBy) {}

    /** @param payment what is to be paid and until when; {@code POST /api/v1/orders/{order}/payments} pays it */
    record Placed(UUID order, String number, Amount total, Instant shipBy, String state, Due payment) {}

    record Due(Amount amount, Instant until) {}

    record FreightLine(String region, Amount amount) {

        static FreightLine of(FreightRule rule) {
            return new FreightLine(rule.region(), Amount.of(rule.amount()));
        }
    }

    record FreightTable(List<FreightLine> rules) {}

    @PostMapping("/api/v1/checkout/quote")
    QuoteBody quote(Caller caller, @RequestBody QuoteRequest request) {
        var region = AddressBody.orNothing(request.address()).region();
        var quote = desk.quote(caller, lines(request.lines()), region);
        return new QuoteBody(
                Amount.of(quote.items()),
                Amount.of(quote.freight()),
                Amount.of(quote.total()),
                quote.promise().shipBy(),
                quote.promise().limitedBy(),
                quote.maker().value());
    }

    /** Takes a pasted address apart, to be shown and corrected. */
    @PostMapping("/api/v1/checkout/address")
    AddressBody address(Caller caller, @RequestBody Pasted pasted) {
        return AddressBody.of(new AddressBody(null, null, null, null, pasted.text()).address());
    }

    @PostMapping("/api/v1/orders")
    @ResponseStatus(HttpStatus.CREATED)
    Placed place(Caller caller, @RequestHeader("Idempotency-Key") String key, @RequestBody OrderRequest request) {
        var placed = desk.place(
                caller,
                key,
                new CheckoutRequest(
                        lines(request.lines()),
                        AddressBody.orNothing(request.address()),
                        request.acceptTerms(),
                        request.acceptMadeToOrder(),
                        Amount.money(request.expectedTotal(), "expectedTotal"),
                        request.expectedShipBy()));
        var total = Amount.of(placed.money());
        return new Placed(
                placed.order(),
                placed.number(),
                total,
                placed.shipBy(),
                "AWAITING_PAYMENT",
                new Due(total, placed.unpaidUntil()));
    }

    /** A maker's published freight table. */
    @GetMapping("/api/v1/makers/{maker}/freight")
    FreightTable freight(@PathVariable String maker) {
        var party = new PartyId(Ids.uuid(maker, "order.maker-not-found", "There is no such maker."));
        return new FreightTable(
                freight.rules(party).stream().map(FreightLine::of).toList());
    }

    private static List<CartLineId> lines(@Nullable List<String> lines) {
        if (lines == null) {
            return List.of();
        }
        if (lines.isEmpty() || lines.size() > 100) {
            throw new RefusedException(Refusing.because(
                    "order.lines-invalid",
                    "Name 1 to 100 lines of your cart, or leave lines out for all of them.",
                    "field",
                    "lines"));
        }
        return lines.stream().map(Ids::cartLine).toList();
    }
}
