package org.wishwright.platform.order.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.CartLine;
import org.wishwright.platform.order.Shopper;
import org.wishwright.platform.order.work.CartDesk;

/** The caller's cart. */
@RestController
@RequestMapping("/api/v1/cart/lines")
class CartApi {

    private final CartDesk cart;

    CartApi(CartDesk cart) {
        this.cart = cart;
    }

    record Addition(
            @Nullable String version,
            @Nullable Map<String, String> choices,
            @Nullable Integer quantity,
            @Nullable String note) {}

    record Quantity(int quantity) {}

    record Added(UUID line, Amount unitPrice) {}

    record Line(
            UUID line,
            UUID version,
            UUID maker,
            Map<String, String> product,
            Map<String, String> choices,
            String hash,
            int quantity,
            Amount unitPrice,
            Amount total,
            boolean valid,
            String note) {

        /** @param today the line as of today; empty where it can no longer be had */
        static Line of(CartLine stored, Optional<CartLine> today) {
            var line = today.orElse(stored);
            return new Line(
                    line.id().value(),
                    line.version().value(),
                    line.maker().value(),
                    line.product().texts(),
                    line.choices(),
                    line.hash(),
                    line.quantity(),
                    Amount.of(line.unitPrice()),
                    Amount.of(line.total()),
                    today.isPresent(),
                    line.note());
        }
    }

    record Lines(List<Line> items) {}

    @GetMapping
    Lines lines(Caller caller) {
        return new Lines(cart.lines(Shopper.of(caller)).stream()
                .map(line -> Line.of(line, cart.today(line)))
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Added add(Caller caller, @RequestBody Addition addition) {
        var version = new VersionId(
                Ids.uuid(addition.version(), "catalog.version-not-found", "There is no such product version."));
        var choices = addition.choices() == null ? Map.<String, String>of() : addition.choices();
        int quantity = addition.quantity() == null ? 1 : addition.quantity();
        var line = cart.add(
                Shopper.of(caller), version, choices, quantity, addition.note() == null ? "" : addition.note());
        return new Added(line.id().value(), Amount.of(line.unitPrice()));
    }

    @PutMapping("/{line}")
    Line change(Caller caller, @PathVariable String line, @RequestBody Quantity quantity) {
        var changed = cart.changeQuantity(Shopper.of(caller), Ids.cartLine(line), null, quantity.quantity());
        return Line.of(changed, cart.today(changed));
    }

    @DeleteMapping("/{line}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String line) {
        cart.remove(Shopper.of(caller), Ids.cartLine(line));
    }
}
