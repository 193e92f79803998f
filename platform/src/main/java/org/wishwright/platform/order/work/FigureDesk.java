package org.wishwright.platform.order.work;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.MakerFigures;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.store.FigureReader;
import org.wishwright.platform.order.store.OrderReader;

/** Counts and finds orders for desks. */
@Service
class FigureDesk implements MakerFigures {

    private final FigureReader figures;
    private final OrderReader orders;

    FigureDesk(FigureReader figures, OrderReader orders) {
        this.figures = figures;
        this.orders = orders;
    }

    @Override
    public Map<String, Long> countsByState(PartyId maker) {
        return figures.countsByState(maker);
    }

    @Override
    public List<Money> held(PartyId maker) {
        return figures.held(maker);
    }

    @Override
    public List<OrderSummary> late(PartyId maker, Instant now, int most) {
        return inOrder(figures.late(maker, now, most));
    }

    @Override
    public long countLate(PartyId maker, Instant now) {
        return figures.countLate(maker, now);
    }

    @Override
    public Set<OrderId> matching(PartyId maker, String text, int most) {
        return text.isBlank()
                ? Set.of()
                : Set.copyOf(figures.matching(maker, text.strip().toLowerCase(Locale.ROOT), most));
    }

    @Override
    public List<OrderSummary> waiting(Instant placedBefore, int most) {
        return inOrder(figures.waiting(placedBefore, most));
    }

    private List<OrderSummary> inOrder(List<OrderId> ids) {
        var found = orders.summaries(ids);
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }
}
