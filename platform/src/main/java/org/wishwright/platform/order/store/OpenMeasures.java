package org.wishwright.platform.order.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.order.BodyChoices;

/** Seals measures that lie open: those of a visitor who signs in, and those written before measures were sealed. */
@Component
public class OpenMeasures {

    private static final int AT_ONCE = 500;

    private static final String MAYBE = """
            exists (select from json_each_text(l.choices) c
                where c.value ~ '^[0-9]+([.][0-9]+)?$' and c.key = any(cast(? as text[])))""";

    private static final String OF_ORDER =
            "join (select id, buyer as person from orders.purchase_order) o on o.id = l.order_id";
    private static final String OF_CART = """
            join (select id, person from orders.cart_line c
                where not exists (select from orders.visitor_cart v where v.cart = c.person)) o on o.id = l.id""";

    private final JdbcClient jdbc;
    private final Rows rows;
    private final PersonalWords words;
    private final SealedMeasures measures;

    OpenMeasures(JdbcClient jdbc, Rows rows, PersonalWords words, SealedMeasures measures) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.words = words;
        this.measures = measures;
    }

    private record Row(UUID id, PartyId person, Map<String, String> choices, String hash) {}

    /** Those in the cart of somebody who has just signed in. */
    void sealCart(PartyId person) {
        seal(
                "orders.cart_line",
                SealedMeasures.CART,
                jdbc.sql("select l.id, l.person, l.choices, l.hash from orders.cart_line l where l.person = ? and "
                                + "l.body is null and " + MAYBE)
                        .param(person.value())
                        .param(BodyChoices.codes().toArray(String[]::new))
                        .query(this::row)
                        .list());
    }

    /**
     * Seals some that were written before; of whom nobody has the key any more they are taken away.
     *
     * @return how many; none once all are sealed
     */
    public int sealOlder() {
        return older("orders.order_line", SealedMeasures.LINE, OF_ORDER)
                + older("orders.line_change", SealedMeasures.CHANGE, OF_ORDER)
                + older("orders.cart_line", SealedMeasures.CART, OF_CART);
    }

    private int older(String table, String kind, String persons) {
        return seal(
                table,
                kind,
                jdbc.sql("select l.id, o.person, l.choices, l.hash from " + table + " l " + persons
                                + " where l.body is null and " + MAYBE + " limit " + AT_ONCE)
                        .param(BodyChoices.codes().toArray(String[]::new))
                        .query(this::row)
                        .list());
    }

    private int seal(String table, String kind, List<Row> found) {
        var keys = words.reader(found.stream().map(Row::person).distinct().toList());
        var kept = found.stream()
                .map(row -> keys.knows(row.person())
                        ? measures.seal(row.person(), kind + row.id(), row.choices(), row.hash())
                        : new SealedMeasures.Kept(rows.write(BodyChoices.without(row.choices())), "", null))
                .toList();
        if (found.isEmpty()) {
            return 0;
        }
        boolean cart = kind.equals(SealedMeasures.CART);
        return jdbc.sql("update " + table + " l set choices = cast(s.choices as json), body = s.body"
                        + (cart ? "" : ", hash = s.hash")
                        + " from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as bytea[]))"
                        + " as s (id, choices, hash, body) where l.id = s.id and l.body is null")
                .param(Rows.texts(found.stream().map(Row::id).toList()))
                .param(kept.stream().map(SealedMeasures.Kept::choices).toArray(String[]::new))
                .param(kept.stream().map(SealedMeasures.Kept::hash).toArray(String[]::new))
                .param(kept.stream().map(SealedMeasures.Kept::body).toArray(byte[][]::new))
                .update();
    }

    private Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                Rows.uuid(row, "id"),
                new PartyId(Rows.uuid(row, "person")),
                rows.choices(row.getString("choices")),
                row.getString("hash"));
    }
}
