package org.wishwright.platform.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentFilter;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Presentation;
import org.wishwright.platform.ledger.TransferId;

/** Payments with the two transfers of each: announced when it begins, posted or voided when its outcome is known. */
@Repository
public class PaymentStore {

    private static final String OPEN = "state in ('INITIATED', 'UNKNOWN')";

    private static final Map<String, String> FILTERS = Map.of(
            "INITIATED", "state = 'INITIATED'",
            "UNKNOWN", "state = 'UNKNOWN'",
            "CAPTURED", "state = 'CAPTURED' and refunded = 0",
            "DECLINED", "state = 'DECLINED'",
            "REFUNDED", "refunded > 0",
            "FLAGGED", "flag is not null");

    private final JdbcClient jdbc;

    PaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records a payment and announces its transfer; empty if its key, or another open payment, is there already. */
    public Optional<Payment> begin(PaymentId id, TransferId pending, PaymentRequest request) {
        var currency = request.amount().currency();
        var provider = AccountRef.provider(request.subject(), currency);
        var escrow = AccountRef.escrow(request.subject(), currency);
        return jdbc.sql("""
                        with account as (
                            insert into ledger.account (id, kind, owner, party, currency, debits_within_credits)
                            select id, kind, owner, party, :currency, kind <> 'PROVIDER'
                            from (values (:provider::uuid, 'PROVIDER', :shard::uuid, null::uuid),
                                (:escrow::uuid, 'ESCROW', :subject::uuid, :payer::uuid)) as a (id, kind, owner, party)
                            order by id
                            on conflict do nothing),
                        paid as (
                            insert into ledger.payment
                                (id, subject, payer, amount, currency, method, scenario, key, pending)
                            values (:id, :subject, :payer, :amount, :currency, :method, :scenario, :key, :pending)
                            on conflict do nothing
                            returning *),
                        moved as (
                            insert into ledger.transfer
                                (id, kind, debit_account, credit_account, amount, currency, purpose, subject, linked)
                            select pending, 'PENDING', :provider, :escrow, amount, currency, 'order.payment', subject, id
                            from paid)
                        select * from paid""")
                .param("currency", currency.getCurrencyCode())
                .param("provider", provider.id())
                .param("shard", provider.owner())
                .param("escrow", escrow.id())
                .param("subject", request.subject())
                .param("payer", request.payer().value())
                .param("id", id.value())
                .param("amount", request.amount().minor())
                .param("method", request.method())
                .param("scenario", request.scenario())
                .param("key", request.key())
                .param("pending", pending.value())
                .query(PaymentStore::payment)
                .optional();
    }

    public Optional<Payment> find(PaymentId id) {
        return jdbc.sql("select * from ledger.payment where id = ?")
                .param(id.value())
                .query(PaymentStore::payment)
                .optional();
    }

    public Optional<Payment> find(UUID subject, String key) {
        return jdbc.sql("select * from ledger.payment where subject = ? and key = ?")
                .params(subject, key)
                .query(PaymentStore::payment)
                .optional();
    }

    public List<Payment> of(UUID subject) {
        return jdbc.sql("select * from ledger.payment where subject = ? order by id desc limit 500")
                .param(subject)
                .query(PaymentStore::payment)
                .list();
    }

    /** Captured payments of a subject that no bank is about to take back, newest first, locked. */
    public List<Payment> lockCaptured(UUID subject) {
        return jdbc.sql("""
                        select * from ledger.payment p where subject = ? and state = 'CAPTURED'
                            and not exists (select from ledger.chargeback c where c.payment = p.id and c.state = 'OPEN')
                        order by id desc limit 500 for no key update""").param(subject).query(PaymentStore::payment).list();
    }

    /**
     * Captured payments of subjects, newest first, locked: of those alone of which no bank takes or took anything back, and to
     * which nothing was carried over.
     */
    public Map<UUID, List<Payment>> lockPlain(Collection<UUID> subjects) {
        var among = TransferStore.texts(List.copyOf(subjects), id -> id);
        var locked = jdbc.sql("""
                        select * from ledger.payment where subject = any(:subjects::uuid[]) and state = 'CAPTURED'
                        order by id desc for no key update""")
                .param("subjects", among)
                .query(PaymentStore::payment)
                .list();
        var others = jdbc.sql("""
                        select subject from ledger.chargeback where subject = any(:subjects::uuid[])
                        union select subject from ledger.carried where subject = any(:subjects::uuid[])""").param("subjects", among).query(UUID.class).set();
        return locked.stream()
                .filter(payment -> !others.contains(payment.request().subject()))
                .collect(Collectors.groupingBy(payment -> payment.request().subject()));
    }

    /** Claims an open payment as captured and posts its transfer; empty if it was settled before, or is flagged. */
    public Optional<Payment> capture(PaymentId id, TransferId post, String reference) {
        return settle(id, post, "CAPTURED", TransferStore.Kind.POST, reference);
    }

    /** Claims an open payment as declined and voids its transfer; empty if it was settled before, or is flagged. */
    public Optional<Payment> decline(PaymentId id, TransferId voided, String reason) {
        return settle(id, voided, "DECLINED", TransferStore.Kind.VOID, reason);
    }

