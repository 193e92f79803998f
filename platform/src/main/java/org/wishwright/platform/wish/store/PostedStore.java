package org.wishwright.platform.wish.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.wish.PostedWish;
import org.wishwright.platform.wish.PostedWishId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Rows of wishes on the wall. Whoever decides anything about one locks its row first. */
@Repository
public class PostedStore {

    private static final UUID LAST = new UUID(-1L, -1L);
    private static final UUID FIRST = new UUID(0, 0);
    private static final TypeReference<LinkedHashMap<String, String>> CHOICES = new TypeReference<>() {};

    /** A wish with its poster; null once she has left it. */
    public record Row(PostedWish wish, @Nullable PartyId poster) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PostedStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public String nextNumber() {
        return jdbc.sql("select nextval('wish.posted_number')")
                .query((row, n) -> String.format(Locale.ROOT, "W%06d", row.getLong(1)))
                .single();
    }

    /** @param maker of the configured product; @param grams as {@code wish/likeness} numbers them */
    public void insert(PostedWish wish, PartyId poster, @Nullable PartyId maker, List<Integer> grams) {
        var configured = wish.configured();
        var price = wish.price();
        jdbc.sql("""
                        insert into wish.posted (id, number, poster, title, body, picture, version, product, maker, choices, price_minor,
                            currency, region, wanted_by, state, grams, search, posted)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        wish.id().value(),
                        wish.number(),
                        poster.value(),
                        wish.title(),
                        wish.body(),
                        wish.picture(),
                        configured == null ? null : configured.version().value(),
                        configured == null ? "" : configured.product(),
                        maker == null ? null : maker.value(),
                        configured == null ? "{}" : json.writeValueAsString(configured.choices()),
                        price == null ? null : price.minor(),
                        price == null ? null : price.currency().getCurrencyCode(),
                        wish.region(),
                        wish.by(),
                        wish.state().name(),
                        integers(grams),
                        (wish.number() + " " + wish.title() + " " + wish.body()).toLowerCase(Locale.ROOT),
                        wish.posted().atOffset(ZoneOffset.UTC)))
                .update();
    }

    public Optional<Row> find(PostedWishId id) {
        return jdbc.sql("select * from wish.posted where id = ?")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    public Optional<Row> byNumber(String number) {
        return jdbc.sql("select * from wish.posted where number = ?")
                .param(number)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Its row, locked until the transaction ends. */
    public Optional<Row> lock(PostedWishId id) {
        return jdbc.sql("select * from wish.posted where id = ? for update")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    public List<Row> all(Collection<PostedWishId> ids) {
        return jdbc.sql("select * from wish.posted where id = any(?)")
                .param(uuids(ids.stream().map(PostedWishId::value).toList()))
                .query((row, n) -> read(row))
                .list();
    }

    public List<Integer> grams(PostedWishId id) {
        return jdbc.sql("select unnest(grams) from wish.posted where id = ?")
                .param(id.value())
                .query(Integer.class)
                .list();
    }

    /** @param after the last of the page before */
    public List<Row> newest(@Nullable UUID after, int limit) {
        return jdbc.sql("select * from wish.posted where state = 'PUBLIC' and id < ? order by id desc limit ?")
                .params(after == null ? LAST : after, limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** @param wants of the last of the page before */
    public List<Row> mostWanted(int wants, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from wish.posted where state = 'PUBLIC' and (wants, id) < (?, ?) order by wants desc, id desc limit ?""")
                .params(after == null ? Integer.MAX_VALUE : wants, after == null ? LAST : after, limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** The queue of a state, the oldest first. @param search part of the text or number, empty for all */
    public List<Row> queue(PostedWish.State state, String search, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from wish.posted where state = ? and id > ? and (? = '' or search like '%' || ? || '%')
                        order by id limit ?""")
                .params(state.name(), after == null ? FIRST : after, like(search), like(search), limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** What a person posted or wants, the newest first. */
    public List<Row> mine(PartyId person, String search, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select p.* from wish.posted p where p.id < :after and (:like = '' or p.search like '%' || :like || '%')
                            and (p.poster = :person
                                or p.id in (select w.posted from wish.want w where w.person = :person) and p.state <> 'JOINED')
                        order by p.id desc limit :limit""")
                .param("after", after == null ? LAST : after)
                .param("like", like(search))
                .param("person", person.value())
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    public List<UUID> configuredFrom(PartyId maker, int limit) {
        return jdbc.sql("select id from wish.posted where state = 'PUBLIC' and maker = ? order by id desc limit ?")
                .params(maker.value(), limit)
                .query(UUID.class)
                .list();
    }

    public void decide(PostedWishId id, PostedWish.State state, String reason, @Nullable PostedWishId joinedTo) {
        jdbc.sql("update wish.posted set state = ?, reason = ?, joined_to = ? where id = ?")
                .params(Arrays.asList(state.name(), reason, joinedTo == null ? null : joinedTo.value(), id.value()))
                .update();
    }

    /** The wish stays for the others, without the person and her picture. */
    public void leave(PostedWishId id) {
        jdbc.sql("update wish.posted set poster = null, picture = null where id = ?")
                .param(id.value())
                .update();
    }

    public List<PostedWishId> postedBy(PartyId person) {
        return jdbc.sql("select id from wish.posted where poster = ? order by id for update")
                .param(person.value())
                .query((row, n) -> new PostedWishId(row.getObject("id", UUID.class)))
                .list();
    }

    public void delete(PostedWishId id) {
        jdbc.sql("delete from wish.posted where id = ?").param(id.value()).update();
    }

    private static String like(String search) {
        return search.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }

    static SqlArrayValue integers(Collection<Integer> numbers) {
        return new SqlArrayValue("int4", numbers.toArray());
    }

    static SqlArrayValue uuids(Collection<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }

    static @Nullable Money money(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return currency == null ? null : Money.of(row.getLong("price_minor"), currency);
    }

    private Row read(ResultSet row) throws SQLException {
        var version = row.getObject("version", UUID.class);
        var joined = row.getObject("joined_to", UUID.class);
        var poster = row.getObject("poster", UUID.class);
        var wish = new PostedWish(
                new PostedWishId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("title"),
                row.getString("body"),
                row.getObject("picture", UUID.class),
                version == null
                        ? null
                        : new PostedWish.Configured(
                                new VersionId(version),
                                row.getString("product"),
                                json.readValue(row.getString("choices"), CHOICES)),
                money(row),
                row.getString("region"),
                row.getObject("wanted_by", LocalDate.class),
                PostedWish.State.valueOf(row.getString("state")),
                row.getString("reason"),
                joined == null ? null : new PostedWishId(joined),
                row.getInt("wants"),
                row.getObject("posted", OffsetDateTime.class).toInstant());
        return new Row(wish, poster == null ? null : new PartyId(poster));
    }

    /** Its configuration's choices, as a map for comparing. */
    public static Map<String, String> choices(PostedWish wish) {
        var configured = wish.configured();
        return configured == null ? Map.of() : configured.choices();
    }
}
