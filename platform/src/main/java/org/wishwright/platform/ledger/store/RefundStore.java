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
     * A refund out of a subject's escrow.
     *
     * @param linked the same for all that were asked for together
     */
    public record Given(UUID subject, UUID linked, RefundRequest refund, UUID transfer, String reason) {

        private Money amount() {
            return refund.amount();
        }
    }

    /** Takes refunds out of escrow and notes them as due; one statement. The payments are locked already, each is there once. */
    public void request(List<Given> refunds) {
        Constraints.refusing(() -> jdbc.sql("""
                        with given as (
                            select * from unnest(:refund::uuid[], :payment::uuid[], :amount::bigint[], :currency::text[],
                                    :reason::text[], :transfer::uuid[], :escrow::uuid[], :provider::uuid[], :subject::uuid[],
                                    :linked::uuid[])
                                as g (refund, payment, amount, currency, reason, transfer, escrow, provider, subject, linked)),
                        back as (
                            update ledger.payment p set refunded = refunded + given.amount,
                                settled = foundation.business_now()
                            from given where p.id = given.payment),
                        due as (
                            insert into ledger.refund (id, payment, amount, currency, reason)
                            select refund, payment, amount, currency, reason from given)
                        insert into ledger.transfer
                            (id, kind, debit_account, credit_account, amount, currency, purpose, subject, linked)
                        select transfer, 'SINGLE', escrow, provider, amount, currency, 'order.refund', subject, linked
                        from given""")
                .param(
                        "refund",
                        TransferStore.texts(refunds, given -> given.refund().refund()))
                .param(
                        "payment",
                        TransferStore.texts(refunds, given -> given.refund().payment()))
                .param(
                        "amount",
                        TransferStore.texts(refunds, given -> given.amount().minor()))
                .param(
                        "currency",
                        TransferStore.texts(refunds, given -> given.amount().currency()))
                .param("reason", TransferStore.texts(refunds, Given::reason))
                .param("transfer", TransferStore.texts(refunds, Given::transfer))
                .param(
                        "escrow",
                        TransferStore.texts(
                                refunds,
                                given -> AccountRef.escrow(
                                                given.subject(), given.amount().currency())
                                        .id()))
                .param(
                        "provider",
                        TransferStore.texts(
                                refunds,
                                given -> AccountRef.provider(
                                                given.subject(), given.amount().currency())
                                        .id()))
                .param("subject", TransferStore.texts(refunds, Given::subject))
                .param("linked", TransferStore.texts(refunds, Given::linked))
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
