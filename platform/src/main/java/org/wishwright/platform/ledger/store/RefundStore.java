package org.wishwright.platform.ledger.store;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.RefundRequest;

/** Money on its way back to a payer. */
@Repository
public class RefundStore {

    /** A refund with the provider that has to hear of it. */
    public record Due(String method, RefundRequest request) {}

    private final JdbcClient jdbc;

    RefundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the refunds out of the subject's escrow, linked, and notes them as due; one statement. The payments are
     * locked already.
     *
     * @param transfers one id a refund
     */
    public void request(UUID subject, UUID linked, List<RefundRequest> refunds, List<UUID> transfers, String reason) {
        var currency = refunds.getFirst().amount().currency();
        Constraints.refusing(() -> jdbc.sql("""
                        with given as (
                            select * from unnest(:refund::uuid[], :payment::uuid[], :amount::bigint[], :transfer::uuid[])
                                as g (refund, payment, amount, transfer)),
                        back as (
                            update ledger.payment p set refunded = refunded + given.amount,
                                settled = foundation.business_now()
                            from given where p.id = given.payment),
                        due as (
                            insert into ledger.refund (id, payment, amount, currency, reason)
                            select refund, payment, amount, :currency, :reason from given)
                        insert into ledger.transfer
                            (id, kind, debit_account, credit_account, amount, currency, purpose, subject, linked)
                        select transfer, 'SINGLE', :escrow, :provider, amount, :currency, 'order.refund', :subject, :linked
                        from given""")
                .param("refund", TransferStore.texts(refunds, RefundRequest::refund))
                .param("payment", TransferStore.texts(refunds, RefundRequest::payment))
                .param(
                        "amount",
                        TransferStore.texts(refunds, refund -> refund.amount().minor()))
                .param("transfer", TransferStore.texts(transfers, id -> id))
                .param("currency", currency.getCurrencyCode())
                .param("reason", reason)
                .param("escrow", AccountRef.escrow(subject, currency).id())
                .param("provider", AccountRef.provider(subject, currency).id())
                .param("subject", subject)
                .param("linked", linked)
                .update());
    }

    public void done(UUID refund) {
        jdbc.sql("update ledger.refund set done = foundation.business_now() where id = ? and done is null")
                .param(refund)
                .update();
    }

    /** Takes refunds that the provider has not confirmed, as {@link PaymentStore#takeToAsk} takes payments. */
    public List<Due> takeToSend(int limit) {
        return jdbc.sql("""
                        update ledger.refund r set asks = r.asks + 1,
                            ask_after = clock_timestamp() + least(interval '5 seconds' * power(2, least(r.asks, 10)),
                                interval '1 hour')
                        from ledger.payment p
                        where p.id = r.payment and r.id in (
                            select id from ledger.refund where done is null and ask_after <= clock_timestamp()
                            order by ask_after limit ? for update skip locked)
                        returning p.method, r.id, r.payment, r.amount, r.currency""")
                .param(limit)
                .query((row, n) -> new Due(
                        row.getString("method"),
                        new RefundRequest(
                                row.getObject("id", UUID.class),
                                new PaymentId(row.getObject("payment", UUID.class)),
                                Money.of(row.getLong("amount"), row.getString("currency")))))
                .list();
    }
}
