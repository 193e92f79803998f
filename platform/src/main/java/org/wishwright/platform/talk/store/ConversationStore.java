package org.wishwright.platform.talk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.talk.Subject;
import org.wishwright.platform.talk.Trouble;
import tools.jackson.databind.ObjectMapper;

/** Rows of conversations and of how far each person has read. */
@Repository
public class ConversationStore {

    private static final UUID LAST = new UUID(-1L, -1L);

    /** How many of a person's latest conversations are counted. */
    private static final int COUNTED = 500;

    /** The conversations of a person: her own, and those of organisations in which she works at the desk or on the floor. */
    private static final String MINE = """
            (c.person = :me or c.organisation = any(:desks::uuid[]) or c.floor and c.organisation = any(:floors::uuid[]))""";

    /**
     * @param helpAsked when a participant asked for help, null where nobody did or it has ended
     * @param helpBy the person who asked
     * @param trouble what the person said is wrong, {@code troubleSince} then; null where she said nothing or it is settled
     */
    public record Conversation(
            Subject subject,
            LocalText title,
            PartyId person,
            PartyId organisation,
            boolean floor,
            String personPage,
            String makerPage,
            String operatorPage,
            int last,
            Instant latest,
            @Nullable Instant helpAsked,
            @Nullable PartyId helpBy,
            @Nullable Trouble trouble,
            @Nullable Instant troubleSince) {}

    /** A conversation in a reader's list. */
    public record Listed(Conversation conversation, int unread) {}

    /** Who reads: herself, and the organisations in which she works at the desk or on the floor. */
    public record Reader(PartyId person, Collection<PartyId> desks, Collection<PartyId> floors) {}

    /** Where a page of a list begins: after the conversation with this time and id. */
    public record Position(Instant at, UUID subject) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ConversationStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<Conversation> find(Subject subject) {
        return jdbc.sql("select c.* from talk.conversation c where kind = ? and subject = ?")
                .params(subject.kind(), subject.id())
                .query((row, n) -> read(row))
                .optional();
    }