    private Optional<Payment> settle(
            PaymentId id, TransferId transfer, String state, TransferStore.Kind kind, String reference) {
        return Constraints.refusing(() -> jdbc.sql("""
                        with claimed as (
                            update ledger.payment
                            set state = :state, reference = left(:reference, 100), settled = foundation.business_now()
                            where id = :id and state in ('INITIATED', 'UNKNOWN') and flag is null
                            returning *),
                        moved as (
                            insert into ledger.transfer (id, kind, pending_id, debit_account, credit_account, amount,
                                currency, purpose, subject, linked)
                            select :transfer, :kind, p.id, p.debit_account, p.credit_account, p.amount, p.currency,
                                p.purpose, p.subject, p.linked
                            from claimed join ledger.transfer p on p.id = claimed.pending)
                        select * from claimed""")
                .param("state", state)
                .param("reference", reference)
                .param("id", id.value())
                .param("transfer", transfer.value())
                .param("kind", kind.name())
                .query(PaymentStore::payment)
                .optional());
    }

    public void markUnknown(PaymentId id) {
        jdbc.sql("update ledger.payment set state = 'UNKNOWN' where id = ? and state = 'INITIATED'")
                .param(id.value())
                .update();
    }

    /** Keeps what the payer is to be shown; the outcome is open. */
    public void waiting(PaymentId id, Presentation shown) {
        jdbc.sql("""
                        update ledger.payment set state = 'UNKNOWN', presentation_kind = :kind, presentation = :content,
                            presentation_expires = :expires
                        where id = :id and %s""".formatted(OPEN))
                .param("kind", shown.kind().name())
                .param("content", shown.content())
                .param("expires", shown.expires().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    public void flag(PaymentId id, String code) {
        jdbc.sql("update ledger.payment set flag = ? where id = ?")
                .params(code, id.value())
                .update();
    }

    public void unflag(PaymentId id) {
        jdbc.sql("""
                        with again as (
                            update ledger.refund set refused = null, ask_after = clock_timestamp()
                            where payment = :id and refused is not null and done is null)
                        update ledger.payment set flag = null, ask_after = clock_timestamp() where id = :id""").param("id", id.value()).update();
    }

    /**
     * Takes open payments whose turn it is; no other node gets them until their next turn, which doubles with each
     * question from 5 seconds to an hour.
     */
    public List<Payment> takeToAsk(int limit) {
        return jdbc.sql("""
                        update ledger.payment set asks = asks + 1,
                            ask_after = clock_timestamp() + least(interval '5 seconds' * power(2, least(asks, 10)),
                                interval '1 hour')
                        where id in (
                            select id from ledger.payment
                            where %s and flag is null and ask_after <= clock_timestamp()
                            order by ask_after limit ? for update skip locked)
                        returning *""".formatted(OPEN))
                .param(limit)
                .query(PaymentStore::payment)
                .list();
    }

    public List<Payment> list(PaymentFilter filter, @Nullable UUID before) {
        var state = filter.state();
        var condition = state == null ? "true" : FILTERS.getOrDefault(state, "false");
        return jdbc.sql("""
                        select * from ledger.payment where (%s) and (:before::uuid is null or id < :before)
                        order by id desc limit :limit""".formatted(condition))
                .param("before", before, java.sql.Types.OTHER)
                .param("limit", filter.limit() + 1)
                .query(PaymentStore::payment)
                .list();
    }

    private static Payment payment(ResultSet row, int n) throws SQLException {
        var amount = Money.of(row.getLong("amount"), row.getString("currency"));
        return new Payment(
                new PaymentId(row.getObject("id", UUID.class)),
                new PaymentRequest(
                        row.getObject("subject", UUID.class),
                        new PartyId(row.getObject("payer", UUID.class)),
                        amount,
                        row.getString("method"),
                        row.getString("scenario"),
                        row.getString("key")),
                state(row, amount),
                instant(row, "begun"),
                row.getString("flag"),
                presentation(row));
    }

    private static @Nullable Presentation presentation(ResultSet row) throws SQLException {
        var kind = row.getString("presentation_kind");
        return kind == null
                ? null
                : new Presentation(
                        Presentation.Kind.valueOf(kind),
                        row.getString("presentation"),
                        instant(row, "presentation_expires"));
    }

    private static PaymentState state(ResultSet row, Money amount) throws SQLException {
        long refunded = row.getLong("refunded");
        return switch (row.getString("state")) {
            case "INITIATED" -> new PaymentState.Initiated();
            case "UNKNOWN" -> new PaymentState.Unknown();
            case "DECLINED" -> new PaymentState.Declined(instant(row, "settled"));
            case "CAPTURED" ->
                refunded == 0
                        ? new PaymentState.Captured(instant(row, "settled"))
                        : new PaymentState.Refunded(instant(row, "settled"), new Money(refunded, amount.currency()));
            default -> throw new IllegalStateException("A payment's state is " + row.getString("state"));
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
