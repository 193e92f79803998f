package org.wishwright.platform.ledger.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.AccountBalance;
import org.wishwright.platform.ledger.AccountKind;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.TransferDraft;
import org.wishwright.platform.ledger.TransferId;

/** Records transfers; the table's trigger carries them into the balances. */
@Repository
public class TransferStore {

    /** How a transfer is recorded. */
    public enum Kind {
        SINGLE,
        PENDING,
        POST,
        VOID
    }

    /** What an account holds after a statement. */
    private record Sides(long debitsPending, long debitsPosted, long creditsPending, long creditsPosted) {}

    private final JdbcClient jdbc;

    TransferStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts linked transfers and the accounts they are the first of; one statement. */
    public void insert(Kind kind, UUID linked, List<TransferId> ids, List<TransferDraft> drafts) {
        var accounts = drafts.stream()
                .flatMap(draft -> Stream.of(draft.debit(), draft.credit()))
                .distinct()
                .toList();
        Constraints.refusing(() -> jdbc.sql("""
                        with account as (
                            insert into ledger.account (id, kind, owner, party, currency, debits_within_credits)
                            select id, kind, owner, case when kind = 'PARTY' then owner end, currency, kind <> 'PROVIDER'
                            from unnest(:account::uuid[], :kinds::text[], :owner::uuid[], :accountCurrency::text[])
                                as a (id, kind, owner, currency)
                            order by id
                            on conflict do nothing)
                        insert into ledger.transfer
                            (id, kind, debit_account, credit_account, amount, currency, purpose, subject, linked)
                        select id, :kind, debit, credit, amount, currency, purpose, subject, :linked
                        from unnest(:id::uuid[], :debit::uuid[], :credit::uuid[], :amount::bigint[],
                            :currency::text[], :purpose::text[], :subject::uuid[])
                            as t (id, debit, credit, amount, currency, purpose, subject)""")
                .param("account", texts(accounts, AccountRef::id))
                .param("kinds", texts(accounts, AccountRef::kind))
                .param("owner", texts(accounts, AccountRef::owner))
                .param("accountCurrency", texts(accounts, AccountRef::currency))
                .param("kind", kind.name())
                .param("linked", linked)
                .param("id", texts(ids, TransferId::value))
                .param("debit", texts(drafts, draft -> draft.debit().id()))
                .param("credit", texts(drafts, draft -> draft.credit().id()))
                .param("amount", texts(drafts, draft -> draft.amount().minor()))
                .param("currency", texts(drafts, draft -> draft.amount().currency()))
                .param("purpose", texts(drafts, TransferDraft::purpose))
                .param("subject", texts(drafts, TransferDraft::subject))
                .update());
    }

    /**
     * Posts or voids what was announced.
     *
     * @param amount minor units to post, null for all
     * @return false if nothing of this id was announced
     */
    public boolean decide(Kind kind, TransferId id, TransferId pending, @Nullable Long amount) {
        return Constraints.refusing(() -> jdbc.sql("""
                        insert into ledger.transfer (id, kind, pending_id, debit_account, credit_account, amount,
                            currency, purpose, subject, linked)
                        select :id, :kind, id, debit_account, credit_account, coalesce(:amount::bigint, amount),
                            currency, purpose, subject, :id
                        from ledger.transfer where id = :pending and kind = 'PENDING'""")
                        .param("id", id.value())
                        .param("kind", kind.name())
                        .param("amount", amount)
                        .param("pending", pending.value())
                        .update())
                == 1;
    }

    public Optional<Money> pendingAmount(TransferId pending) {
        return jdbc.sql("select amount, currency from ledger.transfer where id = ? and kind = 'PENDING'")
                .param(pending.value())
                .query((row, n) -> Money.of(row.getLong(1), row.getString(2)))
                .optional();
    }

    public AccountBalance balance(AccountRef account) {
        var sides =
                jdbc.sql("""
                        select debits_pending, debits_posted, credits_pending, credits_posted
                        from ledger.account where id = ?""").param(account.id()).query(Sides.class).optional().orElse(new Sides(0, 0, 0, 0));
        long owed = sides.creditsPosted() - sides.debitsPosted();
        Function<Long, Money> money = minor -> new Money(minor, account.currency());
        return account.kind() == AccountKind.PROVIDER
                ? new AccountBalance(
                        money.apply(-owed), money.apply(sides.debitsPending()), money.apply(sides.creditsPending()))
                : new AccountBalance(
                        money.apply(owed), money.apply(sides.creditsPending()), money.apply(sides.debitsPending()));
    }

    static <T> String[] texts(List<T> values, Function<T, ?> text) {
        return values.stream().map(text).map(Objects::toString).toArray(String[]::new);
    }
}
