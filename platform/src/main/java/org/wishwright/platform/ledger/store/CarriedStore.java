package org.wishwright.platform.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.Carried;

/** What was paid for one subject and lies with another. */
@Repository
public class CarriedStore {

    private final JdbcClient jdbc;

    CarriedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param parts the first of them goes back first */
    public void add(UUID subject, List<Carried> parts) {
        jdbc.sql("""
                        insert into ledger.carried (subject, source, place, amount, currency)
                        select :subject, p.source, p.place - 1, p.amount, :currency
                        from unnest(:sources::uuid[], :amounts::bigint[]) with ordinality as p (source, amount, place)""")
                .param("subject", subject)
                .param("sources", TransferStore.texts(parts, Carried::source))
                .param(
                        "amounts",
                        TransferStore.texts(parts, part -> part.amount().minor()))
                .param("currency", parts.getFirst().amount().currency().getCurrencyCode())
                .update();
    }

    /** In the order in which it goes back. */
    public List<Carried> of(UUID subject) {
        return jdbc.sql("select * from ledger.carried where subject = ? order by place")
                .param(subject)
                .query((row, n) -> {
                    var currency = row.getString("currency");
                    return new Carried(
                            row.getObject("source", UUID.class),
                            Money.of(row.getLong("amount"), currency),
                            Money.of(row.getLong("returned"), currency));
                })
                .list();
    }

    /** With whom the money of these payments lies now: the subject itself where nothing of it was carried on. */
    public List<UUID> holders(UUID source) {
        var holders = new ArrayList<>(jdbc.sql("select subject from ledger.carried where source = ? order by subject")
                .param(source)
                .query(UUID.class)
                .list());
        return holders.isEmpty() ? List.of(source) : holders;
    }

    /** Notes that as much went back, or is owed to the claim against her bank. */
    public void gaveBack(UUID subject, UUID source, Money amount) {
        jdbc.sql("""
                        update ledger.carried set returned = least(amount, returned + ?)
                        where subject = ? and source = ?""").params(amount.minor(), subject, source).update();
    }
}
