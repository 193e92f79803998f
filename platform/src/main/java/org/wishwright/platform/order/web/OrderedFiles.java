package org.wishwright.platform.order.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.files.PictureAnswer;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.OrderRole;
import org.wishwright.platform.order.work.OrderReading;
import org.wishwright.platform.wish.Artworks;

/** The files that came with an order, for its buyer and its maker alone. */
@Controller
class OrderedFiles {

    private static final Set<OrderRole> READERS = Set.of(OrderRole.BUYER, OrderRole.MAKER);

    private final OrderReading orders;
    private final Catalog catalog;
    private final Artworks artworks;

    OrderedFiles(OrderReading orders, Catalog catalog, Artworks artworks) {
        this.orders = orders;
        this.catalog = catalog;
        this.artworks = artworks;
    }

    @GetMapping("/orders/{order}/artwork/{file}")
    ResponseEntity<byte[]> show(
            Caller caller,
            @PathVariable String order,
            @PathVariable String file,
            @RequestParam(defaultValue = "") String size) {
        var id = Ids.order(order);
        var wanted = size.equals("small") ? Size.THUMBNAIL : Size.SCREEN;
        boolean may = orders.role(caller, id).filter(READERS::contains).isPresent();
        var lines = may ? orders.lines(List.of(id)).getOrDefault(id, List.of()) : List.<OrderLine>of();
        return PictureAnswer.of(lines.stream()
                .map(line -> artworks.ordered(catalog.published(line.version()).model(), line.choices(), file, wanted))
                .flatMap(Optional::stream)
                .findFirst());
    }
}
