package org.wishwright.platform.ledger.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.PartyBalance;
import org.wishwright.platform.ledger.Period;
import org.wishwright.platform.ledger.Statement;
import org.wishwright.platform.ledger.StatementLine;
import org.wishwright.platform.ledger.store.StatementStore;
import org.wishwright.platform.ledger.store.StatementStore.Movement;
import org.wishwright.platform.ledger.store.StatementStore.Place;

/** Writes statements: each line with the balance it left, counted back from what is held now. */
@Component
class StatementWriter {

    private static final int MOST_PAGE = 100;
    private static final int EXPORT_PAGE = 1_000;
    private static final int MOST_EXPORTED = 100_000;
    private static final Place NEWEST = new Place(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0));

    private final StatementStore store;

    StatementWriter(StatementStore store) {
        this.store = store;
    }

    List<PartyBalance> balances(Caller caller) {
        var parties = Stream.concat(
                        caller.isOperator() ? Stream.of(caller.person(), Ledger.PLATFORM) : Stream.of(caller.person()),
                        caller.memberships().stream()
                                .filter(membership -> membership.role() == Role.MAKER)
                                .map(Membership::organisation))
                .distinct()
                .toList();
        return store.balances(parties);
    }

    /** One snapshot for all that it reads, so that balances and lines fit. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Statement page(Caller caller, PartyId party, Currency currency, Period period, @Nullable String cursor, int limit) {
        authorise(caller, party);
        int most = Math.clamp(limit, 1, MOST_PAGE);
        var before = cursor == null || cursor.isEmpty() ? end(period) : Cursors.place(cursor);
        long balance = store.balanceBefore(party, currency, before);
        var found = within(period, store.movements(party, currency, before, most + 1));
        var shown = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? Cursors.of(place(shown.getLast())) : null;
        long now = before.equals(NEWEST) ? balance : store.balanceBefore(party, currency, NEWEST);
        return new Statement(party, new Money(now, currency), lines(shown, balance, currency), next);
    }

    void each(Caller caller, PartyId party, Currency currency, Period period, Consumer<StatementLine> reader) {
        authorise(caller, party);
        var before = end(period);
        long balance = store.balanceBefore(party, currency, before);
        for (int read = 0; read < MOST_EXPORTED; read += EXPORT_PAGE) {
            var found = within(period, store.movements(party, currency, before, EXPORT_PAGE));
            lines(found, balance, currency).forEach(reader);
            if (found.size() < EXPORT_PAGE) {
                return;
            }
            balance -= found.stream()
                    .mapToLong(moved -> moved.credit() - moved.debit())
                    .sum();
            before = place(found.getLast());
        }
    }

    /** Right before whatever came after a period. */
    private static Place end(Period period) {
        return period.until() == null ? NEWEST : new Place(period.until(), new UUID(0, 0));
    }

    private static Place place(Movement moved) {
        return new Place(moved.recorded(), moved.transfer().value());
    }

    private static List<Movement> within(Period period, List<Movement> newestFirst) {
        return newestFirst.stream()
                .takeWhile(moved -> period.reaches(moved.recorded()))
                .toList();
    }

    private static void authorise(Caller caller, PartyId party) {
        boolean platforms = party.equals(Ledger.PLATFORM) && caller.isOperator();
        if (!platforms && !caller.actsFor(party, Role.MAKER)) {
            throw new RefusedException(Refusal.of(
                    "statement.not-found", "There is no such statement among yours. Choose one of your accounts."));
        }
    }

    private static List<StatementLine> lines(List<Movement> newestFirst, long balance, Currency currency) {
        var lines = new ArrayList<StatementLine>(newestFirst.size());
        long after = balance;
        for (var moved : newestFirst) {
            lines.add(new StatementLine(
                    moved.transfer(),
                    moved.recorded(),
                    moved.purpose(),
                    moved.subject(),
                    new Money(moved.debit(), currency),
                    new Money(moved.credit(), currency),
                    new Money(after, currency),
                    new Money(moved.fee(), currency)));
            after -= moved.credit() - moved.debit();
        }
        return lines;
    }
}
