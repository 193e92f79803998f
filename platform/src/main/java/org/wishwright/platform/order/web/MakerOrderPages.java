package org.wishwright.platform.order.web;

import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.work.GivingUp;
import org.wishwright.platform.order.work.OrderReading;
import org.wishwright.platform.order.work.PriceDesk;
import org.wishwright.platform.talk.Troubles;

/** The maker's list of orders, with search and filter, and her switch whether a product's price is explained. */
@Controller
class MakerOrderPages {

    private static final int MOST_TROUBLES = 200;

    private final OrderReading reading;
    private final PriceDesk prices;
    private final KnownOfOrders known;
    private final Troubles troubles;
    private final GivingUp giving;

    MakerOrderPages(OrderReading reading, PriceDesk prices, KnownOfOrders known, Troubles troubles, GivingUp giving) {
        this.giving = giving;
        this.troubles = troubles;
        this.reading = reading;
        this.prices = prices;
        this.known = known;
    }

    @GetMapping("/maker/orders")
    ModelAndView list(
            Caller caller,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String cursor) {
        var wanted = new OrderReading.Wanted(state, q, cursor, OrderPages.A_PAGE);
        var page = reading.toMake(caller, wanted);
        return new ModelAndView("order/maker-orders")
                .addObject("view", OrderListView.of(page, known.of(page), "/maker/orders", wanted))
                .addObject(
                        "troubles",
                        troubles.concerning(caller.organisation(Role.MAKER), MOST_TROUBLES).stream()
                                .collect(Collectors.groupingBy(Troubles.Open::makerPage)));
    }

    @PostMapping("/maker/orders/{order}/undelivered")
    String giveUp(Caller caller, @PathVariable String order) {
        giving.giveUp(caller, Ids.order(order));
        return "redirect:/maker/orders/" + Ids.order(order) + "?done=order.given-up";
    }

    /** Shows or hides how the price of the product of a line comes about; goes back to the order. */
    @PostMapping("/maker/orders/{order}/price-display")
    String display(
            Caller caller,
            @PathVariable String order,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String open) {
        var product =
                new VersionId(Ids.uuid(version, "catalog.version-not-found", "There is no such product version."));
        prices.change(caller, product, open.equals("yes"));
        return "redirect:/maker/orders/" + Ids.order(order) + "?done=order.price-display";
    }
}
