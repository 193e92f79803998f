package org.wishwright.platform.measure.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.measurement.Pattern;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.measure.Patterns.Kept;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Rows of makers' patterns. */
@Repository
public class PatternStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PatternStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public List<Kept> list(PartyId maker, String search, long from, int limit) {
        return jdbc.sql("""
                        select id, name, measures from measure.pattern
                        where maker = ? and position(lower(?) in lower(name)) > 0 order by name offset ? limit ?""")
                .params(maker.value(), search, from, limit)
                .query((row, n) -> new Kept(
                        row.getObject("id", UUID.class),
                        new Pattern(
                                row.getString("name"),
                                json.readValue(
                                        row.getString("measures"),
                                        new TypeReference<LinkedHashMap<String, BigDecimal>>() {}))))
                .list();
    }

    public int count(PartyId maker) {
        return jdbc.sql("select count(*) from measure.pattern where maker = ?")
                .param(maker.value())
                .query(Integer.class)
                .single();
    }

    /** A pattern of this name is replaced. */
    public void put(PartyId maker, Kept kept, Instant at) {
        jdbc.sql("""
                        insert into measure.pattern (id, maker, name, measures, kept) values (?, ?, ?, ?::jsonb, ?)
                        on conflict (maker, name) do update set measures = excluded.measures, kept = excluded.kept""")
                .params(
                        kept.id(),
                        maker.value(),
                        kept.pattern().name(),
                        json.writeValueAsString(kept.pattern().measures()),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    public boolean delete(PartyId maker, UUID id) {
        return jdbc.sql("delete from measure.pattern where maker = ? and id = ?")
                        .params(maker.value(), id)
                        .update()
                == 1;
    }
}
