package org.wishwright.platform.site.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.EarliestShipping;
import org.wishwright.platform.catalog.ProductCard;
import org.wishwright.platform.catalog.Products.Product;
import org.wishwright.platform.foundation.SameForVisitors;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.order.OrderBook;

/** The home page. */
@Controller
class HomePages {

    private static final int PRODUCTS_AT_HOME = 12;
    private static final int ORDERS_AT_HOME = 3;

    private final Catalog catalog;
    private final EarliestShipping shipping;
    private final Parties parties;
    private final OrderBook orders;

    HomePages(Catalog catalog, EarliestShipping shipping, Parties parties, OrderBook orders) {
        this.catalog = catalog;
        this.shipping = shipping;
        this.parties = parties;
        this.orders = orders;
    }

    @SameForVisitors
    @GetMapping("/")
    ModelAndView home(Optional<Caller> caller) {
        var products = catalog.products("", null, PRODUCTS_AT_HOME);
        return new ModelAndView("site/home")
                .addObject("list", ProductCard.of(products.items(), parties, shipping))
                .addObject("hero", hero(products.items()))
                .addObject(
                        "underWay",
                        caller.map(she -> orders.underWay(she, ORDERS_AT_HOME)).orElse(List.of()));
    }

    /** What shows best what choosing means: of the newest, the one with most to choose. */
    private static List<Product> hero(List<Product> products) {
        return products.stream()
                .sorted(Comparator.comparingInt(Product::modules).reversed())
                .limit(1)
                .toList();
    }
}
