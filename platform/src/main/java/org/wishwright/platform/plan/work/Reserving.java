package org.wishwright.platform.plan.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.planning.Batch;
import org.wishwright.planning.Batching;
import org.wishwright.planning.PlanState;
import org.wishwright.planning.Quote;
import org.wishwright.planning.Share;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.factory.Description;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderEvents.OrderPaid;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.Promise;
import org.wishwright.platform.order.Reservations;
import org.wishwright.platform.plan.store.BatchStore;
import org.wishwright.platform.plan.store.BatchStore.Joined;
import org.wishwright.platform.plan.store.BatchStore.NewBatch;
import org.wishwright.platform.plan.store.BatchStore.ShareRow;
import org.wishwright.platform.plan.store.ReservationStore;
import org.wishwright.platform.plan.store.ReservationStore.Reservation;
import org.wishwright.platform.timer.Timers;
import org.wishwright.platform.wish.PromiseInquiry;

/** Promise dates: each is capacity reserved in the order's own transaction. */
@Service
class Reserving implements Reservations, PromiseInquiry {

    /** How long an order may stay unpaid before it lapses, and a margin: no unpaid piece reaches a shift that is fixed. */
    private static final Duration SERVICE = Duration.ofDays(14);

    private static final Duration UNPAID = Duration.ofMinutes(35);

    private final FactoryBook book;
    private final Explosion explosion;
    private final Catalog catalog;
    private final Factories factories;
    private final OrderBook orders;
    private final BatchStore batches;
    private final ReservationStore reservations;
    private final Timers timers;
    private final BusinessClock clock;
    private final IdSource ids;
    private final ApplicationEventPublisher events;

    Reserving(
            FactoryBook book,
            Explosion explosion,
            Catalog catalog,
            Factories factories,
            OrderBook orders,
            BatchStore batches,
            ReservationStore reservations,
            Timers timers,
            BusinessClock clock,
            IdSource ids,
            ApplicationEventPublisher events) {
        this.book = book;
        this.explosion = explosion;
        this.catalog = catalog;
        this.factories = factories;
        this.orders = orders;
        this.batches = batches;
        this.reservations = reservations;
        this.timers = timers;
        this.clock = clock;
        this.ids = ids;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Promise reserve(OrderId order, List<OrderLine> lines) {
        var demands = explosion.explode(lines);
        var opened = book.write(factory(lines), clock.instant());
        var description = book.description(opened.factory());
        if (demands.isEmpty()) {
            var promise = service(opened, description, lines);
            reservations.save(new Reservation(
                    order, opened.factory(), promise.shipBy(), promise.shipBy(), promise.limitedBy(), 0));
            return promise;
        }
        var quote = quote(opened, description, demands).orThrow();
        var newIds = new ArrayList<String>();
        quote.newBatches().forEach(batch -> newIds.add(ids.next().toString()));
        var next = opened.state().apply(quote, newIds::get).orThrow();
        save(order, opened, quote, demands, newIds, next);
        var promise = new Promise(
                Packing.shipBy(description, quote.readyAt()), quote.binding().workCentre());
        reservations.save(new Reservation(
                order,
                opened.factory(),
                quote.readyAt(),
                promise.shipBy(),
                promise.limitedBy(),
                demands.stream().mapToInt(d -> d.demand().quantity()).sum()));
        return promise;
    }

    @Override
    public Promise inquire(List<OrderLine> lines) {
        var opened = book.read(factory(lines), clock.instant());
        var description = book.description(opened.factory());
        var demands = explosion.explode(lines);
        if (demands.isEmpty()) {
            return service(opened, description, lines);
        }
        var quote = quote(opened, description, demands).orThrow();
        return new Promise(
                Packing.shipBy(description, quote.readyAt()), quote.binding().workCentre());
    }

    @Override
    public LocalText centre(PartyId maker, String code) {
        return factories
                .factoryOf(maker)
                .map(factory -> factories.description(factory).centreNames().get(code))
                .orElseGet(() -> LocalText.of("und", code));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(OrderId order) {
        var factory = reservations.factoryOf(order);
        if (factory.isEmpty()) {
            return;
        }
        var opened = book.write(factory.get(), clock.instant());
        if (batches.anyReleased(order)) {
            throw new RefusedException(Refusal.of(
                    "plan.started-conflict",
                    "Pieces of this order are on the floor already; it cannot be given back."));
        }
        book.advance(opened, giveBack(opened, opened.state(), order), opened.frozenUntil(), opened.nextRelease());
        reservations.forget(order);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(OrderId order) {
        var factory = reservations.factoryOf(order);
        if (factory.isPresent()) {
            var opened = book.write(factory.get(), clock.instant());
            var next = giveBack(opened, opened.state(), batches.unreleased(order));
            book.advance(opened, next, opened.frozenUntil(), opened.nextRelease());
            if (!batches.anyReleased(order)) {
                reservations.forget(order);
            }
        }
    }

    /** Takes an order out of its batches; the reservation's row is the caller's. */
    PlanState giveBack(FactoryBook.Opened opened, PlanState before, OrderId order) {
        return giveBack(opened, before, batches.shares(order));
    }

    private PlanState giveBack(FactoryBook.Opened opened, PlanState before, List<ShareRow> rows) {
        if (rows.isEmpty()) {
            return before;
        }
        var held = rows.stream()
                .map(row -> new Share(row.id().toString(), row.batch().toString(), row.quantity()))
                .toList();
        var touched = held.stream()
                .map(Share::batchId)
                .distinct()
                .flatMap(id -> before.batch(id).stream())
                .toList();
        // a batch whose last shift is over is no longer in the plan: its time has passed and cannot be given back
        var planned = held.stream()
                .filter(share -> before.batch(share.batchId()).isPresent())
                .toList();
        var next = before.release(planned).orThrow();
        book.saveDifference(opened.factory(), before, next, touched);
        var less = new HashMap<String, Integer>();
        held.forEach(share -> less.merge(share.batchId(), -share.quantity(), Integer::sum));
        batches.join(less.entrySet().stream()
                .map(e -> new Joined(e.getKey(), e.getValue()))
                .toList());
        batches.unshare(rows);
        batches.removeEmpty(less.keySet());
        return next;
    }

    /** An order that lost its place because it was unpaid when its first shift was fixed gets a new one. */
    @ApplicationModuleListener
    void on(OrderPaid event) {
        if (!reservations.isPlaced(event.order())) {
            var lines = orders.lines(List.of(event.order())).get(event.order());
            if (lines != null) {
                reserve(event.order(), lines);
            }
        }
    }

    @Override
    public Optional<Instant> shipBy(VersionId version, Map<String, String> completeChoices) {
        var price = Money.zero(catalog.published(version).model().currency());
        var line = new OrderLine(new LineId(new UUID(0, 0)), version, "", completeChoices, 1, price);
        try {
            return Optional.of(inquire(List.of(line)).shipBy());
        } catch (RefusedException e) {
            return Optional.empty(); // the page shows no date; checkout will say why
        }
    }

    /** Nothing is made: another party performs it within the time that is usual. */
    private Promise service(FactoryBook.Opened opened, Description description, List<OrderLine> lines) {
        return new Promise(
                Packing.shipBy(description, opened.now().plus(SERVICE)),
                explosion.party(lines).orElseThrow());
    }

    private FactoryId factory(List<OrderLine> lines) {
        var makers = lines.stream()
                .map(line -> catalog.published(line.version()).maker())
                .distinct()
                .toList();
        if (makers.size() != 1) {
            throw new IllegalArgumentException("An order has one maker, not " + makers.size());
        }
        return factories
                .factoryOf(makers.getFirst())
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "plan.no-factory", "The maker has not described a factory yet, so no date can be promised.")));
    }

