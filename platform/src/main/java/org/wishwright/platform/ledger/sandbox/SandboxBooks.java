package org.wishwright.platform.ledger.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.ChargeRequest;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.RefundRequest;

/** The sandbox provider's own books; every statement is a transaction of its own. */
@Repository
class SandboxBooks {

    /** @param decided whether it says already how the charge ended */
    record Charge(PaymentId payment, String reference, Money amount, boolean captured, boolean decided) {}

    private static final String COLUMNS =
            "payment, reference, amount, currency, captured, decided <= clock_timestamp() as decided";

    private final JdbcClient jdbc;

    SandboxBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Books a charge; one booked before stays as it is. */
    Charge charge(ChargeRequest request, Scenario scenario) {
        return jdbc.sql("""
                        insert into sandbox.charge
                            (payment, reference, amount, currency, captured, decided, notify_after, notices_left)
                        values (:payment, :reference, :amount, :currency, :captured,
                            clock_timestamp() + make_interval(secs => :wait),
                            clock_timestamp() + make_interval(secs => :notifyAfter), :notices)
                        on conflict (payment) do update set payment = excluded.payment
                        returning %s""".formatted(COLUMNS))
                .param("payment", request.payment().value())
                .param("reference", "sandbox-" + request.payment())
                .param("amount", request.amount().minor())
                .param("currency", request.amount().currency().getCurrencyCode())
                .param("captured", scenario.captured())
                .param("wait", scenario.decidesAfter())
                .param("notifyAfter", scenario.notifiesAfter())
                .param("notices", scenario.notices())
                .query((row, n) -> charge(row))
                .single();
    }

    Optional<Charge> find(PaymentId payment) {
        return jdbc.sql("select %s from sandbox.charge where payment = ?".formatted(COLUMNS))
                .param(payment.value())
                .query((row, n) -> charge(row))
                .optional();
    }

    /** Books a refund once; false if the charge does not cover it. */
    boolean refund(RefundRequest request) {
        int booked = jdbc.sql("""
                        insert into sandbox.refund (refund, payment, amount)
                        select :refund, payment, :amount
                        from (select * from sandbox.charge where payment = :payment and captured for update) charge
                        where charge.amount >= :amount + (
                            select coalesce(sum(r.amount), 0) from sandbox.refund r
                            where r.payment = :payment and r.refund <> :refund)
                        on conflict do nothing""")
                .param("refund", request.refund())
                .param("payment", request.payment().value())
                .param("amount", request.amount().minor())
                .update();
        return booked == 1
                || jdbc.sql("select count(*) from sandbox.refund where refund = ?")
                                .param(request.refund())
                                .query(Integer.class)
                                .single()
                        == 1;
    }

    /** Takes the notices that are due; the next of a charge follows a second later. */
    List<Charge> takeDue(int limit) {
        return jdbc.sql("""
                        update sandbox.charge set notices_left = notices_left - 1, attempts = attempts + 1,
                            notify_after = clock_timestamp() + interval '1 second'
                        where payment in (
                            select payment from sandbox.charge
                            where notices_left > 0 and notify_after <= clock_timestamp()
                            order by notify_after limit ? for update skip locked)
                        returning %s""".formatted(COLUMNS))
                .param(limit)
                .query((row, n) -> charge(row))
                .list();
    }

    /** A notice did not arrive: it is due again later, ten times at most. */
    void again(PaymentId payment) {
        jdbc.sql("""
                        update sandbox.charge set notices_left = notices_left + 1,
                            notify_after = clock_timestamp() + interval '1 second' * power(2, least(attempts, 6))
                        where payment = ? and attempts < 10""").param(payment.value()).update();
    }

    byte[] secret() {
        return jdbc.sql("select value from sandbox.secret").query(byte[].class).single();
    }

    private static Charge charge(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Charge(
                new PaymentId(row.getObject("payment", UUID.class)),
                row.getString("reference"),
                Money.of(row.getLong("amount"), row.getString("currency")),
                row.getBoolean("captured"),
                row.getBoolean("decided"));
    }
}
