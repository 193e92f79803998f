package org.wishwright.platform.order.work;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.platform.foundation.Badge;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.store.CartStore;

/** How many lines wait in the cart, beside its name on every page. */
@Component
class CartBadge implements Badge {

    private final CartStore carts;

    CartBadge(CartStore carts) {
        this.carts = carts;
    }

    @Override
    public String name() {
        return "cart";
    }

    @Override
    public int count(UUID person) {
        return carts.size(new PartyId(person));
    }

    /** A visitor's cart is kept as a person's is. */
    @Override
    public int countForVisitor(UUID visitor) {
        return carts.size(new PartyId(visitor));
    }
}
