package org.wishwright.platform.wish.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.wish.SavedWish;
import org.wishwright.platform.wish.WishId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Rows of saved configurations; every statement names their owner. */
@Repository
public class WishStore {

    private static final UUID LAST = new UUID(-1L, -1L);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final PersonalWords words;

    WishStore(JdbcClient jdbc, ObjectMapper json, PersonalWords words) {
        this.words = words;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps it unless this configuration is kept already; a note is kept in any case. */
    public void insert(PartyId owner, SavedWish wish) {
        jdbc.sql("""
                        insert into wish.wish (id, owner, version, product, choices, hash, price_minor, currency, created, note)
                        values (?, ?, ?, ?::jsonb, ?::json, ?, ?, ?, ?, ?)
                        on conflict (owner, version, hash) do nothing""")
                .params(Arrays.asList(
                        wish.id().value(),
                        owner.value(),
                        wish.version().value(),
                        json.writeValueAsString(wish.product()),
                        json.writeValueAsString(wish.choices()),
                        wish.hash(),
                        wish.price().minor(),
                        wish.price().currency().getCurrencyCode(),
                        wish.created().atOffset(ZoneOffset.UTC),
                        sealed(owner, wish.id(), wish.note())))
                .update();
        if (!wish.note().isEmpty()) {
            find(owner, wish.version(), wish.hash())
                    .map(SavedWish::id)
                    .filter(kept -> !kept.equals(wish.id()))
                    .ifPresent(kept -> renote(owner, kept, wish.note()));
        }
    }

    private void renote(PartyId owner, WishId wish, String note) {
        jdbc.sql("update wish.wish set note = ? where owner = ? and id = ?")
                .params(words.seal(owner, kind(wish), note), owner.value(), wish.value())
                .update();
    }

    private byte @Nullable [] sealed(PartyId owner, WishId wish, String note) {
        return note.isEmpty() ? null : words.seal(owner, kind(wish), note);
    }

    private static String kind(WishId wish) {
        return "wish.note " + wish;
    }

    public int count(PartyId owner) {
        return jdbc.sql("select count(*) from wish.wish where owner = ?")
                .param(owner.value())
                .query(Integer.class)
                .single();
    }

    public Optional<SavedWish> find(PartyId owner, WishId wish) {
        return jdbc.sql("select * from wish.wish where owner = ? and id = ?")
                .params(owner.value(), wish.value())
                .query((row, n) -> read(row))
                .optional()
                .map(this::opened);
    }

    /** A wish and whose it is. */
    public record Owned(PartyId owner, SavedWish wish) {}

    /** Without asking who wants to know: the caller decides by the owner. */
    public Optional<Owned> owned(WishId wish) {
        return jdbc.sql("select * from wish.wish where id = ?")
                .param(wish.value())
                .query((row, n) -> read(row))
                .optional()
                .map(row -> new Owned(row.owner(), opened(row)));
    }

    public Optional<SavedWish> find(PartyId owner, VersionId version, String hash) {
        return jdbc.sql("select * from wish.wish where owner = ? and version = ? and hash = ?")
                .params(owner.value(), version.value(), hash)
                .query((row, n) -> read(row))
                .optional()
                .map(this::opened);
    }

    public List<SavedWish> list(PartyId owner, @Nullable UUID after, int limit) {
        return jdbc
                .sql("select * from wish.wish where owner = ? and id < ? order by id desc limit ?")
                .params(owner.value(), after == null ? LAST : after, limit)
                .query((row, n) -> read(row))
                .list()
                .stream()
                .map(this::opened)
                .toList();
    }

    public boolean delete(PartyId owner, WishId wish) {
        return jdbc.sql("delete from wish.wish where owner = ? and id = ?")
                        .params(owner.value(), wish.value())
                        .update()
                == 1;
    }

    private record Row(PartyId owner, SavedWish wish, byte @Nullable [] note) {}

    private SavedWish opened(Row row) {
        var wish = row.wish();
        if (row.note() == null) {
            return wish;
        }
        var note = words.reader(List.of(row.owner())).open(row.owner(), kind(wish.id()), row.note());
        return wish.withNote(note.orElse(""));
    }

    private Row read(ResultSet row) throws SQLException {
        Map<String, String> choices =
                json.readValue(row.getString("choices"), new TypeReference<LinkedHashMap<String, String>>() {});
        var id = new WishId(row.getObject("id", UUID.class));
        var owner = new PartyId(row.getObject("owner", UUID.class));
        var note = row.getBytes("note");
        var wish = new SavedWish(
                id,
                new VersionId(row.getObject("version", UUID.class)),
                json.readValue(row.getString("product"), LocalText.class),
                choices,
                row.getString("hash"),
                Money.of(row.getLong("price_minor"), row.getString("currency")),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                "");
        return new Row(owner, wish, note);
    }
}
