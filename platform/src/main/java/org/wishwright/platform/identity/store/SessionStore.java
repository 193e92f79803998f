package org.wishwright.platform.identity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/** Sessions by the hash of their token, and the person behind one. */
@Repository
public class SessionStore {

    private static final String PERSON = """
            k.person, k.wrapped, n.sealed,
            (select string_agg(m.organisation || ' ' || m.role, ',') from identity.membership m
                where m.person = k.person) as memberships
            from identity.person_key k
            join identity.personal n on n.person = k.person and n.kind = 'NAME'
            """;

    /** A person as stored: her name still sealed under her wrapped key. */
    public record Person(PartyId id, byte[] wrappedKey, byte[] sealedName, Set<Membership> memberships) {}

    /**
     * @param due true when its use should be written down again
     * @param strong whether it was entered with a passkey or a second step
     */
    public record Found(Person person, boolean due, boolean strong) {}

    /** By what its owner knows a session again. */
    public record Seen(String device, String region, boolean strong) {}

    /** A session as its owner sees it. */
    public record Open(
            UUID id, Instant created, Instant seen, boolean current, String device, String region, boolean strong) {}

    /** However often it is used: then she signs in again. */
    private static final int LONGEST_DAYS = 90;

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void open(byte[] tokenHash, UUID id, PartyId person, Duration life, Seen seen) {
        jdbc.sql("""
                        insert into identity.session (token_hash, id, person, device, region, strong, expires)
                        values (?, ?, ?, ?, ?, ?, clock_timestamp() + make_interval(secs => ?))""")
                .param(tokenHash)
                .param(id)
                .param(person.value())
                .param(seen.device())
                .param(seen.region())
                .param(seen.strong())
                .param(life.toSeconds())
                .update();
    }

    public Optional<Found> find(byte[] tokenHash, Duration writtenEvery) {
        return jdbc.sql("select s.strong, s.seen < clock_timestamp() - make_interval(secs => ?) as due, " + PERSON
                        + "join identity.session s on s.person = k.person"
                        + " where s.token_hash = ? and s.expires > clock_timestamp()"
                        + " and s.created > clock_timestamp() - make_interval(days => " + LONGEST_DAYS + ")")
                .params(writtenEvery.toSeconds(), tokenHash)
                .query((row, number) -> new Found(person(row), row.getBoolean("due"), row.getBoolean("strong")))
                .optional();
    }

    public Optional<Person> person(PartyId id) {
        return jdbc.sql("select " + PERSON + "where k.person = ?")
                .param(id.value())
                .query((row, number) -> person(row))
                .optional();
    }

    public void prolong(byte[] tokenHash, Duration life) {
        jdbc.sql("""
                        update identity.session
                        set seen = clock_timestamp(), expires = clock_timestamp() + make_interval(secs => ?)
                        where token_hash = ? and expires > clock_timestamp()""").params(life.toSeconds(), tokenHash).update();
    }

    public void strengthen(byte[] tokenHash) {
        jdbc.sql("update identity.session set strong = true where token_hash = ?")
                .param(tokenHash)
                .update();
    }

    /** Whether its holder showed who she is within this time. */
    public boolean isConfirmedWithin(byte[] tokenHash, Duration time) {
        return jdbc.sql("""
                        select count(*) from identity.session
                        where token_hash = ? and confirmed > clock_timestamp() - make_interval(secs => ?)""")
                        .params(tokenHash, time.toSeconds())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    public void confirm(byte[] tokenHash) {
        jdbc.sql("update identity.session set confirmed = clock_timestamp() where token_hash = ?")
                .param(tokenHash)
                .update();
    }

    public void closeAll(PartyId person) {
        jdbc.sql("delete from identity.session where person = ?")
                .param(person.value())
                .update();
    }

    public void close(byte[] tokenHash) {
        jdbc.sql("delete from identity.session where token_hash = ?")
                .param(tokenHash)
                .update();
    }

    /** Closes one session of this person; of somebody else's nothing happens. */
    public void close(PartyId person, UUID id) {
        jdbc.sql("delete from identity.session where person = ? and id = ?")
                .params(person.value(), id)
                .update();
    }

    /** Closes all sessions of a person but the one kept. */
    public void closeOthers(PartyId person, byte[] kept) {
        jdbc.sql("delete from identity.session where person = ? and token_hash <> ?")
                .params(person.value(), kept)
                .update();
    }

    /** The newest hundred. */
    public List<Open> of(PartyId person, byte[] current) {
        return jdbc.sql("""
                        select id, created, seen, token_hash = ? as current, device, region, strong from identity.session
                        where person = ? and expires > clock_timestamp() order by seen desc, id limit 100""")
                .params(current, person.value())
                .query((row, number) -> new Open(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("created").toInstant(),
                        row.getTimestamp("seen").toInstant(),
                        row.getBoolean("current"),
                        row.getString("device"),
                        row.getString("region"),
                        row.getBoolean("strong")))
                .list();
    }

    public void sweep() {
        jdbc.sql("delete from identity.session where expires < clock_timestamp()")
                .update();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                new PartyId(row.getObject("person", UUID.class)),
                row.getBytes("wrapped"),
                row.getBytes("sealed"),
                memberships(row.getString("memberships")));
    }

    private static Set<Membership> memberships(@Nullable String listed) {
        if (listed == null) {
            return Set.of();
        }
        return Arrays.stream(listed.split(","))
                .map(one -> one.split(" "))
                .map(one -> new Membership(new PartyId(UUID.fromString(one[0])), Role.valueOf(one[1])))
                .collect(Collectors.toUnmodifiableSet());
    }
}