    /** Begins the conversation unless it has begun, and locks its row until the transaction ends. */
    public Conversation lock(Conversation fresh) {
        var subject = fresh.subject();
        jdbc.sql("""
                        insert into talk.conversation (kind, subject, title, search, person, organisation, floor, person_page,
                            maker_page, operator_page, latest)
                        values (?, ?, ?::json, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        subject.kind(),
                        subject.id(),
                        json.writeValueAsString(fresh.title()),
                        String.join(" ", fresh.title().texts().values()).toLowerCase(Locale.ROOT),
                        fresh.person().value(),
                        fresh.organisation().value(),
                        fresh.floor(),
                        fresh.personPage(),
                        fresh.makerPage(),
                        fresh.operatorPage(),
                        fresh.latest().atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select c.* from talk.conversation c where kind = ? and subject = ? for update")
                .params(subject.kind(), subject.id())
                .query((row, n) -> read(row))
                .single();
    }

    public void advance(Subject subject, int last, Instant latest) {
        jdbc.sql("update talk.conversation set last = ?, latest = ? where kind = ? and subject = ?")
                .params(last, latest.atOffset(ZoneOffset.UTC), subject.kind(), subject.id())
                .update();
    }

    public void askForHelp(Subject subject, PartyId by, Instant at) {
        help(subject, at.atOffset(ZoneOffset.UTC), by.value());
    }

    public void endHelp(Subject subject) {
        help(subject, null, null);
    }

    private void help(Subject subject, @Nullable OffsetDateTime at, @Nullable UUID by) {
        jdbc.sql(
                        "update talk.conversation set help_asked = :at, help_by = :by where kind = :kind and subject = :subject")
                .param("at", at)
                .param("by", by)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .update();
    }

    /** Says what is wrong; null: it is settled. */
    public void trouble(Subject subject, @Nullable Trouble trouble, Instant now) {
        jdbc.sql("""
                        update talk.conversation set trouble = :trouble, trouble_since = :since
                        where kind = :kind and subject = :subject""")
                .param("trouble", trouble == null ? null : trouble.name())
                .param("since", trouble == null ? null : now.atOffset(ZoneOffset.UTC))
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .update();
    }

    /** The conversations in which a person has said that something is wrong, the newest first. */
    public List<Conversation> troublesOf(PartyId person, int most) {
        return jdbc.sql("""
                        select c.* from talk.conversation c where person = ? and trouble is not null
                        order by trouble_since desc limit ?""")
                .params(person.value(), most)
                .query((row, n) -> read(row))
                .list();
    }

    /** Those about what an organisation made, the longest waiting first. */
    public List<Conversation> troublesWith(PartyId organisation, int most) {
        return jdbc.sql("""
                        select c.* from talk.conversation c where organisation = ? and trouble is not null
                        order by trouble_since limit ?""")
                .params(organisation.value(), most)
                .query((row, n) -> read(row))
                .list();
    }

    /** The reader's conversations, the one with the newest message first. */
    public List<Listed> list(Reader reader, String search, @Nullable Position after, int limit) {
        return mine(jdbc.sql("""
                        select c.*, c.last - coalesce(r.number, 0) as unread from talk.conversation c
                        left join talk.read r on r.person = :me and r.kind = c.kind and r.subject = c.subject
                        where %s and (:like = '' or c.search like '%%' || :like || '%%')
                            and (c.latest, c.subject) < (:at, :after)
                        order by c.latest desc, c.subject desc limit :limit""".formatted(MINE)), reader)
                .param("like", like(search))
                .param(
                        "at",
                        (after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.at()).atOffset(ZoneOffset.UTC))
                .param("after", after == null ? LAST : after.subject())
                .param("limit", limit)
                .query((row, n) -> new Listed(read(row), Math.max(0, row.getInt("unread"))))
                .list();
    }

    /** Conversations in which help was asked, the longest waiting first. */
    public List<Conversation> asking(String search, @Nullable Position after, int limit) {
        return jdbc.sql("""
                        select c.* from talk.conversation c
                        where c.help_asked is not null and (:like = '' or c.search like '%' || :like || '%')
                            and (c.help_asked, c.subject) > (:at, :after)
                        order by c.help_asked, c.subject limit :limit""")
                .param("like", like(search))
                .param("at", (after == null ? Instant.EPOCH : after.at()).atOffset(ZoneOffset.UTC))
                .param("after", after == null ? new UUID(0, 0) : after.subject())
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    public int countAsking() {
        return jdbc.sql("select count(*) from talk.conversation where help_asked is not null")
                .query(Integer.class)
                .single();
    }

    /** Messages that the reader has not read, in her latest conversations. */
    public int unread(Reader reader) {
        return mine(jdbc.sql("""
                        select coalesce(sum(c.last - coalesce(r.number, 0)), 0) from (
                            select c.* from talk.conversation c where %s order by c.latest desc limit :counted) c
                        left join talk.read r on r.person = :me and r.kind = c.kind and r.subject = c.subject
                        where c.last > coalesce(r.number, 0)""".formatted(MINE)), reader)
                .param("counted", COUNTED)
                .query(Integer.class)
                .single();
    }

    /** Notes that the person has read so far; a mark never goes back. */
    public void mark(PartyId person, Subject subject, int number) {
        jdbc.sql("""
                        insert into talk.read as r (person, kind, subject, number) values (?, ?, ?, ?)
                        on conflict (person, kind, subject) do update set number = excluded.number
                        where r.number < excluded.number""")
                .params(person.value(), subject.kind(), subject.id(), number)
                .update();
    }

    /** How far persons have read, and who of them that far. */
    public Map<Integer, List<PartyId>> read(Collection<PartyId> persons, Subject subject) {
        var far = new TreeMap<Integer, List<PartyId>>();
        jdbc.sql("""
                        select p.person, coalesce(r.number, 0) as number from unnest(cast(:persons as uuid[])) as p (person)
                        left join talk.read r on r.person = p.person and r.kind = :kind and r.subject = :subject
                        order by p.person""")
                .param("persons", array(persons))
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query(row -> {
                    far.computeIfAbsent(row.getInt("number"), number -> new ArrayList<>())
                            .add(new PartyId(row.getObject("person", UUID.class)));
                });
        return far;
    }

    private static JdbcClient.StatementSpec mine(JdbcClient.StatementSpec statement, Reader reader) {
        return statement
                .param("me", reader.person().value())
                .param("desks", array(reader.desks()))
                .param("floors", array(reader.floors()));
    }

    private static String array(Collection<PartyId> parties) {
        return parties.stream().map(PartyId::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static String like(String search) {
        return search.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }

    private Conversation read(ResultSet row) throws SQLException {
        var helpAsked = row.getObject("help_asked", OffsetDateTime.class);
        var helpBy = row.getObject("help_by", UUID.class);
        var trouble = row.getString("trouble");
        var since = row.getObject("trouble_since", OffsetDateTime.class);
        return new Conversation(
                new Subject(row.getString("kind"), row.getObject("subject", UUID.class)),
                json.readValue(row.getString("title"), LocalText.class),
                new PartyId(row.getObject("person", UUID.class)),
                new PartyId(row.getObject("organisation", UUID.class)),
                row.getBoolean("floor"),
                row.getString("person_page"),
                row.getString("maker_page"),
                row.getString("operator_page"),
                row.getInt("last"),
                row.getObject("latest", OffsetDateTime.class).toInstant(),
                helpAsked == null ? null : helpAsked.toInstant(),
                helpBy == null ? null : new PartyId(helpBy),
                trouble == null ? null : Trouble.valueOf(trouble),
                since == null ? null : since.toInstant());
    }
}
