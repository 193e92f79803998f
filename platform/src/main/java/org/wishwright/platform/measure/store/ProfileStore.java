package org.wishwright.platform.measure.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.measure.ProfileId;

/** Rows of people's measures; every statement names their owner. */
@Repository
public class ProfileStore {

    private final JdbcClient jdbc;

    ProfileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Row(ProfileId id, byte[] sealed, Instant changed) {}

    public List<Row> list(PartyId owner) {
        return jdbc.sql("select id, sealed, changed from measure.profile where owner = ? order by id desc")
                .param(owner.value())
                .query((row, n) -> read(row))
                .list();
    }

    public Optional<Row> find(PartyId owner, ProfileId id) {
        return jdbc.sql("select id, sealed, changed from measure.profile where owner = ? and id = ?")
                .params(owner.value(), id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    /** The owner's row with this id; false where the id is another's. */
    public boolean put(PartyId owner, Row profile) {
        return jdbc.sql("""
                                insert into measure.profile (id, owner, sealed, changed) values (?, ?, ?, ?)
                                on conflict (id) do update set sealed = excluded.sealed, changed = excluded.changed
                                where profile.owner = excluded.owner""")
                        .params(
                                profile.id().value(),
                                owner.value(),
                                profile.sealed(),
                                profile.changed().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public boolean delete(PartyId owner, ProfileId id) {
        return jdbc.sql("delete from measure.profile where owner = ? and id = ?")
                        .params(owner.value(), id.value())
                        .update()
                == 1;
    }

    public void deleteAll(PartyId owner) {
        jdbc.sql("delete from measure.profile where owner = ?")
                .param(owner.value())
                .update();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new ProfileId(row.getObject("id", UUID.class)),
                row.getBytes("sealed"),
                row.getObject("changed", OffsetDateTime.class).toInstant());
    }
}
