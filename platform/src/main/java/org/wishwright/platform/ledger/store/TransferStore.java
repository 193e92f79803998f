package org.wishwright.platform.ledger.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
        VOID,
        EXPIRE
    }

    /**
     * Transfers about to be recorded, one row each.
     *
     * @param linked one id a transfer, the same for those of one call
     * @param expires of announced transfers that do
     */
    public record Rows(
            Kind kind,
            List<TransferId> ids,
            List<UUID> linked,
            List<TransferDraft> drafts,
            @Nullable Instant expires) {}

    private final JdbcClient jdbc;
    private final AccountStore accounts;

    TransferStore(JdbcClient jdbc, AccountStore accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** Records transfers and makes the accounts they are the first of. */
    public void insert(Rows rows) {
        insert(rows, false);
    }

    /**
     * As {@link #insert}, for calls that know nothing of each other: recorded only if each account holds already what all of them
     * take from it, so that they could have come in any order.
     *
     * @return false, with nothing recorded, where that is not so
     */
    public boolean insertIndependent(Rows rows) {
        return insert(rows, true);
    }

    private boolean insert(Rows rows, boolean independent) {
        var drafts = rows.drafts();
        var touched = drafts.stream()
                .flatMap(draft -> Stream.of(draft.debit(), draft.credit()))
                .distinct()
                .toList();
        accounts.make(touched);
        // The accounts are locked first, so that the time recorded is in the order in which money moved on each of them.
        int recorded = Constraints.refusing(() -> jdbc.sql("""
                        with draft as materialized (
                            select * from unnest(:id::uuid[], :linked::uuid[], :debit::uuid[], :credit::uuid[],
                                    :amount::bigint[], :currency::text[], :purpose::text[], :subject::uuid[])
                                as t (id, linked, debit, credit, amount, currency, purpose, subject)),
                        locked as materialized (
                            select id, debits_within_credits as limited,
                                credits_posted - debits_posted - debits_pending as free
                            from ledger.account where id = any(:account::uuid[]) order by id for no key update),
                        taken as (select debit, sum(amount) as amount from draft where :independent group by debit),
                        now as materialized (
                            select foundation.business_now() as at, set_config('ledger.ordered', 'on', true) as ordered
                            from (select count(*) as n from locked offset 0) all_locked where n >= 0)
                        insert into ledger.transfer (id, kind, debit_account, credit_account, amount, currency, purpose,
                            subject, linked, recorded, expires)
                        select id, :kind, debit, credit, amount, currency, purpose, subject, linked, now.at,
                            :expires::timestamptz
                        from now, draft
                        where not exists (
                            select from taken join locked on locked.id = taken.debit
                            where limited and taken.amount > free)""")
                .param("account", texts(touched, AccountRef::id))
                .param("independent", independent)
                .param("kind", rows.kind().name())
                .param("expires", rows.expires() == null ? null : rows.expires().atOffset(ZoneOffset.UTC))
                .param("id", texts(rows.ids(), TransferId::value))
                .param("linked", texts(rows.linked(), id -> id))
                .param("debit", texts(drafts, draft -> draft.debit().id()))
                .param("credit", texts(drafts, draft -> draft.credit().id()))
                .param("amount", texts(drafts, draft -> draft.amount().minor()))
                .param("currency", texts(drafts, draft -> draft.amount().currency()))
                .param("purpose", texts(drafts, TransferDraft::purpose))
                .param("subject", texts(drafts, TransferDraft::subject))
                .update());
        return recorded == drafts.size();
    }

    /**
     * Posts, voids or expires what was announced.
     *
     * @param amount minor units to post, null for all
     * @return false if nothing of this id was announced
     */
    public boolean decide(Kind kind, TransferId id, TransferId pending, @Nullable Long amount) {
        return Constraints.refusing(() -> decision(kind, id, pending, amount, "")) == 1;
    }

    /** Expires what was announced, unless it was decided before. */
    public void expire(TransferId id, TransferId pending) {
        decision(Kind.EXPIRE, id, pending, null, " on conflict do nothing");
    }

    private int decision(Kind kind, TransferId id, TransferId pending, @Nullable Long amount, String conflict) {
        return jdbc.sql("""
                        insert into ledger.transfer (id, kind, pending_id, debit_account, credit_account, amount,
                            currency, purpose, subject, linked)
                        select :id, :kind, id, debit_account, credit_account, coalesce(:amount::bigint, amount),
                            currency, purpose, subject, :id
                        from ledger.transfer where id = :pending and kind = 'PENDING'""" + conflict)
                .param("id", id.value())
                .param("kind", kind.name())
                .param("amount", amount)
                .param("pending", pending.value())
                .update();
    }

    /**
     * Moves money back the way it came.
     *
     * @return false if no transfer of this id has moved any
     */
    public boolean reverse(TransferId id, TransferId wrong, Money amount, String purpose) {
        return Constraints.refusing(() -> jdbc.sql("""
                        insert into ledger.transfer (id, kind, corrects, debit_account, credit_account, amount, currency,
                            purpose, subject, linked)
                        select :id, 'SINGLE', id, credit_account, debit_account, :amount, :currency, :purpose, subject, :id
                        from ledger.transfer where id = :wrong and kind in ('SINGLE', 'POST')""")
                        .param("id", id.value())
                        .param("amount", amount.minor())
                        .param("currency", amount.currency().getCurrencyCode())
                        .param("purpose", purpose)
                        .param("wrong", wrong.value())
                        .update())
                == 1;
    }

    public Optional<Money> pendingAmount(TransferId pending) {
        return jdbc.sql("select amount, currency from ledger.transfer where id = ? and kind = 'PENDING'")
                .param(pending.value())
                .query((row, n) -> Money.of(row.getLong(1), row.getString(2)))
                .optional();
    }

    /** What was credited to an account before an instant, less what was debited; posted, in minor units. */
    public long creditedBefore(AccountRef account, Instant at) {
        return jdbc.sql("""
                        select coalesce((select sum(amount) from ledger.transfer where credit_account = :account
                                and kind in ('SINGLE', 'POST') and recorded < :at), 0)
                            - coalesce((select sum(amount) from ledger.transfer where debit_account = :account
                                and kind in ('SINGLE', 'POST') and recorded < :at), 0)""")
                .param("account", account.id())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    static <T> String[] texts(List<T> values, Function<T, ?> text) {
        return values.stream().map(text).map(Objects::toString).toArray(String[]::new);
    }
}
