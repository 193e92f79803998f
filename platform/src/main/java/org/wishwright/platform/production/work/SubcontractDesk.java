package org.wishwright.platform.production.work;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.TransferDraft;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.floor.Operation;
import org.wishwright.platform.production.floor.Subcontract;
import org.wishwright.platform.production.floor.WorkSheet;
import org.wishwright.platform.production.store.FloorStore;
import org.wishwright.platform.production.store.SheetStore;
import org.wishwright.platform.production.store.SubcontractStore;

/**
 * Sends steps out to another maker at a price and a date. What she accepted is on her floor; when the pieces are back
 * the price is due, and paid at once where the sender's balance covers it.
 */
@Service
public class SubcontractDesk {

    private static final int MOST_LISTED = 200;

    private final FloorAccess access;
    private final Factories factories;
    private final SheetStore sheets;
    private final FloorStore floor;
    private final SubcontractStore store;
    private final Ledger ledger;
    private final Live live;
    private final TransactionOperations transactions;
    private final BusinessClock clock;
    private final IdSource ids;

    SubcontractDesk(
            FloorAccess access,
            Factories factories,
            SheetStore sheets,
            FloorStore floor,
            SubcontractStore store,
            Ledger ledger,
            Live live,
            TransactionOperations transactions,
            BusinessClock clock,
            IdSource ids) {
        this.access = access;
        this.factories = factories;
        this.sheets = sheets;
        this.floor = floor;
        this.store = store;
        this.ledger = ledger;
        this.live = live;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** What the maker sent out and took in, newest first. */
    public List<SubcontractStore.Row> list(Caller maker) {
        return list(maker, null, null, MOST_LISTED);
    }

    /** @param before the last id of the page before */
    public List<SubcontractStore.Row> list(
            Caller maker, Subcontract.@Nullable State state, @Nullable UUID before, int limit) {
        return store.list(access.desk(maker), state, before, limit);
    }

    /** In which the maker writes times. */
    public ZoneId zone(Caller maker) {
        return factories.description(access.desk(maker).iterator().next()).zoneId();
    }

    /** Offers a step that was not started to another maker; nobody may start it until she has answered. */
    public UUID offer(Caller maker, OperationId id, PartyId partner, Money price, Instant due) {
        return within(() -> {
            var now = clock.instant();
            if (!price.isPositive() || !due.isAfter(now)) {
                throw refusal("production.terms-invalid", "Give a price above zero and a date to come.");
            }
            var sheet = sheet(id);
            var operation = sheet.operation(id);
            var own = operation.step().performer();
            if (!access.desk(maker).contains(own) || !own.equals(sheet.header().factory())) {
                throw refusal("production.operation-not-found", "There is no such operation here.");
            }
            var theirs = factories
                    .factoryOf(partner)
                    .filter(factory -> !factory.equals(own))
                    .orElseThrow(() ->
                            refusal("production.partner-unknown", "That maker has no factory here. Check the id."));
            var sent = switch (operation) {
                case Operation.Planned planned -> planned.sendOut();
                case Operation.Ready ready -> ready.sendOut();
                default ->
                    throw refusal("production.not-sendable", "Only a step that was not started can be sent out.");
            };
            var row = new SubcontractStore.Row(
                    ids.next(),
                    new SubcontractStore.Work(LocalText.of("und", ""), 0, 0, ""),
                    id,
                    sheet.header().id(),
                    own,
                    theirs,
                    factories.maker(own),
                    partner,
                    price,
                    due,
                    new Subcontract.Offered(),
                    null);
            store.offer(row, now);
            write(sheet, sent);
            return row.id();
        });
    }

    /** The partner takes it: the step is on her floor from now on. */
    public void accept(Caller partner, UUID id) {
        answer(
                partner,
                id,
                false,
                Subcontract::accept,
                (row, sheet, operation) -> operation instanceof Operation.SentOut out
                        ? out.accept(row.toFactory(), sheet.formerDone(out))
                        : operation);
    }

    public void decline(Caller partner, UUID id) {
        answer(partner, id, false, Subcontract::decline, SubcontractDesk::keep);
    }

    public void withdraw(Caller maker, UUID id) {
        answer(maker, id, true, Subcontract::withdraw, SubcontractDesk::keep);
    }

    /** The sender has the finished pieces back: the next step may start, and the price is due. */
    public void returned(Caller maker, UUID id) {
        answer(maker, id, true, Subcontract::returned, (row, sheet, operation) -> {
            if (operation instanceof Operation.Away away) {
                return away.back(row.fromFactory());
            }
            throw refusal("production.not-away", "The other maker has not finished it.");
        });
        if (covered(own(maker, id, true))) {
            pay(maker, id);
        }
    }

    /** Pays what is due for returned work; refused while the balance does not cover it. Paid twice it changes nothing. */
    public void pay(Caller maker, UUID id) {
        own(maker, id, true);
        within(() -> {
            var row = store.lock(id).orElseThrow();
            if (!(row.state() instanceof Subcontract.Returned)) {
                throw refusal("production.sent-out-conflict", "Only work that came back is paid for.");
            }
            if (row.paid() != null) {
                return id;
            }
            if (!covered(row)) {
                throw refusal(
                        "production.pay-uncovered", "Your balance does not cover it yet. Pay when money has come in.");
            }
            var currency = row.price().currency();
            ledger.transfer(List.of(new TransferDraft(
                    AccountRef.party(row.from(), currency),
                    AccountRef.party(row.to(), currency),
                    row.price(),
                    "subcontract.price",
                    row.id())));
            store.paid(id, clock.instant());
            return id;
        });
    }

    private boolean covered(SubcontractStore.Row row) {
        var account = AccountRef.party(row.from(), row.price().currency());
        return ledger.balance(account).free().compareTo(row.price()) >= 0;
    }

    private interface Step {
        Outcome<Subcontract> from(Subcontract state, Instant now);
    }

    private interface Effect {
        Operation on(SubcontractStore.Row row, WorkSheet sheet, Operation operation);
    }

    private static Operation keep(SubcontractStore.Row row, WorkSheet sheet, Operation operation) {
        return operation instanceof Operation.SentOut out ? out.keep(sheet.formerDone(out)) : operation;
    }

    private void answer(Caller caller, UUID id, boolean sender, Step step, Effect effect) {
        var found = own(caller, id, sender);
        within(() -> {
            var now = clock.instant();
            var sheet = sheet(found.operation());
            var row = store.lock(id).orElseThrow();
            store.put(id, step.from(row.state(), now).orThrow(), now);
            write(sheet, effect.on(row, sheet, sheet.operation(row.operation())));
            return id;
        });
    }

    private SubcontractStore.Row own(Caller caller, UUID id, boolean sender) {
        var desks = access.desk(caller);
        return store.find(id)
                .filter(row -> desks.contains(side(row, sender)))
                .orElseThrow(() -> refusal("production.sent-out-not-found", "There is no such offer here."));
    }

    private static FactoryId side(SubcontractStore.Row row, boolean sender) {
        return sender ? row.fromFactory() : row.toFactory();
    }

    private WorkSheet sheet(OperationId id) {
        var sheet = sheets.lock(List.of(id)).get(id);
        if (sheet == null) {
            throw refusal("production.operation-not-found", "There is no such operation here.");
        }
        return sheet;
    }

    private void write(WorkSheet sheet, Operation operation) {
        sheet.put(operation);
        floor.update(List.of(operation));
        if (operation.done() && sheet.after(operation).orElse(null) instanceof Operation.Planned next) {
            var ready = next.ready();
            sheet.put(ready);
            floor.update(List.of(ready));
        }
        floor.updateStates(List.of(sheet));
        live.touch("work-order:" + sheet.header().id());
    }

    private UUID within(Supplier<UUID> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    private static RefusedException refusal(String code, String sentence) {
        return new RefusedException(Refusal.of(code, sentence));
    }
}
