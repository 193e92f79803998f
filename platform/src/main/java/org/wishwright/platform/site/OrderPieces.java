package org.wishwright.platform.site;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wishwright.platform.order.MadePieces;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.Production;

/** Tells lists of orders how far their pieces are. */
@Component
class OrderPieces implements MadePieces {

    private final Production production;

    OrderPieces(Production production) {
        this.production = production;
    }

    @Override
    public Map<OrderId, Made> of(Collection<OrderId> orders) {
        return production.counts(orders).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        count -> new Made(
                                count.getValue().total(), count.getValue().passed())));
    }
}
