package org.wishwright.platform.production.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.production.WorkOrderId;
import org.wishwright.platform.production.floor.FloorBook;
import org.wishwright.platform.production.floor.FloorEvent;
import org.wishwright.platform.production.floor.Report;
import org.wishwright.platform.production.floor.WorkSheet;
import org.wishwright.platform.production.store.SheetStore;

/**
 * Takes reports from the floor. Work orders are locked in the order of their ids, reports decided in memory, and what
 * follows written set by set; where two requests block each other, one starts again.
 */
@Service
public class FloorDesk {

    public static final int MOST_EVENTS = 500;

    private static final int ATTEMPTS = 4;

    private final FloorAccess access;
    private final SheetStore sheets;
    private final FloorBooking booking;
    private final TransactionOperations transactions;
    private final BusinessClock clock;
    private final IdSource ids;

    FloorDesk(
            FloorAccess access,
            SheetStore sheets,
            FloorBooking booking,
            TransactionOperations transactions,
            BusinessClock clock,
            IdSource ids) {
        this.access = access;
        this.sheets = sheets;
        this.booking = booking;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** What became of one report. */
    public sealed interface Result {

        String key();

        /** Taken now. */
        record Recorded(String key) implements Result {}

        /** Taken before under the same key; nothing changed. */
        record Already(String key) implements Result {}

        /** Not taken. */
        record Refused(String key, Refusal refusal) implements Result {}
    }

    /** One result a report, in their order; a refused report leaves the others alone. */
    public List<Result> record(Caller caller, List<Report> reports) {
        if (reports.size() > MOST_EVENTS) {
            throw new RefusedException(Refusal.of(
                    "production.too-many-events",
                    "Send at most {most} events in one request.",
                    "most",
                    MOST_EVENTS,
                    "field",
                    "events"));
        }
        var hands = access.floor(caller);
        for (int attempt = 1; ; attempt++) {
            try {
                return java.util.Objects.requireNonNull(
                        transactions.execute(status -> decide(caller.person(), hands, reports)));
            } catch (ConcurrencyFailureException | DuplicateKeyException | RefusedException e) {
                // a refusal here means that an order was cancelled this very moment: the next attempt leaves it out
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<Result> decide(PartyId worker, Set<FactoryId> hands, List<Report> reports) {
        var now = clock.instant();
        var readings = reports.stream().map(report -> report.read(now)).toList();
        var events = new ArrayList<FloorEvent>();
        readings.forEach(reading -> reading.map(events::add));
        var locked = sheets.lock(events.stream().map(FloorEvent::operation).toList());
        var toInspect = new LinkedHashMap<WorkOrderId, WorkSheet>();
        for (var event : events) {
            if (event instanceof FloorEvent.Inspect && locked.get(event.operation()) instanceof WorkSheet sheet) {
                toInspect.put(sheet.header().id(), sheet);
            }
        }
        sheets.awaitPieces(toInspect);
        var book = new FloorBook(worker, hands, locked, ids::next);
        var known = new HashMap<>(sheets.known(hands, events));
        var results = new ArrayList<Result>();
        for (int i = 0; i < reports.size(); i++) {
            var key = reports.get(i).key();
            results.add(
                    switch (readings.get(i).flatMap(event -> take(book, event, known))) {
                        case Outcome.Accepted<Boolean>(var fresh) ->
                            fresh ? new Result.Recorded(key) : new Result.Already(key);
                        case Outcome.Refused<Boolean>(var refusal) -> new Result.Refused(key, refusal);
                    });
        }
        booking.write(book, now, worker);
        return results;
    }

    /** True where it was taken now, false where it was known. */
    private static Outcome<Boolean> take(
            FloorBook book, FloorEvent event, HashMap<SheetStore.Key, SheetStore.Known> known) {
        return book.factory(event).flatMap(factory -> {
            var key = new SheetStore.Key(factory.value(), event.key());
            var what =
                    new SheetStore.Known(event.operation().value(), event.kind().name());
            var former = known.get(key);
            if (former == null) {
                return book.take(event).map(taken -> {
                    known.put(key, what);
                    return true;
                });
            }
            return former.equals(what)
                    ? Outcome.accepted(false)
                    : Outcome.refused(Refusal.of(
                            "production.key-conflict", "This key was sent before with another event. Use a new key."));
        });
    }

    /** One report of a page's form; throws its refusal. */
    public void recordOne(Caller caller, Report report) {
        for (var result : record(caller, List.of(report))) {
            if (result instanceof Result.Refused(var key, var refusal)) {
                throw new RefusedException(refusal);
            }
        }
    }
}
