package org.wishwright.platform.ledger.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    public List<PartyBalance> balances(List<PartyId> parties) {
        return jdbc.sql("""
                        select party, currency,
                            coalesce(sum(credits_posted - debits_posted) filter (where kind = 'PARTY'), 0) as balance,
                            coalesce(sum(credits_posted - debits_posted) filter (where kind = 'ESCROW'), 0) as held
                        from ledger.account where party = any(?::uuid[])
                        group by party, currency order by party, currency""")
                .param(TransferStore.texts(parties, PartyId::value))
                .query((row, n) -> new PartyBalance(
                        new PartyId(row.getObject("party", UUID.class)),
                        Money.of(row.getLong("balance"), row.getString("currency")),
                        Money.of(row.getLong("held"), row.getString("currency"))))
                .list();
    }

    /** Movements older than the given one (null for the newest), newest first; ids are in order of time. */
    public List<Movement> movements(PartyId party, Currency currency, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        with mine as (select id from ledger.account where party = :party and currency = :currency),
                        moved as (
                            select moved.* from mine cross join lateral (
                                select id, recorded, purpose, subject, amount as debit, 0 as credit
                                from ledger.transfer
                                where debit_account = mine.id and kind in ('SINGLE', 'POST')
                                    and (:before::uuid is null or id < :before)
                                order by id desc limit :limit) moved
                            union all
                            select moved.* from mine cross join lateral (
                                select id, recorded, purpose, subject, 0 as debit, amount as credit
                                from ledger.transfer
                                where credit_account = mine.id and kind in ('SINGLE', 'POST')
                                    and (:before::uuid is null or id < :before)
                                order by id desc limit :limit) moved)
                        select id, recorded, purpose, subject, sum(debit) as debit, sum(credit) as credit,
                            case when purpose = 'order.share' and sum(credit) > 0 then (
                                select coalesce(sum(fee.amount), 0) from ledger.transfer fee
                                where fee.subject = moved.subject and fee.purpose = 'order.commission'
                                    and fee.kind in ('SINGLE', 'POST')) else 0 end as fee
                        from moved group by id, recorded, purpose, subject order by id desc limit :limit""")
                .param("party", party.value())
                .param("currency", currency.getCurrencyCode())
                .param("before", before)
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

    /** The oldest movement that was recorded at an instant or later; ids are in order of time. */
    public Optional<UUID> firstSince(PartyId party, Currency currency, Instant since) {
        return jdbc.sql("""
                        with mine as (select id from ledger.account where party = :party and currency = :currency)
                        select min(first.id::text)::uuid as id from mine cross join lateral (
                            (select id from ledger.transfer
                                where debit_account = mine.id and kind in ('SINGLE', 'POST') and recorded >= :since
                                order by id limit 1)
                            union all
                            (select id from ledger.transfer
                                where credit_account = mine.id and kind in ('SINGLE', 'POST') and recorded >= :since
                                order by id limit 1)) first""")
                .param("party", party.value())
                .param("currency", currency.getCurrencyCode())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> Optional.ofNullable(row.getObject("id", UUID.class)))
                .single();
    }

    /** What the accounts of a party held when only movements older than the given one (null: all) had happened. */
    public long balanceBefore(PartyId party, Currency currency, @Nullable UUID before) {
        return jdbc.sql("""
                        with mine as (
                            select id, credits_posted - debits_posted as held
                            from ledger.account where party = :party and currency = :currency)
                        select coalesce(sum(held
                            + coalesce((select sum(amount) from ledger.transfer
                                where debit_account = mine.id and kind in ('SINGLE', 'POST') and id >= :before), 0)
                            - coalesce((select sum(amount) from ledger.transfer
                                where credit_account = mine.id and kind in ('SINGLE', 'POST') and id >= :before), 0)), 0)
                        from mine""")
                .param("party", party.value())
                .param("currency", currency.getCurrencyCode())
                .param("before", before, java.sql.Types.OTHER)
                .query(Long.class)
                .single();
    }
}
