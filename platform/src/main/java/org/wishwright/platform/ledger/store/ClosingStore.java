package org.wishwright.platform.ledger.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.ledger.AccountKind;
import org.wishwright.platform.ledger.Closings.Closing;
import org.wishwright.platform.ledger.Closings.Total;

/** Closed periods with their trial balances. */
@Repository
public class ClosingStore {

    private record Row(OffsetDateTime until, OffsetDateTime closed) {}

    private final JdbcClient jdbc;

    ClosingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for whoever is recording, and keeps others from beginning until the transaction ends. */
    public void lock() {
        jdbc.sql("lock table ledger.transfer in share row exclusive mode").update();
    }

    public Optional<Instant> latestUntil() {
        return jdbc.sql("select max(until) from ledger.closing")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** Closes, and adds up what moved since the closing before to what had moved by then. */
    public void close(Instant until, UUID operator) {
        jdbc.sql("""
                        with closed as (insert into ledger.closing (until, closed_by) values (:until, :operator) returning until),
                        before as (select max(until) as until from ledger.closing),
                        moved as (
                            select account.kind, t.currency, side.debits, side.credits
                            from ledger.transfer t
                            cross join lateral (values (t.debit_account, t.amount, 0), (t.credit_account, 0, t.amount))
                                as side (account, debits, credits)
                            join ledger.account on account.id = side.account
                            where t.kind in ('SINGLE', 'POST') and t.recorded < :until
                                and t.recorded >= coalesce((select until from before), '-infinity')
                            union all
                            select kind, currency, debits, credits from ledger.trial_balance
                            where until = (select until from before))
                        insert into ledger.trial_balance (until, kind, currency, debits, credits)
                        select closed.until, kind, currency, sum(debits), sum(credits) from moved, closed
                        group by closed.until, kind, currency""")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("operator", operator)
                .update();
    }

    public List<Closing> latest(int limit) {
        return jdbc
                .sql("select until, closed from ledger.closing order by until desc limit ?")
                .param(limit)
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Closing(row.until().toInstant(), row.closed().toInstant(), totals(row.until())))
                .toList();
    }

    private List<Total> totals(OffsetDateTime until) {
        return jdbc.sql("""
                        select kind, currency, debits, credits from ledger.trial_balance where until = ?
                        order by currency, kind""")
                .param(until)
                .query((row, n) -> new Total(
                        AccountKind.valueOf(row.getString("kind")),
                        Currency.getInstance(row.getString("currency")),
                        row.getBigDecimal("debits"),
                        row.getBigDecimal("credits")))
                .list();
    }
}
