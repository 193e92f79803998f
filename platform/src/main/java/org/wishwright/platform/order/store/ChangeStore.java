package org.wishwright.platform.order.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderId;

/** Changes that wait for the payment of their difference. Their order's row is locked whenever one is decided. */
@Component
public class ChangeStore {

    private final JdbcClient jdbc;
    private final Rows rows;
    private final PersonalWords words;
    private final SealedMeasures measures;

    ChangeStore(JdbcClient jdbc, Rows rows, PersonalWords words, SealedMeasures measures) {
        this.words = words;
        this.measures = measures;
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Where a change stands. */
    public enum State {
        PENDING,
        PAID,
        APPLIED,
        REFUSED,
        DECLINED
    }

    /** @param agreedShipBy the latest date the buyer agreed to */
    public record Change(
            UUID id,
            OrderId order,
            LineId line,
            Map<String, String> choices,
            String hash,
            long unit,
            long difference,
            Instant agreedShipBy,
            PaymentId payment,
            State state) {

        Change with(Map<String, String> otherChoices, String otherHash) {
            return new Change(id, order, line, otherChoices, otherHash, unit, difference, agreedShipBy, payment, state);
        }
    }

    public void add(PartyId buyer, Change change, Instant now) {
        var kept = measures.seal(buyer, SealedMeasures.CHANGE + change.id(), change.choices(), change.hash());
        jdbc.sql("""
                        insert into orders.line_change (id, order_id, line_id, choices, hash, body, unit, difference,
                            agreed_ship_by, payment, state, made)
                        values (?, ?, ?, cast(? as json), ?, cast(? as bytea), ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        change.id(),
                        change.order().value(),
                        change.line().value(),
                        kept.choices(),
                        kept.hash(),
                        kept.body(),
                        change.unit(),
                        change.difference(),
                        Rows.at(change.agreedShipBy()),
                        change.payment().value(),
                        change.state().name(),
                        Rows.at(now)))
                .update();
    }

    public Optional<Change> byPayment(PaymentId payment) {
        return find("payment", payment.value());
    }

    public Optional<Change> byId(UUID change) {
        return find("id", change);
    }

    public void enter(UUID change, State state) {
        jdbc.sql("update orders.line_change set state = ? where id = ?")
                .params(state.name(), change)
                .update();
    }

    /** A cancelled order takes no change any more. */
    public void refuseAll(OrderId order) {
        jdbc.sql("update orders.line_change set state = 'REFUSED' where order_id = ? and state in ('PENDING', 'PAID')")
                .param(order.value())
                .update();
    }

    private Optional<Change> find(String column, UUID id) {
        return jdbc.sql("""
                        select c.*, o.buyer from orders.line_change c join orders.purchase_order o on o.id = c.order_id
                        where c.""" + column + " = ?")
                .param(id)
                .query(this::row)
                .optional()
                .map(this::opened);
    }

    private record Row(PartyId buyer, Change change, byte @Nullable [] body) {}

    private Change opened(Row row) {
        var change = row.change();
        if (row.body() == null) {
            return change;
        }
        var chosen = measures.open(
                words.reader(List.of(row.buyer())),
                row.buyer(),
                SealedMeasures.CHANGE + change.id(),
                change.choices(),
                change.hash(),
                row.body());
        return change.with(chosen.choices(), chosen.hash());
    }

    private Row row(ResultSet row, int n) throws SQLException {
        var change = new Change(
                Rows.uuid(row, "id"),
                new OrderId(Rows.uuid(row, "order_id")),
                new LineId(Rows.uuid(row, "line_id")),
                rows.choices(row.getString("choices")),
                row.getString("hash"),
                row.getLong("unit"),
                row.getLong("difference"),
                Rows.instant(row, "agreed_ship_by"),
                new PaymentId(Rows.uuid(row, "payment")),
                State.valueOf(row.getString("state")));
        return new Row(new PartyId(Rows.uuid(row, "buyer")), change, row.getBytes("body"));
    }
}
