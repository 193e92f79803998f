package org.wishwright.platform.production;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wishwright.platform.order.OrderId;

/** How far things are, for pages that combine stages; who may see them is decided by those who ask. */
public interface Production {

    /** Every released piece of an order and where it stands; no pieces before the first release. */
    OrderProgress progress(OrderId order);

    /** Counts alone, for lists; orders of which nothing was released are absent. */
    Map<OrderId, PieceCount> counts(Collection<OrderId> orders);

    /** The work orders that hold pieces of an order: what to follow to see them move. */
    List<WorkOrderId> workOrders(OrderId order);

    /** All that happened to a piece, oldest first. */
    Optional<PieceHistory> history(PieceId piece);

    /** Photos of the inspections of an order's pieces, newest first. */
    List<PiecePicture> pictures(OrderId order);

    /** Pieces of an order: all that were ordered, and those that passed. */
    record PieceCount(int total, int passed) {}

    /** @param pieces by serial; scrapped pieces are listed beside those that replace them */
    record OrderProgress(OrderId order, PieceCount count, List<PieceProgress> pieces) {

        public OrderProgress {
            pieces = List.copyOf(pieces);
        }
    }
}
