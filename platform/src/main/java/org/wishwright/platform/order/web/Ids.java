package org.wishwright.platform.order.web;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.order.CartLineId;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.Refusing;

/** Ids out of addresses and bodies: what is no id names nothing that exists. */
final class Ids {

    private Ids() {}

    static OrderId order(@Nullable String text) {
        return new OrderId(uuid(text, "order.not-found", "You have no such order. Look for it among your orders."));
    }

    static LineId line(@Nullable String text) {
        return new LineId(uuid(text, "order.line-not-found", "This order has no such line. Load the order again."));
    }

    static CartLineId cartLine(@Nullable String text) {
        return new CartLineId(
                uuid(text, "order.cart-line-not-found", "This line is no longer in your cart. Load the cart again."));
    }

    /** A line that a browser remembers; empty for anything else that stands there. */
    static Optional<CartLineId> remembered(String cookie) {
        try {
            return Optional.of(new CartLineId(UUID.fromString(cookie)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static UUID uuid(@Nullable String text, String code, String sentence) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusing.because(code, sentence));
        }
    }
}
