package org.wishwright.platform.order.work;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.Making;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.Refusing;

/**
 * What a deal orders: its quantity of what it is made as, at the deal's price. A price that the quantity does not divide is two lines, some
 * pieces at a cent more.
 */
@Component
class DealLines {

    private final Catalog catalog;
    private final IdSource ids;

    DealLines(Catalog catalog, IdSource ids) {
        this.catalog = catalog;
        this.ids = ids;
    }

    List<OrderedLine> of(CampaignDeal deal, Making making) {
        if (deal.quantity() > Pricing.MOST_PIECES || !deal.price().isPositive()) {
            throw new RefusedException(Refusing.because(
                    "order.deal-impossible",
                    "An order is for 1 to {most} pieces and costs something. Settle this deal in its campaign.",
                    "most",
                    Pricing.MOST_PIECES));
        }
        long unit = deal.price().minor() / deal.quantity();
        int dearer = Math.toIntExact(deal.price().minor() % deal.quantity());
        var lines = new ArrayList<OrderedLine>();
        if (dearer > 0) {
            lines.add(line(deal, making, dearer, unit + 1));
        }
        lines.add(line(deal, making, Math.toIntExact(deal.quantity()) - dearer, unit));
        return lines;
    }

    private OrderedLine line(CampaignDeal deal, Making making, int quantity, long unit) {
        var version = catalog.published(making.version());
        var line = new OrderLine(
                new LineId(ids.next()),
                making.version(),
                making.hash(),
                making.choices(),
                quantity,
                new Money(unit, deal.price().currency()));
        return new OrderedLine(line, version.name(), version.number());
    }
}
