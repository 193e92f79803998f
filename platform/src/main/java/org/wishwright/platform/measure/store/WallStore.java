package org.wishwright.platform.measure.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.measurement.WallSpace;
import org.wishwright.measurement.WallSpace.Obstacle;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.measure.Walls.Kept;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Rows of walls in flats. */
@Repository
public class WallStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    WallStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param suggested whether those that the maker has not taken over are among them */
    public List<Kept> list(PartyId maker, String search, boolean suggested, long from, int limit) {
        return jdbc.sql("""
                        select * from measure.wall where maker = ? and (not suggested or ?)
                        and position(lower(?) in lower(estate || ' ' || flat || ' ' || wall)) > 0
                        order by suggested desc, estate, flat, wall offset ? limit ?""")
                .params(maker.value(), suggested, search, from, limit)
                .query((row, n) -> read(row))
                .list();
    }

    public Optional<Kept> find(UUID id) {
        return jdbc.sql("select * from measure.wall where id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    public int count(PartyId maker) {
        return jdbc.sql("select count(*) from measure.wall where maker = ?")
                .param(maker.value())
                .query(Integer.class)
                .single();
    }

    /** A wall of this name in this flat is replaced; one that the maker has is not replaced by a suggestion. */
    public void put(Kept kept, Instant at) {
        var wall = kept.wall();
        jdbc.sql("""
                        insert into measure.wall
                            (id, maker, estate, flat, wall, length, height, depth, obstacles, suggested, kept)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                        on conflict (maker, estate, flat, wall) do update set length = excluded.length,
                            height = excluded.height, depth = excluded.depth, obstacles = excluded.obstacles,
                            suggested = excluded.suggested, kept = excluded.kept
                        where wall.suggested or not excluded.suggested""")
                .params(
                        kept.id(),
                        kept.maker().value(),
                        kept.estate(),
                        kept.flat(),
                        wall.name(),
                        wall.length(),
                        wall.height(),
                        wall.depth(),
                        json.writeValueAsString(wall.obstacles()),
                        kept.suggested(),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    public boolean accept(PartyId maker, UUID id) {
        return jdbc.sql("update measure.wall set suggested = false where maker = ? and id = ?")
                        .params(maker.value(), id)
                        .update()
                == 1;
    }

    public boolean delete(PartyId maker, UUID id) {
        return jdbc.sql("delete from measure.wall where maker = ? and id = ?")
                        .params(maker.value(), id)
                        .update()
                == 1;
    }

    private Kept read(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                new PartyId(row.getObject("maker", UUID.class)),
                row.getString("estate"),
                row.getString("flat"),
                new WallSpace(
                        row.getString("wall"),
                        row.getBigDecimal("length"),
                        row.getBigDecimal("height"),
                        row.getBigDecimal("depth"),
                        json.readValue(row.getString("obstacles"), new TypeReference<List<Obstacle>>() {})),
                row.getBoolean("suggested"));
    }
}
