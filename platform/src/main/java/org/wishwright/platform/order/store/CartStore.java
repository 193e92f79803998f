package org.wishwright.platform.order.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.order.CartLine;
import org.wishwright.platform.order.CartLineId;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.Shopper;

/** Lines of carts; every statement names the person whose cart it is. */
@Component
public class CartStore {

    private static final String COLUMNS =
            "id, version, blueprint, number, maker, product, choices, hash, quantity, unit, currency, note, words, body";

    static final String NOTE = "order.cart-note ";

    private final JdbcClient jdbc;
    private final Rows rows;
    private final PersonalWords words;
    private final SealedMeasures measures;

    CartStore(JdbcClient jdbc, Rows rows, PersonalWords words, SealedMeasures measures) {
        this.measures = measures;
        this.words = words;
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** How many lines a person's cart holds. */
    public int size(PartyId person) {
        return jdbc.sql("select count(*) from orders.cart_line where person = ? and gone is null")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    /**
     * Adds a line unless the cart is full.
     *
     * @return whether there was room
     */
    public boolean add(Shopper shopper, CartLine line, Instant now) {
        var person = shopper.id();
        var kept = kept(shopper, line);
        return jdbc.sql("""
                        insert into orders.cart_line (person, added, id, version, blueprint, number, maker, product, choices,
                            body, hash, quantity, unit, currency, note, words)
                        select ?, ?, ?, ?, ?, ?, ?, cast(? as json), cast(? as json), cast(? as bytea), ?, ?, ?, ?,
                            cast(? as bytea), cast(? as text)
                        where (select count(*) from orders.cart_line where person = ? and gone is null) < ?""")
                        .param(person.value())
                        .param(Rows.at(now))
                        .param(line.id().value())
                        .param(line.version().value())
                        .param(line.blueprint().value())
                        .param(line.number())
                        .param(line.maker().value())
                        .param(rows.write(line.product()))
                        .param(kept.choices())
                        .param(kept.body())
                        .param(line.hash())
                        .param(line.quantity())
                        .param(line.unitPrice().minor())
                        .param(line.unitPrice().currency().getCurrencyCode())
                        .param(shopper.visitor() ? null : sealed(person, line.id(), line.note()))
                        .param(shopper.visitor() && !line.note().isEmpty() ? line.note() : null)
                        .param(person.value())
                        .param(shopper.mostLines())
                        .update()
                == 1;
    }

    /** Oldest first. */
    public List<CartLine> lines(PartyId person) {
        return jdbc
                .sql("select " + COLUMNS
                        + " from orders.cart_line where person = ? and gone is null order by added, id")
                .param(person.value())
                .query(this::line)
                .list()
                .stream()
                .map(row -> opened(person, row))
                .toList();
    }

    /** Changes a quantity, unless it is no longer what was seen. */
    public boolean changeQuantity(PartyId person, CartLineId line, int seen, int quantity) {
        return jdbc.sql("""
                        update orders.cart_line set quantity = ? where person = ? and id = ? and gone is null and quantity = ?""")
                        .params(quantity, person.value(), line.value(), seen)
                        .update()
                == 1;
    }

    public Optional<CartLine> find(PartyId person, CartLineId line) {
        return jdbc.sql("select " + COLUMNS + " from orders.cart_line where person = ? and id = ? and gone is null")
                .params(person.value(), line.value())
                .query(this::line)
                .optional()
                .map(row -> opened(person, row));
    }

    /** A line that was removed and can be put back. */
    public Optional<CartLine> removed(PartyId person, CartLineId line) {
        return jdbc.sql("select " + COLUMNS
                        + " from orders.cart_line where person = ? and id = ? and gone is not null and ordered is null")
                .params(person.value(), line.value())
                .query(this::line)
                .optional()
                .map(row -> opened(person, row));
    }

    public boolean remove(PartyId person, CartLineId line, Instant now) {
        return jdbc.sql("update orders.cart_line set gone = ? where person = ? and id = ? and gone is null")
                        .params(Rows.at(now), person.value(), line.value())
                        .update()
                == 1;
    }

    /** Puts a removed line back where it was. */
    public boolean putBack(Shopper shopper, CartLineId line) {
        return jdbc.sql("""
                        update orders.cart_line set gone = null
                        where person = :person and id = :line and gone is not null and ordered is null
                            and (select count(*) from orders.cart_line where person = :person and gone is null) < :most""")
                        .param("person", shopper.id().value())
                        .param("line", line.value())
                        .param("most", shopper.mostLines())
                        .update()
                == 1;
    }

    /** Makes a line of another version or other choices of its product, unless it is no longer what was seen. */
    public boolean rewrite(Shopper shopper, CartLine line, String seenHash) {
        var kept = kept(shopper, line);
        return jdbc.sql("""
                        update orders.cart_line
                        set version = ?, number = ?, product = cast(? as json), choices = cast(? as json), body = cast(? as bytea),
                            hash = ?, unit = ?, currency = ?
                        where person = ? and id = ? and gone is null and hash = ?""")
                        .param(line.version().value())
                        .param(line.number())
                        .param(rows.write(line.product()))
                        .param(kept.choices())
                        .param(kept.body())
                        .param(line.hash())
                        .param(line.unitPrice().minor())
                        .param(line.unitPrice().currency().getCurrencyCode())
                        .param(shopper.id().value())
                        .param(line.id().value())
                        .param(seenHash)
                        .update()
                == 1;
    }

    /** Forgets what left the cart before an instant. */
    public void forget(PartyId person, Instant before) {
        jdbc.sql("delete from orders.cart_line where person = ? and gone < ?")
                .params(person.value(), Rows.at(before))
                .update();
    }

    /**
     * Takes lines out of the cart for an order: of two at once one gets them. Oldest first.
     *
     * @param lines empty: all of the cart
     */
    public List<CartLine> take(PartyId person, Collection<CartLineId> lines, OrderId order, Instant now) {
        var values = new ArrayList<Object>(List.of(Rows.at(now), order.value(), person.value()));
        if (!lines.isEmpty()) {
            values.add(Rows.texts(lines));
        }
        return jdbc
                .sql(
                        "with taken as (update orders.cart_line set gone = ?, ordered = ? where person = ? and gone is null"
                                + (lines.isEmpty() ? "" : " and id = any(cast(? as uuid[]))")
                                + " returning *) select " + COLUMNS + " from taken order by added, id")
                .params(values)
                .query(this::line)
                .list()
                .stream()
                .map(row -> opened(person, row))
                .toList();
    }

    /** The order that lines of a cart became, where they did so lately. */
    public Optional<OrderId> orderOf(PartyId person, Collection<CartLineId> lines) {
        return jdbc.sql("""
                        select ordered from orders.cart_line
                        where person = ? and id = any(cast(? as uuid[])) and ordered is not null
                        order by ordered desc limit 1""")
                .params(person.value(), Rows.texts(lines))
                .query((row, n) -> new OrderId(Rows.uuid(row, "ordered")))
                .optional();
    }

    /** @return whether there is such a line in her cart */
    public boolean note(Shopper shopper, CartLineId line, String note) {
        return jdbc.sql("""
                        update orders.cart_line set note = cast(? as bytea), words = cast(? as text)
                        where person = ? and id = ? and gone is null""")
                        .param(shopper.visitor() ? null : sealed(shopper.id(), line, note))
                        .param(shopper.visitor() && !note.isEmpty() ? note : null)
                        .param(shopper.id().value())
                        .param(line.value())
                        .update()
                == 1;
    }

    private byte @Nullable [] sealed(PartyId person, CartLineId line, String note) {
        return note.isEmpty() ? null : words.seal(person, NOTE + line, note);
    }

    /** A visitor has no key yet to seal her measures with: they are sealed when she signs in. The hash stays, a cart is compared by it. */
    private SealedMeasures.Kept kept(Shopper shopper, CartLine line) {
        return shopper.visitor()
                ? new SealedMeasures.Kept(rows.write(line.choices()), line.hash(), null)
                : measures.seal(shopper.id(), SealedMeasures.CART + line.id(), line.choices(), line.hash());
    }

    private record Row(CartLine line, byte @Nullable [] note, byte @Nullable [] body) {}

    private CartLine opened(PartyId person, Row row) {
        var line = row.line();
        if (row.note() == null && row.body() == null) {
            return line;
        }
        var keys = words.reader(List.of(person));
        var chosen =
                measures.open(keys, person, SealedMeasures.CART + line.id(), line.choices(), line.hash(), row.body());
        var note = row.note() == null
                ? line.note()
                : keys.open(person, NOTE + line.id(), row.note()).orElse("");
        return line.withChoices(chosen.choices()).withNote(note);
    }

    private Row line(ResultSet row, int n) throws SQLException {
        var line = new CartLine(
                new CartLineId(Rows.uuid(row, "id")),
                new VersionId(Rows.uuid(row, "version")),
                new BlueprintId(Rows.uuid(row, "blueprint")),
                row.getInt("number"),
                new PartyId(Rows.uuid(row, "maker")),
                rows.text(row.getString("product")),
                rows.choices(row.getString("choices")),
                row.getString("hash"),
                row.getInt("quantity"),
                Rows.money(row, "unit"),
                Objects.requireNonNullElse(row.getString("words"), ""));
        return new Row(line, row.getBytes("note"), row.getBytes("body"));
    }
}