    private static Outcome<Quote> quote(
            FactoryBook.Opened opened, Description description, List<Explosion.LineDemand> demands) {
        var earliest = opened.now().plus(description.freeze()).plus(UNPAID);
        var frozen = opened.frozenUntil().plusSeconds(1);
        return org.wishwright.planning.Promise.quote(
                opened.state(),
                demands.stream().map(Explosion.LineDemand::demand).toList(),
                earliest.isAfter(frozen) ? earliest : frozen,
                Batching.ON);
    }

    private void save(
            OrderId order,
            FactoryBook.Opened opened,
            Quote quote,
            List<Explosion.LineDemand> demands,
            List<String> newIds,
            PlanState next) {
        var factory = opened.factory();
        var first = new HashMap<String, Explosion.Making>();
        demands.forEach(demand -> first.putIfAbsent(demand.demand().contentHash(), demand.making()));
        var created = quote.newBatches().stream()
                .map(batch -> created(batch, newIds.get(batch.token()), first.get(batch.contentHash())))
                .toList();
        batches.create(factory, created);
        batches.join(quote.joined().entrySet().stream()
                .map(joined -> new Joined(joined.getKey(), joined.getValue()))
                .toList());
        book.saveDifference(factory, opened.state(), next, touched(quote, next, newIds));
        batches.share(quote.shares(newIds::get).stream()
                .map(share -> new ShareRow(
                        ids.next(),
                        order.value(),
                        demands.get(Integer.parseInt(share.demandId())).line().value(),
                        UUID.fromString(share.batchId()),
                        share.quantity()))
                .toList());
        book.advance(opened, next, opened.frozenUntil(), wake(opened, created));
    }

    private static NewBatch created(Quote.NewBatch batch, String id, Explosion.@Nullable Making making) {
        if (making == null) {
            throw new IllegalStateException("A batch of no demand: " + batch.contentHash());
        }
        return new NewBatch(
                id,
                batch.contentHash(),
                making.module(),
                making.option(),
                making.name(),
                batch.quantity(),
                batch.closed(),
                batch.operations());
    }

    private static List<Batch> touched(Quote quote, PlanState next, List<String> newIds) {
        var touched = new ArrayList<Batch>();
        quote.joined().keySet().forEach(id -> next.batch(id).ifPresent(touched::add));
        newIds.forEach(id -> next.batch(id).ifPresent(touched::add));
        return touched;
    }

    /** Has the release timer set earlier where a new batch starts before all others. */
    private @Nullable Instant wake(FactoryBook.Opened opened, List<NewBatch> created) {
        var current = opened.nextRelease();
        var first = created.stream()
                .map(batch -> batch.operations().getFirst().slot().shift().start())
                .min(Instant::compareTo);
        if (first.isEmpty()) {
            return current;
        }
        var due = first.get().minus(book.description(opened.factory()).freeze());
        if (current != null && !due.isBefore(current)) {
            return current;
        }
        events.publishEvent(new EarlierShift(opened.factory()));
        return due;
    }

    /** A factory's next release has moved forward. */
    record EarlierShift(FactoryId factory) {}

    /** In a transaction of its own that does not hold the factory: see {@link Releasing#release}. */
    @ApplicationModuleListener
    void on(EarlierShift event) {
        book.nextRelease(event.factory())
                .ifPresent(
                        due -> timers.schedule(Releasing.KIND, event.factory().value(), due));
    }
}
