package org.wishwright.platform.order.store;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.order.CartLineId;
import org.wishwright.platform.order.Shopper;

/** Visitors' carts by the hash of their browser's token, for a bounded time. */
@Component
public class VisitorStore {

    private final JdbcClient jdbc;
    private final PersonalWords words;
    private final OpenMeasures open;

    VisitorStore(JdbcClient jdbc, PersonalWords words, OpenMeasures open) {
        this.open = open;
        this.jdbc = jdbc;
        this.words = words;
    }

    public void open(byte[] tokenHash, PartyId cart, Duration life) {
        jdbc.sql("""
                        insert into orders.visitor_cart (token_hash, cart, until)
                        values (?, ?, clock_timestamp() + make_interval(secs => ?))""").params(tokenHash, cart.value(), life.toSeconds()).update();
    }

    public void prolong(byte[] tokenHash, Duration life) {
        jdbc.sql(
                        "update orders.visitor_cart set until = clock_timestamp() + make_interval(secs => ?) where token_hash = ?")
                .params(life.toSeconds(), tokenHash)
                .update();
    }

    /** Empty where it has run out or was joined into somebody's. */
    public Optional<Shopper> find(byte[] tokenHash) {
        return jdbc.sql("select cart from orders.visitor_cart where token_hash = ? and until > clock_timestamp()")
                .param(tokenHash)
                .query((row, n) -> new Shopper(new PartyId(Rows.uuid(row, "cart")), true))
                .optional();
    }

    private record Note(CartLineId line, String words) {}

    /** Puts a visitor's lines into a person's cart, as they are and where they are in time; of two at once one does it. */
    public boolean join(byte[] tokenHash, PartyId person) {
        var cart = jdbc.sql("""
                        delete from orders.visitor_cart where token_hash = ? and until > clock_timestamp() returning cart""")
                .param(tokenHash)
                .query((row, n) -> Rows.uuid(row, "cart"))
                .optional();
        if (cart.isEmpty()) {
            return false;
        }
        var notes = jdbc.sql("select id, words from orders.cart_line where person = ? and words is not null")
                .param(cart.get())
                .query((row, n) -> new Note(new CartLineId(Rows.uuid(row, "id")), row.getString("words")))
                .list();
        jdbc.sql("""
                        update orders.cart_line l set person = ?, words = null, note = decode(n.note, 'hex')
                        from orders.cart_line o
                        left join (select unnest(string_to_array(?, ','))::uuid as id, unnest(string_to_array(?, ',')) as note) n
                            on n.id = o.id
                        where l.id = o.id and o.person = ?""")
                .param(person.value())
                .param(notes.stream().map(note -> note.line().toString()).collect(Collectors.joining(",")))
                .param(sealed(person, notes))
                .param(cart.get())
                .update();
        open.sealCart(person);
        return true;
    }

    private String sealed(PartyId person, List<Note> notes) {
        return notes.stream()
                .map(note -> words.seal(person, CartStore.NOTE + note.line(), note.words()))
                .map(HexFormat.of()::formatHex)
                .collect(Collectors.joining(","));
    }

    /** Forgets the carts that have run out, and their lines. */
    public void sweep() {
        jdbc.sql("""
                        with gone as (delete from orders.visitor_cart where until < clock_timestamp() returning cart)
                        delete from orders.cart_line where person in (select cart from gone)""").update();
    }
}
