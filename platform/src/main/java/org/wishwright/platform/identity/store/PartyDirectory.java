package org.wishwright.platform.identity.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/** Lists parties for the operator; a person is found by a keyed hash only, never by a part of her name. */
@Repository
public class PartyDirectory {

    private static final UUID LAST = new UUID(-1L, -1L);

    private final JdbcClient jdbc;

    PartyDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param erased a person whose key is gone; nobody knows any more who she was */
    public record Row(PartyId id, boolean person, boolean erased, Instant since) {}

    /** Newest first. @param name part of an organisation's; empty: all parties, persons too */
    public List<Row> list(String name, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select p.id, p.kind, k.person is null as keyless, p.created from identity.party p
                        left join identity.person_key k on k.person = p.id
                        where p.id < ? and (? = '' or position(lower(?) in lower(p.name)) > 0)
                        order by p.id desc limit ?""")
                .params(before == null ? LAST : before, name, name, limit)
                .query((row, n) -> row(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getObject(4, OffsetDateTime.class)))
                .list();
    }

    public List<Row> one(PartyId party) {
        return jdbc.sql("""
                        select p.id, p.kind, k.person is null as keyless, p.created from identity.party p
                        left join identity.person_key k on k.person = p.id where p.id = ?""")
                .param(party.value())
                .query((row, n) -> row(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getObject(4, OffsetDateTime.class)))
                .list();
    }

    private static Row row(UUID id, String kind, boolean keyless, OffsetDateTime since) {
        boolean person = kind.equals("PERSON");
        return new Row(new PartyId(id), person, person && keyless, since.toInstant());
    }

    /** A role of a person in an organisation. */
    public record Tie(PartyId person, PartyId organisation, Role role) {}

    /** The ties of these parties, be they the persons or the organisations; a bounded number. */
    public List<Tie> ties(Collection<PartyId> parties, int limit) {
        var wanted = parties.stream().map(PartyId::toString).collect(Collectors.joining(",", "{", "}"));
        return jdbc.sql("""
                        select person, organisation, role from identity.membership
                        where person = any(?::uuid[]) or organisation = any(?::uuid[]) order by since limit ?""")
                .params(wanted, wanted, limit)
                .query((row, n) -> new Tie(
                        new PartyId(row.getObject(1, UUID.class)),
                        new PartyId(row.getObject(2, UUID.class)),
                        Role.valueOf(row.getString(3))))
                .list();
    }

    /** How many persons and organisations there are. */
    public record Counts(long persons, long organisations) {}

    public Counts counts() {
        return jdbc.sql("""
                        select count(*) filter (where kind = 'PERSON') as persons,
                            count(*) filter (where kind = 'ORGANISATION') as organisations from identity.party""").query(Counts.class).single();
    }
}
