package org.wishwright.platform.factory.work;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.platform.factory.Transit;
import org.wishwright.platform.factory.Transit.Days;
import org.wishwright.platform.factory.Transits;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/** One row a maker. */
@Service
class TransitRegister implements Transits {

    private final JdbcClient jdbc;

    TransitRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Transit of(PartyId maker) {
        return jdbc.sql("""
                        select sent_from, near_from, near_to, domestic_from, domestic_to, abroad_from, abroad_to
                        from factory.transit where maker = ?""")
                .param(maker.value())
                .query((row, n) -> new Transit(
                        row.getString(1),
                        new Days(row.getInt(2), row.getInt(3)),
                        new Days(row.getInt(4), row.getInt(5)),
                        new Days(row.getInt(6), row.getInt(7)),
                        true))
                .optional()
                .orElse(Transit.USUAL);
    }

    @Override
    @Transactional
    public void say(Caller maker, Transit transit) {
        jdbc.sql("""
                        insert into factory.transit (maker, sent_from, near_from, near_to, domestic_from, domestic_to,
                            abroad_from, abroad_to) values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (maker) do update set sent_from = excluded.sent_from,
                            near_from = excluded.near_from, near_to = excluded.near_to,
                            domestic_from = excluded.domestic_from, domestic_to = excluded.domestic_to,
                            abroad_from = excluded.abroad_from, abroad_to = excluded.abroad_to, changed = now()""")
                .params(
                        maker.organisation(Role.MAKER).value(),
                        transit.from(),
                        transit.near().from(),
                        transit.near().to(),
                        transit.domestic().from(),
                        transit.domestic().to(),
                        transit.abroad().from(),
                        transit.abroad().to())
                .update();
    }
}
