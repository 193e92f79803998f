package org.wishwright.platform.ledger.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.PartyBalance;
import org.wishwright.platform.ledger.TransferId;

/** What moved on the accounts of a party. */
@Repository
public class StatementStore {

    /** A movement in minor units. */
    public record Movement(
            TransferId transfer, Instant recorded, String purpose, UUID subject, long debit, long credit, long fee) {}

    private final JdbcClient jdbc;

    StatementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a statement stands: right after a movement, counted from the newest. Money moved in the order of the time recorded. */
    public record Place(Instant recorded, UUID transfer) {}

    public List<PartyBalance> balances(List<PartyId> parties) {
        return jdbc.sql("""
                        select party, currency,
                            coalesce(sum(credits_posted - debits_posted)
                                filter (where kind in ('PARTY', 'COMMISSION', 'COMPENSATION', 'LOSS')), 0) as balance,
                            coalesce(sum(credits_posted - debits_posted)
                                filter (where kind not in ('PARTY', 'COMMISSION', 'COMPENSATION', 'LOSS')), 0) as held
                        from ledger.account where party = any(?::uuid[])
                        group by party, currency order by party, currency""")
                .param(TransferStore.texts(parties, PartyId::value))
                .query((row, n) -> new PartyBalance(
                        new PartyId(row.getObject("party", UUID.class)),
                        Money.of(row.getLong("balance"), row.getString("currency")),
                        Money.of(row.getLong("held"), row.getString("currency"))))
                .list();
    }

    /** Movements older than a place, newest first. */
    public List<Movement> movements(PartyId party, Currency currency, Place before, int limit) {
        return jdbc.sql("""
                        with mine as (select id from ledger.account where party = :party and currency = :currency),
                        moved as (
                            select moved.* from mine cross join lateral (
                                select id, recorded, purpose, subject, amount as debit, 0 as credit
                                from ledger.transfer
                                where debit_account = mine.id and kind in ('SINGLE', 'POST')
                                    and recorded <= :at and (recorded, id) < (:at, :id)
                                order by recorded desc, id desc limit :limit) moved
                            union all
                            select moved.* from mine cross join lateral (
                                select id, recorded, purpose, subject, 0 as debit, amount as credit
                                from ledger.transfer
                                where credit_account = mine.id and kind in ('SINGLE', 'POST')
                                    and recorded <= :at and (recorded, id) < (:at, :id)
                                order by recorded desc, id desc limit :limit) moved)
                        select id, recorded, purpose, subject, sum(debit) as debit, sum(credit) as credit,
                            case when purpose = 'order.share' and sum(credit) > 0 then (
                                select coalesce(sum(fee.amount), 0) from ledger.transfer fee
                                where fee.subject = moved.subject and fee.recorded = moved.recorded
                                    and fee.purpose = 'order.commission'
                                    and fee.kind in ('SINGLE', 'POST')) else 0 end as fee
                        from moved group by id, recorded, purpose, subject
                        order by recorded desc, id desc limit :limit""")
                .param("party", party.value())
                .param("currency", currency.getCurrencyCode())
                .param("at", before.recorded().atOffset(ZoneOffset.UTC))
                .param("id", before.transfer())
                .param("limit", limit)
                .query((row, n) -> new Movement(
                        new TransferId(row.getObject("id", UUID.class)),
                        row.getObject("recorded", OffsetDateTime.class).toInstant(),
                        row.getString("purpose"),
                        row.getObject("subject", UUID.class),
                        row.getLong("debit"),
                        row.getLong("credit"),
                        row.getLong("fee")))
                .list();
    }

    /** What the accounts of a party held when only movements older than a place had happened. */
    public long balanceBefore(PartyId party, Currency currency, Place before) {
        return jdbc.sql("""
                        with mine as (
                            select id, credits_posted - debits_posted as held
                            from ledger.account where party = :party and currency = :currency)
                        select coalesce(sum(held
                            + coalesce((select sum(amount) from ledger.transfer
                                where debit_account = mine.id and kind in ('SINGLE', 'POST')
                                    and recorded >= :at and (recorded, id) >= (:at, :id)), 0)
                            - coalesce((select sum(amount) from ledger.transfer
                                where credit_account = mine.id and kind in ('SINGLE', 'POST')
                                    and recorded >= :at and (recorded, id) >= (:at, :id)), 0)), 0)
                        from mine""")
                .param("party", party.value())
                .param("currency", currency.getCurrencyCode())
                .param("at", before.recorded().atOffset(ZoneOffset.UTC))
                .param("id", before.transfer())
                .query(Long.class)
                .single();
    }
}
