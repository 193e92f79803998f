package org.wishwright.platform.care.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.platform.care.Dispute;
import org.wishwright.platform.care.Remedy;
import org.wishwright.platform.care.responsibility.Bearer;
import org.wishwright.platform.care.responsibility.Matter;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.order.OrderId;

/** Disputes as rows, their words sealed under the key of who wrote them. */
@Component
public class DisputeStore {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final PersonalWords words;

    DisputeStore(JdbcClient jdbc, PersonalWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /** False where another one about the order is undecided. */
    public boolean open(Dispute dispute, Currency currency) {
        try {
            jdbc.sql("""
                            insert into care.dispute
                                (id, order_id, number, buyer, maker, matter, asked, words, opened, currency)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            dispute.id(),
                            dispute.order().value(),
                            dispute.number(),
                            dispute.buyer().value(),
                            dispute.maker().value(),
                            dispute.matter().name(),
                            dispute.asked().name(),
                            seal(dispute.buyer(), dispute.id(), "words", dispute.words()),
                            at(dispute.opened()),
                            currency.getCurrencyCode())
                    .update();
            return true;
        } catch (DuplicateKeyException another) {
            return false;
        }
    }

    public void answer(UUID id, Dispute.Answer answer) {
        jdbc.sql("update care.dispute set answerer = ?, agrees = ?, answer = ?, answered = ? where id = ?")
                .params(
                        answer.by().value(),
                        answer.agrees(),
                        seal(answer.by(), id, "answer", answer.words()),
                        at(answer.at()),
                        id)
                .update();
    }

    public void decide(UUID id, Dispute.Decision decision) {
        jdbc.sql("""
                        update care.dispute set decider = ?, remedy = ?, bearer = ?, amount = ?, reason = ?, decided = ?
                        where id = ?""")
                .params(
                        decision.by().value(),
                        decision.remedy().name(),
                        decision.bearer().name(),
                        decision.amount().minor(),
                        seal(decision.by(), id, "reason", decision.words()),
                        at(decision.at()),
                        id)
                .update();
    }

    /** False where its money went before. */
    public boolean paid(UUID id, Instant now) {
        return jdbc.sql("update care.dispute set paid = ? where id = ? and paid is null and amount > 0")
                        .params(at(now), id)
                        .update()
                == 1;
    }

    /** Its row locked until the transaction ends. */
    public Optional<Dispute> lock(UUID id) {
        return query("where id = ? for update", id).stream().findFirst();
    }

    public Optional<Dispute> find(UUID id) {
        return query("where id = ?", id).stream().findFirst();
    }

    public List<Dispute> ofOrder(OrderId order) {
        return query("where order_id = ? order by opened desc", order.value());
    }

    public List<Dispute> ofBuyer(PartyId buyer) {
        return query("where buyer = ? order by opened", buyer.value());
    }

    /** Those about an order whose money has not gone yet, locked. */
    public List<Dispute> unpaid(OrderId order) {
        return query("where order_id = ? and paid is null and amount > 0 for update", order.value());
    }

    public List<Dispute> ofMakers(Collection<PartyId> makers) {
        var ids = makers.stream().map(PartyId::toString).toList();
        return query(
                "where maker = any (?::uuid[]) order by decided is not null, opened desc limit " + MOST,
                "{" + String.join(",", ids) + "}");
    }

    public List<Dispute> all() {
        return query("order by decided is not null, opened desc limit " + MOST);
    }

    public int unanswered(Collection<PartyId> makers) {
        return jdbc.sql("""
                        select count(*) from care.dispute
                        where maker = any (?::uuid[]) and answered is null and decided is null""")
                .param("{"
                        + String.join(
                                ",", makers.stream().map(PartyId::toString).toList()) + "}")
                .query(Integer.class)
                .single();
    }

    public boolean undecided(OrderId order) {
        return jdbc.sql("select exists (select from care.dispute where order_id = ? and decided is null)")
                .param(order.value())
                .query(Boolean.class)
                .single();
    }

    public int undecided() {
        return jdbc.sql("select count(*) from care.dispute where decided is null")
                .query(Integer.class)
                .single();
    }

    /** @param answer null until the maker answered, as {@code decision} until it is decided */
    private record Row(Dispute dispute, byte[] words, byte @Nullable [] answer, byte @Nullable [] reason) {}

    private List<Dispute> query(String rest, Object... parameters) {
        var statement = jdbc.sql("select * from care.dispute " + rest);
        for (var parameter : parameters) {
            statement = statement.param(parameter);
        }
        return opened(statement.query((row, number) -> row(row)).list());
    }

    private List<Dispute> opened(List<Row> rows) {
        var authors = new HashSet<PartyId>();
        for (var row : rows) {
            authors.add(row.dispute.buyer());
            Optional.ofNullable(row.dispute.answer()).map(Dispute.Answer::by).ifPresent(authors::add);
            Optional.ofNullable(row.dispute.decision())
                    .map(Dispute.Decision::by)
                    .ifPresent(authors::add);
        }
        var reader = words.reader(authors);
        var opened = new ArrayList<Dispute>();
        for (var row : rows) {
            var d = row.dispute;
            var answer = d.answer() == null || row.answer == null
                    ? null
                    : new Dispute.Answer(
                            d.answer().by(),
                            d.answer().agrees(),
                            said(reader, d.answer().by(), d.id(), "answer", row.answer),
                            d.answer().at());
            var decision = d.decision() == null || row.reason == null
                    ? null
                    : new Dispute.Decision(
                            d.decision().by(),
                            d.decision().remedy(),
                            d.decision().bearer(),
                            d.decision().amount(),
                            said(reader, d.decision().by(), d.id(), "reason", row.reason),
                            d.decision().at(),
                            d.decision().paid());
            opened.add(new Dispute(
                    d.id(),
                    d.order(),
                    d.number(),
                    d.buyer(),
                    d.maker(),
                    d.matter(),
                    d.asked(),
                    said(reader, d.buyer(), d.id(), "words", row.words),
                    d.opened(),
                    answer,
                    decision));
        }
        return opened;
    }

    private byte[] seal(PartyId author, UUID id, String what, String said) {
        return words.seal(author, "care." + what + " " + id, said);
    }

    private static String said(PersonalWords.Reader reader, PartyId author, UUID id, String what, byte[] sealed) {
        return reader.open(author, "care." + what + " " + id, sealed).orElse(Parties.NOBODY);
    }

    private static Row row(ResultSet row) throws SQLException {
        var answered = instant(row, "answered");
        var decided = instant(row, "decided");
        var dispute = new Dispute(
                row.getObject("id", UUID.class),
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getString("number"),
                party(row, "buyer"),
                party(row, "maker"),
                Matter.valueOf(row.getString("matter")),
                Remedy.valueOf(row.getString("asked")),
                "",
                row.getObject("opened", OffsetDateTime.class).toInstant(),
                answered == null
                        ? null
                        : new Dispute.Answer(party(row, "answerer"), row.getBoolean("agrees"), "", answered),
                decided == null
                        ? null
                        : new Dispute.Decision(
                                party(row, "decider"),
                                Remedy.valueOf(row.getString("remedy")),
                                Bearer.valueOf(row.getString("bearer")),
                                Money.of(row.getLong("amount"), row.getString("currency")),
                                "",
                                decided,
                                instant(row, "paid")));
        return new Row(dispute, row.getBytes("words"), row.getBytes("answer"), row.getBytes("reason"));
    }

    private static PartyId party(ResultSet row, String column) throws SQLException {
        return new PartyId(row.getObject(column, UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
