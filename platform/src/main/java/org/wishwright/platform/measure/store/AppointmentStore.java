package org.wishwright.platform.measure.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.measure.Appointments.Kind;
import org.wishwright.platform.measure.Appointments.State;

/** Rows of appointments to be measured. */
@Repository
public class AppointmentStore {

    private static final int MOST = 500;

    private final JdbcClient jdbc;

    AppointmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Row(UUID id, PartyId person, PartyId maker, Kind kind, LocalDate day, byte[] sealed, State state) {}

    public void insert(Row row, Instant at) {
        jdbc.sql("""
                        insert into measure.appointment (id, person, maker, kind, day, sealed, state, changed)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        row.id(),
                        row.person().value(),
                        row.maker().value(),
                        row.kind().name(),
                        row.day(),
                        row.sealed(),
                        row.state().name(),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void deleteAll(PartyId person) {
        jdbc.sql("delete from measure.appointment where person = ?")
                .param(person.value())
                .update();
    }

    public List<Row> ofPerson(PartyId person) {
        return jdbc.sql("select * from measure.appointment where person = ? order by id desc limit ?")
                .params(person.value(), MOST)
                .query((row, n) -> read(row))
                .list();
    }

    public List<Row> wanted(PartyId maker) {
        return jdbc.sql(
                        "select * from measure.appointment where maker = ? and state = 'WANTED' order by day, id limit ?")
                .params(maker.value(), MOST)
                .query((row, n) -> read(row))
                .list();
    }

    public Optional<Row> wanted(PartyId maker, UUID id) {
        return jdbc.sql("select * from measure.appointment where maker = ? and id = ? and state = 'WANTED'")
                .params(maker.value(), id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Ends it for one of its two sides; false where it has ended or is not hers. */
    public boolean end(PartyId party, UUID id, State state, Instant at) {
        return jdbc.sql("""
                                update measure.appointment set state = ?, changed = ?
                                where id = ? and (person = ? or maker = ?) and state = 'WANTED'""")
                        .params(state.name(), at.atOffset(ZoneOffset.UTC), id, party.value(), party.value())
                        .update()
                == 1;
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                new PartyId(row.getObject("person", UUID.class)),
                new PartyId(row.getObject("maker", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                row.getObject("day", LocalDate.class),
                row.getBytes("sealed"),
                State.valueOf(row.getString("state")));
    }
}
