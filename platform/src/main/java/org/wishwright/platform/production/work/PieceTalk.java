package org.wishwright.platform.production.work;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.Production;
import org.wishwright.platform.talk.About;
import org.wishwright.platform.talk.TalkSubject;

/** A piece is talked about by the buyer of its order and by the maker's desk and floor. */
@Component
class PieceTalk implements TalkSubject {

    private final Production production;
    private final OrderBook orders;

    PieceTalk(Production production, OrderBook orders) {
        this.production = production;
        this.orders = orders;
    }

    @Override
    public String kind() {
        return "piece";
    }

    @Override
    public Optional<About> about(UUID id) {
        return production
                .history(new PieceId(id))
                .flatMap(piece -> Optional.ofNullable(
                                orders.summaries(List.of(piece.order())).get(piece.order()))
                        .map(order -> new About(
                                LocalText.of("en", piece.serial()),
                                order.buyer(),
                                order.fulfiller(),
                                Set.of(Role.MAKER, Role.FLOOR),
                                false,
                                "/orders/" + order.id(),
                                "/maker/orders/" + order.id(),
                                "/operator/orders/" + order.id())));
    }
}
