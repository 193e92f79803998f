package org.wishwright.platform.catalog.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.EarliestShipping;
import org.wishwright.platform.catalog.ProductCard;
import org.wishwright.platform.catalog.Products;
import org.wishwright.platform.catalog.VolumeWindows;
import org.wishwright.platform.foundation.SameForVisitors;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;

/** The public list of products, and the page of each. */
@Controller
class ProductPages {

    private static final int A_PAGE = 24;
    private static final int OTHERS = 4;
    private static final int LONGEST_SEARCH = 100;

    private final Catalog catalog;
    private final Parties parties;
    private final EarliestShipping shipping;
    private final ProductViews views;
    private final ObjectProvider<VolumeWindows> windows;

    ProductPages(
            Catalog catalog,
            Parties parties,
            EarliestShipping shipping,
            ProductViews views,
            ObjectProvider<VolumeWindows> windows) {
        this.catalog = catalog;
        this.parties = parties;
        this.shipping = shipping;
        this.views = views;
        this.windows = windows;
    }

    @SameForVisitors
    @GetMapping("/products")
    ModelAndView products(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID maker,
            @RequestParam(required = false) @Nullable String cursor) {
        var search = q.substring(0, Math.min(q.length(), LONGEST_SEARCH)).strip();
        var of = maker == null ? null : new PartyId(maker);
        var list = catalog.products(search, of, cursor, A_PAGE);
        var others = list.items().isEmpty() ? catalog.products("", null, OTHERS).items() : List.<Products.Product>of();
        return new ModelAndView("catalog/products")
                .addObject("list", ProductCard.of(list.items(), parties, shipping))
                .addObject("others", ProductCard.of(others, parties, shipping))
                .addObject("search", search)
                .addObject("maker", maker == null ? "" : maker.toString())
                .addObject("makerName", of == null ? "" : parties.displayName(of))
                .addObject("cursor", cursor == null ? "" : cursor)
                .addObject("next", list.next() == null ? "" : list.next());
    }

    @SameForVisitors
    @GetMapping("/products/{blueprint}")
    ModelAndView product(@PathVariable UUID blueprint) {
        var version = catalog.current(new BlueprintId(blueprint))
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "catalog.product-not-found", "There is no such product on sale. Choose one from the list.")));
        var open = windows.getIfAvailable();
        return new ModelAndView("catalog/product")
                .addObject("view", views.of(catalog.published(version)))
                .addObject(
                        "window",
                        open == null
                                ? null
                                : open.open(new BlueprintId(blueprint)).orElse(null));
    }
}
