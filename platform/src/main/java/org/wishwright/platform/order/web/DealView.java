package org.wishwright.platform.order.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wishwright.configuration.Module;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.factory.Transit;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.order.ChosenOption;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.MoneyTerms;
import org.wishwright.platform.order.work.DealOrders;
import org.wishwright.platform.wish.OwnChoices;

/**
 * What the page shows on which a deal becomes an order.
 *
 * @param transit how long the maker's parcels take
 * @param made choices that stand, with what she gave
 * @param choices the same in words
 * @param money when what she pays is released
 * @param own by module, what she typed for herself
 * @param key makes sending the form twice one order
 */
public record DealView(
        DealOrders.Offer offer,
        String maker,
        Transit transit,
        Map<String, String> made,
        List<ChosenOption> choices,
        MoneyTerms money,
        List<DeliveryAddress> known,
        CheckoutView.Typed typed,
        Map<String, String> own,
        String key,
        List<Refusal> refusals)
        implements AddressForm {

    @Override
    public String action() {
        return "/deals/" + offer.agreed().deal().id();
    }

    /** What she gives herself of one kind. */
    public List<OwnChoices.Asked> asked(OwnChoices.What what) {
        return offer.asked().stream().filter(one -> one.what() == what).toList();
    }

    /** Modules of the measures, for the sheet that takes only these. */
    public String measures() {
        return asked(OwnChoices.What.MEASURE).stream()
                .map(OwnChoices.Asked::module)
                .collect(Collectors.joining(","));
    }

    /** What stands in a field: as it is made where it can be, else as it was typed. */
    public String value(String module) {
        var taken = offer.given().taken().get(module);
        return taken != null ? taken : own.getOrDefault(module, "");
    }

    /** Whether a picture of hers is there. */
    public boolean hasFile(String module) {
        return !value(module).isEmpty()
                && !value(module).equals(Module.NONE)
                && offer.given().taken().containsKey(module);
    }

    /** A refusal's sentence, with the name of what it is about; a later date in the reader's way of writing. */
    public String say(Page page, Refusal refusal) {
        var field = refusal.values().getOrDefault("field", "");
        var said = refusal.code().equals("order.promise-changed")
                ? page.t(
                        "order.promise-changed", "day", page.day(offer.promise().shipBy()))
                : page.say(refusal);
        return offer.asked().stream()
                .filter(asked -> field.equals(OwnChoices.FIELD + asked.module()))
                .findFirst()
                .map(asked -> page.t("order.own.fault", "what", asked.name().in(page.language()), "why", said))
                .orElse(said);
    }
}
