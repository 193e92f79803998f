package org.wishwright.platform.order.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Configuration;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.Making;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.SaleDays;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.wish.OwnChoices;

/**
 * What a deal orders: its quantity of what it is made as, at the deal's price, whatever the list asks for what the buyer gives. A price
 * that the quantity does not divide is two lines, some pieces at a cent more.
 */
@Component
class DealLines {

    private final Catalog catalog;
    private final IdSource ids;
    private final OwnChoices own;
    private final SaleDays days;

    DealLines(Catalog catalog, IdSource ids, OwnChoices own, SaleDays days) {
        this.catalog = catalog;
        this.ids = ids;
        this.own = own;
        this.days = days;
    }

    /** The fields that its buyer fills in. */
    List<OwnChoices.Asked> asked(Making making) {
        return making.asked().isEmpty() ? List.of() : own.asked(part(making));
    }

    /** What she filled in, judged as of the day on which it was bound. */
    OwnChoices.Given read(Making making, PartyId buyer, Map<String, String> typed) {
        return making.asked().isEmpty()
                ? new OwnChoices.Given(Map.of(), null, List.of())
                : own.read(buyer, part(making), typed);
    }

    /** As somebody might fill it in; null where nothing is asked. */
    @Nullable
    Configuration example(Making making) {
        return making.asked().isEmpty() ? null : own.example(part(making));
    }

    private OwnChoices.Part part(Making making) {
        var version = catalog.published(making.version());
        return new OwnChoices.Part(version, making.choices(), making.asked(), days.on(version, making.bound()));
    }

    /** @param given what the buyer gave herself, whole; null where nothing is asked */
    List<OrderedLine> of(CampaignDeal deal, Making making, @Nullable Configuration given) {
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
            lines.add(line(deal, making, given, dearer, unit + 1));
        }
        lines.add(line(deal, making, given, Math.toIntExact(deal.quantity()) - dearer, unit));
        return lines;
    }

    private OrderedLine line(CampaignDeal deal, Making making, @Nullable Configuration given, int quantity, long unit) {
        var version = catalog.published(making.version());
        var line = new OrderLine(
                new LineId(ids.next()),
                making.version(),
                given == null ? making.hash() : given.hash(),
                given == null ? making.choices() : given.choices(),
                quantity,
                new Money(unit, deal.price().currency()));
        return new OrderedLine(line, version.name(), version.number());
    }
}
