package org.wishwright.platform.production.work;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.IdSource;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.FactDraft;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.Orders;
import org.wishwright.platform.production.OrderPiecesReady;
import org.wishwright.platform.production.WorkOrderId;
import org.wishwright.platform.production.floor.FloorBook;
import org.wishwright.platform.production.floor.FloorBook.Verdict;
import org.wishwright.platform.production.floor.FloorEvent;
import org.wishwright.platform.production.floor.Operation;
import org.wishwright.platform.production.store.FloorStore;
import org.wishwright.platform.production.store.ProgressStore;

/** Writes what a book of reports comes to, tells the orders, keeps the evidence; all in the caller's transaction. */
@Component
public class FloorBooking {

    private final FloorStore floor;
    private final ProgressStore progress;
    private final Orders orders;
    private final OrderBook orderBook;
    private final Evidence evidence;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final IdSource ids;
    private final SecureRandom random;

    FloorBooking(
            FloorStore floor,
            ProgressStore progress,
            Orders orders,
            OrderBook orderBook,
            Evidence evidence,
            Live live,
            ApplicationEventPublisher events,
            IdSource ids,
            SecureRandom random) {
        this.floor = floor;
        this.progress = progress;
        this.orders = orders;
        this.orderBook = orderBook;
        this.evidence = evidence;
        this.live = live;
        this.events = events;
        this.ids = ids;
        this.random = random;
    }

    void write(FloorBook book, Instant now, PartyId worker) {
        if (book.taken().isEmpty()) {
            return;
        }
        floor.append(book.taken(), now, worker);
        if (!book.changed().isEmpty()) {
            floor.update(book.changed());
            sayDoneAhead(book);
        }
        floor.updateStates(book.touched());
        var moved = new LinkedHashSet<OrderId>();
        if (!book.begun().isEmpty()) {
            moved.addAll(begin(book.begun()));
        }
        if (!book.verdicts().isEmpty()) {
            judge(book, now, worker);
            book.verdicts().forEach(verdict -> moved.add(verdict.piece().order()));
        }
        touch(book, moved);
    }

    /** Of steps finished before they were planned to begin the plan may give the time to others. */
    private void sayDoneAhead(FloorBook book) {
        var finished = book.changed().stream().filter(Operation::done).toList();
        if (!finished.isEmpty()) {
            floor.doneAhead(finished).forEach(events::publishEvent);
        }
    }

    private List<OrderId> begin(Set<WorkOrderId> begun) {
        var first = progress.begin(begun);
        var kept = stillWanted(first);
        if (!kept.isEmpty()) {
            orders.cuttingStarted(kept);
        }
        return kept;
    }

    private void judge(FloorBook book, Instant now, PartyId worker) {
        floor.judge(book.verdicts(), now, worker);
        if (!book.followUps().isEmpty()) {
            floor.followUp(book.followUps(), now, ids::next, () -> Releases.token(random));
        }
        evidence.record(
                book.verdicts().stream().map(verdict -> fact(verdict, worker)).toList());
        var passed = new TreeMap<OrderId, Integer>(java.util.Comparator.comparing(OrderId::value));
        book.verdicts().stream()
                .filter(Verdict::passed)
                .forEach(verdict -> passed.merge(verdict.piece().order(), 1, Integer::sum));
        if (!passed.isEmpty()) {
            for (var ready : stillWanted(progress.pass(passed, now))) {
                orders.piecesReady(ready);
                events.publishEvent(new OrderPiecesReady(ready));
            }
        }
    }

    /** Pieces of an order that was cancelled the moment they were begun are made, and belong to nobody. */
    private List<OrderId> stillWanted(List<OrderId> some) {
        if (some.isEmpty()) {
            return some;
        }
        var paid = orderBook.paid(some);
        return some.stream().filter(paid::contains).toList();
    }

    private static FactDraft fact(Verdict verdict, PartyId worker) {
        var content = new LinkedHashMap<String, Object>(Map.of(
                "serial", verdict.piece().serial(),
                "module", verdict.workOrder().module(),
                "option", verdict.workOrder().option(),
                "worker", worker.toString(),
                "occurred", verdict.occurred().toString()));
        if (verdict.disposition() instanceof FloorEvent.Disposition disposition) {
            content.put("result", "FAILED");
            content.put("reason", verdict.reason());
            content.put("disposition", disposition.name());
        } else {
            content.put("result", "PASSED");
        }
        return new FactDraft(verdict.piece().order().value(), "piece.inspected", content);
    }

    private void touch(FloorBook book, Set<OrderId> orders) {
        var topics = new LinkedHashSet<String>();
        book.touched()
                .forEach(sheet -> topics.add("work-order:" + sheet.header().id()));
        orders.forEach(order -> topics.add("order:" + order));
        live.touch(topics);
    }
}
