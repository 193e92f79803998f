package org.wishwright.platform.production.work;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderEvents.OrderCancelled;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.plan.BatchId;
import org.wishwright.platform.plan.BatchesReleased;
import org.wishwright.platform.plan.PieceName;
import org.wishwright.platform.plan.PlannedStep;
import org.wishwright.platform.plan.ReleasedBatch;
import org.wishwright.platform.production.FakeEvidence;
import org.wishwright.platform.production.FakeFactories;
import org.wishwright.platform.production.FakeOrders;
import org.wishwright.platform.production.FakePlans;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.floor.Report;
import org.wishwright.platform.production.store.FloorStore;
import org.wishwright.platform.production.store.OperationViews;
import org.wishwright.platform.production.store.PictureStore;
import org.wishwright.platform.production.store.PieceViews;
import org.wishwright.platform.production.store.ProgressStore;
import org.wishwright.platform.production.store.ReleaseStore;
import org.wishwright.platform.production.store.SheetStore;
import org.wishwright.platform.production.store.WorkOrderViews;

/** A floor of its own over the real database, with stages around it that only remember. */
public final class FloorFixture {

    public final FakeOrders orders = new FakeOrders();
    public final FakeEvidence evidence = new FakeEvidence();
    public final FakeFactories factories = new FakeFactories();
    public final List<Object> published = new ArrayList<>();
    public final PartyId maker = new PartyId(UUID.randomUUID());
    public final FactoryId factory;
    public final Caller worker;
    public final FloorDesk desk;
    public final FloorLists lists;
    public final ProductionRecords records;
    public final WorkOrderViews workOrders;
    public final OperationViews operations;
    public final PieceViews pieces;
    public final Instant now;
    final FloorAccess access;
    final Releases releases;
    final TransactionTemplate transaction;
    private final FakePlans plans = new FakePlans();

    public FloorFixture(ApplicationContext context) {
        this(context, new FactoryId(UUID.randomUUID()));
    }

    public FloorFixture(ApplicationContext context, FactoryId factory) {
        this.factory = factory;
        factories.put(maker, factory);
        worker = person(maker, Role.FLOOR);
        var clock = context.getBean(BusinessClock.class);
        var ids = context.getBean(IdSource.class);
        var random = new SecureRandom();
        var floor = context.getBean(FloorStore.class);
        var progress = context.getBean(ProgressStore.class);
        transaction = context.getBean(TransactionTemplate.class);
        workOrders = context.getBean(WorkOrderViews.class);
        operations = context.getBean(OperationViews.class);
        pieces = context.getBean(PieceViews.class);
        access = new FloorAccess(factories);
        ApplicationEventPublisher events = published::add;
        var booking = new FloorBooking(
                floor, progress, orders, orders, evidence, context.getBean(Live.class), events, ids, random);
        desk = new FloorDesk(access, context.getBean(SheetStore.class), booking, transaction, clock, ids);
        lists = new FloorLists(access, operations, workOrders, pieces, orders);
        records = new ProductionRecords(pieces, progress, new Stations(factories), context.getBean(PictureStore.class));
        releases = new Releases(plans, context.getBean(ReleaseStore.class), floor, orders, clock, ids, random);
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    public static Caller person(PartyId organisation, Role role) {
        return new Caller(new PartyId(UUID.randomUUID()), "Mei", Set.of(new Membership(organisation, role)));
    }

    private static LocalText words(String english, String chinese) {
        return new LocalText("zh", Map.of("en", english, "zh", chinese));
    }

    public static OrderId newOrder() {
        return new OrderId(UUID.randomUUID());
    }

    public static ReleasedBatch.Member member(OrderId order, int quantity, int orderPieces) {
        return new ReleasedBatch.Member(UUID.randomUUID(), order, new LineId(UUID.randomUUID()), quantity, orderPieces);
    }

    /** A batch of so many steps for these members, planned some time ago. */
    public BatchId plan(int steps, ReleasedBatch.Member... members) {
        var batch = new BatchId(UUID.randomUUID());
        var planning = IntStream.rangeClosed(1, steps)
                .mapToObj(no -> new PlannedStep(
                        no, "C" + no, 0, "f", now.plusSeconds(no * 60L), now.plusSeconds(no * 60L + 50), 10, 40))
                .toList();
        int quantity = List.of(members).stream()
                .mapToInt(ReleasedBatch.Member::quantity)
                .sum();
        plans.put(new ReleasedBatch(
                batch,
                factory,
                "hash",
                "door",
                "oak",
                new PieceName(words("Door", "门"), words("Oak", "橡木")),
                quantity,
                planning,
                List.of(members)));
        return batch;
    }

    public void release(BatchId... batches) {
        var event = new BatchesReleased(factory, List.of(batches));
        transaction.executeWithoutResult(status -> releases.on(event));
    }

    public void cancel(OrderId order) {
        transaction.executeWithoutResult(status -> releases.on(new OrderCancelled(order)));
    }

    public List<OperationViews.Item> list(OperationState state) {
        return lists.operations(worker, new OperationViews.Query(state, null, null, null, 500));
    }

    public FloorDesk.Result report(String kind, UUID operation) {
        return desk.record(worker, List.of(event(kind, operation))).getFirst();
    }

    public static Report event(String kind, UUID operation) {
        return new Report(
                "key-" + UUID.randomUUID(),
                operation.toString(),
                kind,
                null,
                kind.equals("INSPECT"),
                List.of(),
                List.of());
    }

    public static Report failing(UUID operation, UUID piece, String disposition) {
        return new Report(
                "key-" + UUID.randomUUID(),
                operation.toString(),
                "INSPECT",
                null,
                true,
                List.of(),
                List.of(new Report.Failed(piece.toString(), "scratched", disposition)));
    }

    /** Does every step that can be done, until only inspections are left. */
    public void finishAll() {
        for (var ready = list(OperationState.READY); !ready.isEmpty(); ready = list(OperationState.READY)) {
            var events = new ArrayList<Report>();
            for (var item : ready.subList(0, Math.min(250, ready.size()))) {
                events.add(event("START", item.operation()));
                events.add(event("FINISH", item.operation()));
            }
            desk.record(worker, events);
        }
    }
}
