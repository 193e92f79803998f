package org.wishwright.platform.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.Chargeback;
import org.wishwright.platform.ledger.Chargebacks.Sum;
import org.wishwright.platform.ledger.PaymentId;

/** What payers' banks took back. */
@Repository
public class ChargebackStore {

    private final JdbcClient jdbc;

    ChargebackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where it is known, or the payment is not captured */
    public boolean open(UUID id, PaymentId payment, Money amount, String reference) {
        return jdbc.sql("""
                        insert into ledger.chargeback (id, payment, subject, amount, currency, reference)
                        select :id, id, subject, :amount, currency, left(:reference, 100) from ledger.payment
                        where id = :payment and state = 'CAPTURED' and currency = :currency for no key update
                        on conflict do nothing""")
                        .param("id", id)
                        .param("payment", payment.value())
                        .param("amount", amount.minor())
                        .param("currency", amount.currency().getCurrencyCode())
                        .param("reference", reference)
                        .update()
                == 1;
    }

    /** Closes an open one; empty where none is open. */
    public Optional<Chargeback> close(PaymentId payment, Chargeback.State state) {
        return jdbc.sql("""
                        update ledger.chargeback set state = ?, closed = foundation.business_now()
                        where payment = ? and state = 'OPEN' returning *""")
                .params(state.name(), payment.value())
                .query(ChargebackStore::chargeback)
                .optional();
    }

    /** Takes note that the payer has got her money: nothing of that is refunded again, and invoices over it are looked at. */
    public void gone(Chargeback lost) {
        jdbc.sql("""
                        with paid as (
                            update ledger.payment set refunded = least(amount, refunded + :amount),
                                settled = foundation.business_now()
                            where id = :payment returning subject)
                        insert into ledger.invoice_check (subject)
                        select i.subject from paid join ledger.invoice i on i.reverses is null and i.state in ('ISSUING', 'ISSUED')
                            and (i.subject = paid.subject or i.subject in (
                                select c.subject from ledger.carried c where c.source = paid.subject))
                        group by i.subject
                        on conflict do nothing""")
                .param("amount", lost.amount().minor())
                .param("payment", lost.payment().value())
                .update();
    }

    /** One of the subject's, or of what was carried over to it, that is lost and not borne in full, locked. */
    public Optional<Chargeback> toBear(UUID subject) {
        return jdbc.sql("""
                        select * from ledger.chargeback where (subject = :subject
                            or subject in (select source from ledger.carried where subject = :subject)) and state = 'LOST'
                            and from_shares + from_holdback + from_bond + from_loss < amount
                        order by id limit 1 for no key update""")
                .param("subject", subject)
                .query(ChargebackStore::chargeback)
                .optional();
    }

    public void borne(UUID id, Money shares, Money holdback, Money bond, Money loss) {
        jdbc.sql("""
                        update ledger.chargeback set from_shares = from_shares + ?, from_holdback = from_holdback + ?,
                            from_bond = from_bond + ?, from_loss = from_loss + ? where id = ?""")
                .params(shares.minor(), holdback.minor(), bond.minor(), loss.minor(), id)
                .update();
    }

    public Optional<Chargeback> find(UUID id) {
        return jdbc.sql("select * from ledger.chargeback where id = ?")
                .param(id)
                .query(ChargebackStore::chargeback)
                .optional();
    }

    /** Of its payments, and of those that what was carried over to it came by. */
    public List<Chargeback> of(UUID subject) {
        return jdbc.sql("""
                        select * from ledger.chargeback where subject = :subject
                            or subject in (select source from ledger.carried where subject = :subject)
                        order by id desc limit 100""")
                .param("subject", subject)
                .query(ChargebackStore::chargeback)
                .list();
    }

    public List<Chargeback> list(String state, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from ledger.chargeback
                        where (:state = '' or state = :state) and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit""")
                .param("state", state)
                .param("before", before, java.sql.Types.OTHER)
                .param("limit", limit)
                .query(ChargebackStore::chargeback)
                .list();
    }

    public List<Sum> sums() {
        return jdbc.sql("""
                        select currency, sum(amount) filter (where state = 'OPEN'), sum(from_loss)
                        from ledger.chargeback group by currency order by currency""")
                .query((row, n) ->
                        new Sum(Money.of(row.getLong(2), row.getString(1)), Money.of(row.getLong(3), row.getString(1))))
                .list();
    }

    private static Chargeback chargeback(ResultSet row, int n) throws SQLException {
        var currency = row.getString("currency");
        var closed = row.getObject("closed", OffsetDateTime.class);
        return new Chargeback(
                row.getObject("id", UUID.class),
                new PaymentId(row.getObject("payment", UUID.class)),
                row.getObject("subject", UUID.class),
                Money.of(row.getLong("amount"), currency),
                row.getString("reference"),
                Chargeback.State.valueOf(row.getString("state")),
                row.getObject("opened", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant(),
                Money.of(row.getLong("from_shares"), currency),
                Money.of(row.getLong("from_holdback"), currency),
                Money.of(row.getLong("from_bond"), currency),
                Money.of(row.getLong("from_loss"), currency));
    }
}
