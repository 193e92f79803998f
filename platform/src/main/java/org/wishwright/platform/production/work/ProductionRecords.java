package org.wishwright.platform.production.work;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.PieceHistory;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.PiecePicture;
import org.wishwright.platform.production.Production;
import org.wishwright.platform.production.WorkOrderId;
import org.wishwright.platform.production.store.PictureStore;
import org.wishwright.platform.production.store.PieceViews;
import org.wishwright.platform.production.store.ProgressStore;

/** Answers other stages from the records of the floor. */
@Service
class ProductionRecords implements Production {

    private final PieceViews pieces;
    private final ProgressStore progress;
    private final Stations stations;
    private final PictureStore pictures;

    ProductionRecords(PieceViews pieces, ProgressStore progress, Stations stations, PictureStore pictures) {
        this.pieces = pieces;
        this.progress = progress;
        this.stations = stations;
        this.pictures = pictures;
    }

    @Override
    public OrderProgress progress(OrderId order) {
        var count = counts(List.of(order)).getOrDefault(order, new PieceCount(0, 0));
        return new OrderProgress(order, count, pieces.progress(order, stations.names()::of));
    }

    @Override
    public Map<OrderId, PieceCount> counts(Collection<OrderId> orders) {
        return progress.counts(orders);
    }

    @Override
    public List<WorkOrderId> workOrders(OrderId order) {
        return pieces.workOrders(order);
    }

    @Override
    public List<PiecePicture> pictures(OrderId order) {
        return pictures.of(order);
    }

    @Override
    public Optional<PieceHistory> history(PieceId piece) {
        return pieces.history(piece);
    }
}
