package org.wishwright.platform.ledger.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    /** Which of the calls of a batch may be recorded. */
    private enum Affordable {
        /** All: they belong together, and the account's limit decides after them. */
        LINKED(""),
        /** All, if each account holds already what all of them take from it, else none. */
        ALL("""
                where not exists (
                    select from (select debit, sum(amount) as amount from draft group by debit) taken
                    join locked on locked.id = taken.debit where limited and taken.amount > free)"""),
        /** Those that an account can give, the earlier first; of a call all or nothing. */
        SOME("""
                where linked in (
                    select linked from (
                        select linked, not limited or amount <= free and sum(amount) filter (where amount <= free)
                            over (partition by debit order by place) <= free as given
                        from draft join locked on locked.id = draft.debit) one
                    group by linked having bool_and(given))""");

        private final String condition;

        Affordable(String condition) {
            this.condition = condition;
        }
    }

    /** Records linked transfers and makes the accounts they are the first of. */
    public void insert(Rows rows) {
        insert(rows, Affordable.LINKED);
    }

    /**
     * As {@link #insert}, for calls that know nothing of each other: recorded only if each account holds already what all of them
     * take from it, so that they could have come in any order.
     *
     * @return false, with nothing recorded, where that is not so
     */
    public boolean insertAll(Rows rows) {
        return insert(rows, Affordable.ALL).size() == rows.ids().size();
    }

    /** As {@link #insertAll}, for those that there is money for, the earlier first; answers their transfers. */
    public Set<TransferId> insertSome(Rows rows) {
        return insert(rows, Affordable.SOME);
    }

    private Set<TransferId> insert(Rows rows, Affordable which) {
        var drafts = rows.drafts();
        var touched = drafts.stream()
                .flatMap(draft -> Stream.of(draft.debit(), draft.credit()))
                .distinct()
                .toList();
        accounts.make(touched);
        // The accounts are locked first, so that the time recorded is in the order in which money moved on each of
        // them.
        return Constraints.refusing(() -> jdbc.sql("""
                        with draft as materialized (
                            select * from unnest(:id::uuid[], :linked::uuid[], :debit::uuid[], :credit::uuid[],
                                    :amount::bigint[], :currency::text[], :purpose::text[], :subject::uuid[])
                                with ordinality
                                as t (id, linked, debit, credit, amount, currency, purpose, subject, place)),
                        locked as materialized (
                            select id, debits_within_credits as limited,
                                credits_posted - debits_posted - debits_pending as free
                            from ledger.account where id = any(:account::uuid[]) order by id for no key update),
                        now as materialized (
                            select foundation.business_now() as at, set_config('ledger.ordered', 'on', true) as ordered
                            from (select count(*) as n from locked offset 0) all_locked where n >= 0)
                        insert into ledger.transfer (id, kind, debit_account, credit_account, amount, currency, purpose,
                            subject, linked, recorded, expires)
                        select id, :kind, debit, credit, amount, currency, purpose, subject, linked, now.at,
                            :expires::timestamptz
                        from now, draft
                        """ + which.condition + " returning id")
                .param("account", texts(touched, AccountRef::id))
                .param("kind", rows.kind().name())
                .param(
                        "expires",
                        rows.expires() == null ? null : rows.expires().atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", texts(rows.ids(), TransferId::value))
                .param("linked", texts(rows.linked(), id -> id))
                .param("debit", texts(drafts, draft -> draft.debit().id()))
                .param("credit", texts(drafts, draft -> draft.credit().id()))
                .param("amount", texts(drafts, draft -> draft.amount().minor()))
                .param("currency", texts(drafts, draft -> draft.amount().currency()))
                .param("purpose", texts(drafts, TransferDraft::purpose))
                .param("subject", texts(drafts, TransferDraft::subject))
                .query((row, n) -> new TransferId(row.getObject(1, UUID.class)))
                .set());
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
