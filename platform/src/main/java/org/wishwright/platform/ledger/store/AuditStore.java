package org.wishwright.platform.ledger.store;

import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.ledger.AccountKind;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.CurrencySum;
import org.wishwright.platform.ledger.LedgerDifference;

/** Adds everything up. */
@Repository
public class AuditStore {

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<CurrencySum> sums() {
        return jdbc.sql("""
                        select currency, sum(debits_posted), sum(credits_posted), sum(debits_pending),
                            sum(credits_pending),
                            coalesce(sum(debits_posted - credits_posted) filter (where kind = 'PROVIDER'), 0),
                            coalesce(sum(credits_posted - debits_posted) filter (where kind <> 'PROVIDER'), 0)
                        from ledger.account group by currency order by currency""")
                .query((row, n) -> new CurrencySum(
                        Currency.getInstance(row.getString(1)),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)))
                .list();
    }

    public List<LedgerDifference> differences() {
        return jdbc.sql("""
                        with kept as (
                            select id, kind, owner, currency,
                                array[debits_pending, debits_posted, credits_pending, credits_posted]::numeric[] as sides
                            from ledger.account),
                        recomputed as (
                            select account, array[
                                coalesce(sum(pending) filter (where debit), 0),
                                coalesce(sum(posted) filter (where debit), 0),
                                coalesce(sum(pending) filter (where not debit), 0),
                                coalesce(sum(posted) filter (where not debit), 0)] as sides
                            from ledger.effect group by account)
                        select kind, owner, currency, kept.sides::text,
                            coalesce(recomputed.sides, array[0, 0, 0, 0]::numeric[])::text
                        from kept left join recomputed on account = id
                        where kept.sides <> coalesce(recomputed.sides, array[0, 0, 0, 0]::numeric[])
                        order by id""")
                .query((row, n) -> new LedgerDifference(
                        new AccountRef(
                                AccountKind.valueOf(row.getString(1)),
                                row.getObject(2, UUID.class),
                                Currency.getInstance(row.getString(3))),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }
}
