package org.wishwright.platform.shipment.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.IdSource;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.FakeEvidence;
import org.wishwright.platform.production.FakeOrders;
import org.wishwright.platform.production.OrderPiecesReady;
import org.wishwright.platform.production.PieceHistory;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.PiecePicture;
import org.wishwright.platform.production.Production;
import org.wishwright.platform.production.WorkOrderId;
import org.wishwright.platform.shipment.ShipmentId;
import org.wishwright.platform.shipment.Shipments;
import org.wishwright.platform.shipment.store.ShipmentStore;
import org.wishwright.platform.timer.Timers;

@PlatformTest
class ShippingDeskTest {

    @Autowired
    ShipmentStore store;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    BusinessClock clock;

    @Autowired
    Live live;

    @Autowired
    IdSource ids;

    final FakeOrders orders = new FakeOrders();
    final FakeEvidence evidence = new FakeEvidence();
    final FakeTimers timers = new FakeTimers();
    final PartyId maker = new PartyId(UUID.randomUUID());
    final Caller packer = new Caller(new PartyId(UUID.randomUUID()), "Mei", Set.of(new Membership(maker, Role.MAKER)));
    final Caller buyer = new Caller(new PartyId(UUID.randomUUID()), "Li", Set.of());
    final OrderId order = new OrderId(UUID.randomUUID());
    ShippingDesk desk;

    private static final class FakeTimers implements Timers {

        final Map<UUID, Instant> due = new HashMap<>();

        @Override
        public void schedule(String kind, UUID subject, Instant at) {
            due.put(subject, at);
        }

        @Override
        public void cancel(String kind, UUID subject) {
            due.remove(subject);
        }

        @Override
        public long overdue() {
            return 0;
        }
    }

    private static final class ThreePieces implements Production {

        @Override
        public OrderProgress progress(OrderId order) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<OrderId, PieceCount> counts(Collection<OrderId> orders) {
            return Map.of(orders.iterator().next(), new PieceCount(3, 3));
        }

        @Override
        public List<WorkOrderId> workOrders(OrderId order) {
            return List.of();
        }

        @Override
        public List<PiecePicture> pictures(OrderId order) {
            return List.of();
        }

        @Override
        public Optional<PieceHistory> history(PieceId piece) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void aParcelToPack() {
        desk = new ShippingDesk(
                store,
                orders,
                orders,
                new ThreePieces(),
                (some, format) -> new byte[0],
                evidence,
                timers,
                live,
                clock,
                ids);
        orders.place(order, buyer.person(), maker);
        in(() -> desk.on(new OrderPiecesReady(order)));
        in(() -> desk.on(new OrderPiecesReady(order)));
    }

    private void in(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    private ShipmentId id() {
        return desk.parcel(order).orElseThrow().id();
    }

    private void pack() {
        in(() -> desk.pack(packer, id()));
    }

    private void handOver(String carrier) {
        in(() -> desk.handOver(packer, id(), carrier, "SF1", null));
    }

    @Test
    void piecesReadyHeardTwiceMakeOneParcel() {
        var list = desk.list(packer, Shipments.State.TO_PACK, "", null, 10);
        assertThat(list).hasSize(1);
        assertThat(list.getFirst().pieces()).isEqualTo(3);
    }

    @Test
    void itIsPackedHandedOverAndReceivedEachOnce() {
        pack();
        pack();
        handOver("SF Express");
        handOver("SF Express");
        assertThat(orders.shipped).containsExactly(order);
        var parcel = desk.parcel(order).orElseThrow();
        assertThat(parcel.receiveBy())
                .isEqualTo(java.util.Objects.requireNonNull(parcel.handedOver()).plus(Duration.ofDays(10)));
        assertThat(timers.due).containsEntry(parcel.id().value(), parcel.receiveBy());
        in(() -> desk.receive(buyer, order));
        in(() -> desk.receive(buyer, order));
        assertThat(orders.received).containsExactly(order);
        assertThat(timers.due).isEmpty();
        assertThat(desk.parcel(order).orElseThrow().receivedAutomatically()).isFalse();
        assertThat(evidence.facts)
                .extracting(fact -> fact.type())
                .containsExactly("shipment.handed-over", "shipment.received");
    }

    @Test
    void noStepIsSkippedAndNoneTakenBack() {
        assertThatThrownBy(() -> handOver("SF")).hasMessageContaining("shipment.not-packed");
        assertThatThrownBy(() -> in(() -> desk.receive(buyer, order))).hasMessageContaining("shipment.not-handed-over");
        pack();
        assertThatThrownBy(() -> handOver(" ")).hasMessageContaining("shipment.field-missing");
        var packed = java.util.Objects.requireNonNull(
                desk.parcel(order).orElseThrow().packed());
        assertThatThrownBy(() -> in(() -> desk.handOver(packer, id(), "SF", "1", packed.minusSeconds(1))))
                .hasMessageContaining("shipment.before-packing");
        assertThatThrownBy(() -> in(() -> desk.handOver(packer, id(), "SF", "1", packed.plus(Duration.ofDays(1)))))
                .hasMessageContaining("shipment.in-future");
        handOver("SF");
        assertThatThrownBy(() -> handOver("Other")).hasMessageContaining("shipment.gone-conflict");
        assertThatThrownBy(this::pack).hasMessageContaining("shipment.gone-conflict");
    }

    @Test
    void onlyItsMakerPacksAndOnlyItsBuyerReceives() {
        var other = new Caller(
                new PartyId(UUID.randomUUID()),
                "Other",
                Set.of(new Membership(new PartyId(UUID.randomUUID()), Role.MAKER)));
        var worker = new Caller(packer.person(), "Mei", Set.of(new Membership(maker, Role.FLOOR)));
        assertThatThrownBy(() -> in(() -> desk.pack(other, id()))).hasMessageContaining("shipment.not-found");
        assertThatThrownBy(() -> in(() -> desk.pack(worker, id()))).hasMessageContaining("shipment.not-found");
        assertThatThrownBy(() -> in(() -> desk.pack(buyer, id()))).hasMessageContaining("shipment.not-found");
        assertThat(desk.list(other, null, "", null, 10)).isEmpty();
        pack();
        handOver("SF");
        assertThatThrownBy(() -> in(() -> desk.receive(packer, order))).hasMessageContaining("order.not-found");
        assertThat(orders.received).isEmpty();
    }

    @Test
    void whereNobodyAnswersTheTimerReceivesItOnceThoughTwoNodesFireIt() throws Exception {
        pack();
        handOver("SF");
        Callable<Boolean> fire = () -> {
            in(() -> desk.fire(id().value(), Instant.EPOCH));
            return true;
        };
        try (var nodes = Executors.newFixedThreadPool(2)) {
            for (var done : nodes.invokeAll(List.of(fire, fire))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(orders.received).containsExactly(order);
        assertThat(desk.parcel(order).orElseThrow().receivedAutomatically()).isTrue();
        in(() -> desk.receive(buyer, order));
        assertThat(orders.received).hasSize(1);
    }
}
