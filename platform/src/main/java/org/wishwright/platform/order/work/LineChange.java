package org.wishwright.platform.order.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.SaleDays;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.Promise;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.Reservations;
import org.wishwright.platform.order.store.OrderReader;
import org.wishwright.platform.order.store.OrderStore;
import org.wishwright.platform.wish.Artworks;

/** Works out what another configuration on a line means for its order, and reserves for it. */
@Component
class LineChange {

    private final Catalog catalog;
    private final SaleDays days;
    private final Artworks artworks;
    private final OrderReader reader;
    private final Pricing pricing;
    private final ObjectProvider<Reservations> reservations;

    LineChange(
            Catalog catalog,
            SaleDays days,
            Artworks artworks,
            OrderReader reader,
            Pricing pricing,
            ObjectProvider<Reservations> reservations) {
        this.catalog = catalog;
        this.days = days;
        this.artworks = artworks;
        this.reader = reader;
        this.pricing = pricing;
        this.reservations = reservations;
    }

    /**
     * @param changed the line as it would be
     * @param lines all lines as they would be
     * @param difference what it costs more; negative where it is cheaper
     */
    record Worked(OrderLine changed, List<OrderLine> lines, Money items, Money total, Money difference) {

        boolean isDearer() {
            return difference.isPositive();
        }
    }

    /** Prices the choices with the version the line is pinned to, by the day of the order. */
    Worked work(OrderStore.Locked order, LineId line, Map<String, String> choices) {
        var lines = new ArrayList<>(reader.lines(List.of(order.id())).getOrDefault(order.id(), List.of()));
        int at = indexOf(lines, line);
        var old = lines.get(at);
        var published = catalog.published(old.version());
        artworks.check(order.buyer(), published.model(), choices);
        var configuration = published
                .configuration(choices, days.on(published, order.placed()))
                .orThrow();
        var changed = new OrderLine(
                old.id(),
                old.version(),
                configuration.hash(),
                configuration.choices(),
                old.quantity(),
                configuration.total());
        lines.set(at, changed);
        var items = pricing.sum(lines, order.freight());
        var total = items.plus(order.freight());
        return new Worked(changed, List.copyOf(lines), items, total, total.minus(order.total()));
    }

    /** Gives back what the order held and reserves for the new lines. */
    Promise reserveAnew(OrderStore.Locked order, Worked worked) {
        var capacity = reservations.getObject();
        capacity.release(order.id());
        return capacity.reserve(order.id(), worked.lines());
    }

    private static int indexOf(List<OrderLine> lines, LineId line) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).id().equals(line)) {
                return i;
            }
        }
        throw new RefusedException(
                Refusing.because("order.line-not-found", "This order has no such line. Load the order again."));
    }
}
