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

    /** With the provider's name of the payment, which may have come after the refund was asked for. */
    public Due named(Due due) {
        var request = due.request();
        return jdbc.sql("select reference from ledger.payment where id = ?")
                .param(request.payment().value())
                .query((row, n) -> new Due(
                        due.method(),
                        new RefundRequest(
                                request.refund(),
                                request.payment(),
                                request.amount(),
                                request.paid(),
                                row.getString(1))))
                .single();
    }

    public void done(UUID refund, String reference) {
        jdbc.sql("""
                        update ledger.refund set done = foundation.business_now(), reference = left(?, 100)
                        where id = ? and done is null""").params(reference, refund).update();
    }

    /** It is not sent again, and its payment waits for the operator. */
    public void refused(RefundRequest refund, String reason) {
        jdbc.sql("""
                        with refused as (
                            update ledger.refund set refused = left(:reason, 200), ask_after = 'infinity'
                            where id = :refund and done is null returning payment)
                        update ledger.payment set flag = 'payment.refund-refused' where id in (select payment from refused)""").param("reason", reason).param("refund", refund.refund()).update();
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
                        returning p.method, r.id, r.payment, r.amount, r.currency, p.amount as paid, p.reference""")
                .param(limit)
                .query((row, n) -> new Due(
                        row.getString("method"),
                        new RefundRequest(
                                row.getObject("id", UUID.class),
                                new PaymentId(row.getObject("payment", UUID.class)),
                                Money.of(row.getLong("amount"), row.getString("currency")),
                                Money.of(row.getLong("paid"), row.getString("currency")),
                                row.getString("reference"))))
                .list();
    }
}
