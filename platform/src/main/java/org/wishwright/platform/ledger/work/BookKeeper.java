package org.wishwright.platform.ledger.work;

import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
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
import org.wishwright.platform.ledger.store.AuditStore;
import org.wishwright.platform.ledger.store.TransferStore;
import org.wishwright.platform.ledger.store.TransferStore.Kind;

/** Records transfers and reads the books. */
@Service
class BookKeeper implements Ledger {

    private static final int MOST_DRAFTS = 500;

    private final TransferStore transfers;
    private final AuditStore audit;
    private final StatementWriter statements;
    private final IdSource ids;

    BookKeeper(TransferStore transfers, AuditStore audit, StatementWriter statements, IdSource ids) {
        this.transfers = transfers;
        this.audit = audit;
        this.statements = statements;
        this.ids = ids;
    }

    @Override
    @Transactional
    public List<TransferId> transfer(List<TransferDraft> drafts) {
        return record(Kind.SINGLE, drafts);
    }

    @Override
    @Transactional
    public List<TransferId> pending(List<TransferDraft> drafts) {
        return record(Kind.PENDING, drafts);
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
    public AccountBalance balance(AccountRef account) {
        return transfers.balance(account);
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

    private List<TransferId> record(Kind kind, List<TransferDraft> drafts) {
        if (drafts.size() > MOST_DRAFTS) {
            throw new IllegalArgumentException("At most " + MOST_DRAFTS + " transfers a call, not " + drafts.size());
        }
        if (drafts.isEmpty()) {
            return List.of();
        }
        var made = drafts.stream().map(draft -> new TransferId(ids.next())).toList();
        UUID linked = made.getFirst().value();
        transfers.insert(kind, linked, made, drafts);
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
