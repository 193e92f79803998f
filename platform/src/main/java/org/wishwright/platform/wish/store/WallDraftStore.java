package org.wishwright.platform.wish.store;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** What is kept for a short while around posting: a visitor's typed words, and how often somebody did something. */
@Repository
public class WallDraftStore {

    private static final int MOST = 10_000;
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    WallDraftStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The oldest give way where too many are kept; what is older than a day goes. */
    public void keep(byte[] token, Map<String, String> fields) {
        jdbc.sql("""
                        delete from wish.wall_draft where kept < now() - interval '1 day'
                            or token in (select token from wish.wall_draft order by kept desc offset ?)""").param(MOST).update();
        jdbc.sql("insert into wish.wall_draft (token, fields, kept) values (?, ?::json, now())")
                .params(token, json.writeValueAsString(fields))
                .update();
    }

    public Optional<Map<String, String>> find(byte[] token) {
        return jdbc.sql("select fields from wish.wall_draft where token = ? and kept > now() - interval '1 day'")
                .param(token)
                .query((row, n) -> json.readValue(row.getString("fields"), FIELDS))
                .optional();
    }

    public void forget(byte[] token) {
        jdbc.sql("delete from wish.wall_draft where token = ?").param(token).update();
    }

    /** Counts one more within a window that begins with the first. @return how often now */
    public int turn(PartyId person, String what, Duration window) {
        return jdbc.sql("""
                        insert into wish.wall_turn as t (person, what, began, used) values (:person, :what, now(), 1)
                        on conflict (person, what) do update set
                            began = case when t.began < now() - make_interval(secs => :window) then now() else t.began end,
                            used = case when t.began < now() - make_interval(secs => :window) then 1 else t.used + 1 end
                        returning used""")
                .param("person", person.value())
                .param("what", what)
                .param("window", window.toSeconds())
                .query(Integer.class)
                .single();
    }
}
