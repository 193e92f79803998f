package org.wishwright.platform.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.notice.Channel;
import org.wishwright.platform.notice.Topic;

/** Rows of what each person wants. */
@Repository
public class PreferenceStore {

    /**
     * @param token stands for her in addresses by which she unsubscribes
     * @param language null where she never chose one
     * @param quietFrom minutes after midnight in her zone; null, as {@code quietUntil}, where no hours are quiet
     */
    public record Preference(
            PartyId person,
            UUID token,
            @Nullable Locale language,
            @Nullable Integer quietFrom,
            @Nullable Integer quietUntil,
            @Nullable String zone) {}

    private final JdbcClient jdbc;

    PreferenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person's; made with this token where she has none yet. */
    public Preference of(PartyId person, UUID token) {
        jdbc.sql("insert into notice.preference (person, token) values (?, ?) on conflict (person) do nothing")
                .params(person.value(), token)
                .update();
        return jdbc.sql("select * from notice.preference where person = ?")
                .param(person.value())
                .query((row, n) -> read(row))
                .single();
    }

    public Optional<PartyId> byToken(UUID token) {
        return jdbc.sql("select person from notice.preference where token = ?")
                .param(token)
                .query((row, n) -> new PartyId(row.getObject(1, UUID.class)))
                .optional();
    }

    public void put(Preference wanted) {
        var language = wanted.language();
        jdbc.sql("""
                        update notice.preference set language = :language, quiet_from = :from, quiet_until = :until,
                            zone = :zone where person = :person""")
                .param("language", language == null ? null : language.getLanguage())
                .param("from", wanted.quietFrom())
                .param("until", wanted.quietUntil())
                .param("zone", wanted.zone())
                .param("person", wanted.person().value())
                .update();
    }

    public void choose(PartyId person, Topic topic, Channel channel, boolean wanted) {
        jdbc.sql("""
                        insert into notice.choice (person, topic, channel, wanted) values (?, ?, ?, ?)
                        on conflict (person, topic, channel) do update set wanted = excluded.wanted""")
                .params(person.value(), topic.name(), channel.name(), wanted)
                .update();
    }

    /** By which channels she wants to be told of each topic; mail where she said nothing. */
    public Map<Topic, Set<Channel>> choices(PartyId person) {
        var choices = new TreeMap<Topic, Set<Channel>>();
        for (var topic : Topic.values()) {
            choices.put(topic, EnumSet.of(Channel.MAIL));
        }
        jdbc.sql("select topic, channel, wanted from notice.choice where person = ?")
                .param(person.value())
                .query(row -> {
                    var channels = choices.get(Topic.valueOf(row.getString(1)));
                    var channel = Channel.valueOf(row.getString(2));
                    if (channels != null && row.getBoolean(3)) {
                        channels.add(channel);
                    } else if (channels != null) {
                        channels.remove(channel);
                    }
                });
        return choices;
    }

    private static Preference read(ResultSet row) throws SQLException {
        var language = row.getString("language");
        return new Preference(
                new PartyId(row.getObject("person", UUID.class)),
                row.getObject("token", UUID.class),
                language == null ? null : Locale.of(language),
                row.getObject("quiet_from", Integer.class),
                row.getObject("quiet_until", Integer.class),
                row.getString("zone"));
    }
}
