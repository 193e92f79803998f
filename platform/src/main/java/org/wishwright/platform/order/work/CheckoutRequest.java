package org.wishwright.platform.order.work;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.order.CartLineId;
import org.wishwright.platform.order.DeliveryAddress;

/**
 * What a buyer says yes to.
 *
 * @param lines of her cart; empty: all of it
 * @param acceptMadeToOrder that what is made for her cannot be sent back like goods from stock
 * @param expectedTotal the total she saw; never charged another one
 * @param expectedShipBy the date she saw; a later one is refused, null takes any
 */
public record CheckoutRequest(
        List<CartLineId> lines,
        DeliveryAddress address,
        boolean acceptTerms,
        boolean acceptMadeToOrder,
        @Nullable Money expectedTotal,
        @Nullable Instant expectedShipBy) {}
