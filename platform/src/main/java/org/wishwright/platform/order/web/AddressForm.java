package org.wishwright.platform.order.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.order.DeliveryAddress;

/** A page on which a buyer says where something goes and ticks what she agrees to. */
public interface AddressForm {

    /** Where the form is sent. */
    String action();

    /** Addresses of her earlier orders, newest first. */
    List<DeliveryAddress> known();

    CheckoutView.Typed typed();

    /** All that stands in the way, in the order of the page. */
    List<Refusal> refusals();

    /** The refusal that concerns a field. */
    default @Nullable Refusal about(String field) {
        return refusals().stream()
                .filter(refusal -> field.equals(refusal.values().get("field")))
                .findFirst()
                .orElse(null);
    }

    /** Where the page says it, empty where it concerns no field. */
    default String anchor(Refusal refusal) {
        return refusal.values().getOrDefault("field", "");
    }
}
