package org.wishwright.platform.order.web;

import java.util.List;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.factory.Transit;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.order.ChosenOption;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.MoneyTerms;
import org.wishwright.platform.order.work.DealOrders;

/**
 * What the page shows on which a deal becomes an order.
 *
 * @param transit how long the maker's parcels take
 * @param choices how it is made, in words
 * @param money when what she pays is released
 * @param key makes sending the form twice one order
 */
public record DealView(
        DealOrders.Offer offer,
        String maker,
        Transit transit,
        List<ChosenOption> choices,
        MoneyTerms money,
        List<DeliveryAddress> known,
        CheckoutView.Typed typed,
        String key,
        List<Refusal> refusals)
        implements AddressForm {

    @Override
    public String action() {
        return "/deals/" + offer.agreed().deal().id();
    }

    /** A refusal's sentence; a later date in the reader's way of writing. */
    public String say(Page page, Refusal refusal) {
        return refusal.code().equals("order.promise-changed")
                ? page.t(
                        "order.promise-changed", "day", page.day(offer.promise().shipBy()))
                : page.say(refusal);
    }
}
