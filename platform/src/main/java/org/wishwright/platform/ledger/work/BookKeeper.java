package org.wishwright.platform.ledger.work;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountBalance;
import org.wishwright.platform.ledger.AccountKind;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.CurrencySum;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.LedgerDifference;
import org.wishwright.platform.ledger.PartyBalance;
import org.wishwright.platform.ledger.Period;
import org.wishwright.platform.ledger.Statement;
import org.wishwright.platform.ledger.StatementLine;
import org.wishwright.platform.ledger.TransferDraft;
import org.wishwright.platform.ledger.TransferId;
import org.wishwright.platform.ledger.store.AccountStore;
import org.wishwright.platform.ledger.store.AuditStore;
import org.wishwright.platform.ledger.store.TransferStore;
import org.wishwright.platform.ledger.store.TransferStore.Kind;
import org.wishwright.platform.timer.Timers;

/** Records transfers and reads the books. */
@Service
class BookKeeper implements Ledger {

    private static final int MOST_DRAFTS = 500;

    private final TransferStore transfers;
    private final AccountStore accounts;
    private final AuditStore audit;
    private final StatementWriter statements;
    private final Timers timers;
    private final IdSource ids;

    BookKeeper(
            TransferStore transfers,
            AccountStore accounts,
            AuditStore audit,
            StatementWriter statements,
            Timers timers,
            IdSource ids) {
        this.transfers = transfers;
        this.accounts = accounts;
        this.audit = audit;
        this.statements = statements;
        this.timers = timers;
        this.ids = ids;
    }

    @Override
    @Transactional
    public List<TransferId> transfer(List<TransferDraft> drafts) {
        return record(Kind.SINGLE, drafts, null);
    }

    @Override
    @Transactional
    public List<TransferId> pending(List<TransferDraft> drafts) {
        return record(Kind.PENDING, drafts, null);
    }

    @Override
    @Transactional
    public List<TransferId> pending(List<TransferDraft> drafts, Instant expires) {
        var announced = record(Kind.PENDING, drafts, expires);
        timers.schedule(Expiry.KIND, announced.stream().map(TransferId::value).toList(), expires);
        return announced;
    }

    @Override
    @Transactional
    public TransferId post(TransferId pending) {
        return decide(Kind.POST, pending, null);
    }

    @Override
    @Transactional
    public TransferId post(TransferId pending, Money amount) {
        var announced = transfers.pendingAmount(pending).orElseThrow(BookKeeper::nothingPending);
        if (!announced.currency().equals(amount.currency())) {
            throw new IllegalArgumentException("No exchange: " + announced + " was announced, not " + amount);
        }
        return decide(Kind.POST, pending, amount.minor());
    }

    @Override
    @Transactional
    public TransferId voidPending(TransferId pending) {
        return decide(Kind.VOID, pending, null);
    }

    @Override
    @Transactional
    public TransferId reverse(TransferId wrong, Money amount, String purpose) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A correction moves a positive amount, not " + amount);
        }
        var correction = new TransferId(ids.next());
        if (!transfers.reverse(correction, wrong, amount, purpose)) {
            throw new RefusedException(
                    Refusal.of("ledger.transfer-not-found", "No transfer of this id has moved money. Check the id."));
        }
        return correction;
    }

    @Override
    public AccountBalance balance(AccountRef account) {
        return Objects.requireNonNull(balances(List.of(account)).get(account));
    }

    @Override
    public Map<AccountRef, AccountBalance> balances(Collection<AccountRef> asked) {
        return accounts.balances(asked);
    }

    @Override
    public Money balanceAt(AccountRef account, Instant at) {
        long credited = transfers.creditedBefore(account, at);
        return new Money(account.kind() == AccountKind.PROVIDER ? -credited : credited, account.currency());
    }

    @Override
    public List<PartyBalance> balances(Caller caller) {
        return statements.balances(caller);
    }

    @Override
    public Statement statement(
            Caller caller, PartyId party, Currency currency, Period period, @Nullable String cursor, int limit) {
        return statements.page(caller, party, currency, period, cursor, limit);
    }

    @Override
    public void eachLine(
            Caller caller, PartyId party, Currency currency, Period period, Consumer<StatementLine> reader) {
        statements.each(caller, party, currency, period, reader);
    }

    @Override
    public List<CurrencySum> sums() {
        return audit.sums();
    }

    @Override
    public List<LedgerDifference> audit() {
        return audit.differences();
    }

    private List<TransferId> record(Kind kind, List<TransferDraft> drafts, @Nullable Instant expires) {
        if (drafts.size() > MOST_DRAFTS) {
            throw new IllegalArgumentException("At most " + MOST_DRAFTS + " transfers a call, not " + drafts.size());
        }
        if (drafts.isEmpty()) {
            return List.of();
        }
        var made = Stream.generate(ids::next)
                .limit(drafts.size())
                .sorted()
                .map(TransferId::new)
                .toList();
        var linked = Collections.nCopies(made.size(), made.getFirst().value());
        transfers.insert(new TransferStore.Rows(kind, made, linked, drafts, expires));
        return made;
    }

    private TransferId decide(Kind kind, TransferId pending, @Nullable Long amount) {
        var decision = new TransferId(ids.next());
        if (!transfers.decide(kind, decision, pending, amount)) {
            throw nothingPending();
        }
        return decision;
    }

    private static RefusedException nothingPending() {
        return new RefusedException(
                Refusal.of("ledger.pending-not-found", "No transfer of this id was announced. Check the id."));
    }
}
