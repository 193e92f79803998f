package org.wishwright.platform.catalog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Blueprints;
import org.wishwright.platform.catalog.Blueprints.Summary;
import org.wishwright.platform.catalog.Products.Product;
import org.wishwright.platform.catalog.Studio.Part;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.PartyId;

/** Rows of blueprints and the lists over them. */
@Repository
public class BlueprintStore {

    private static final UUID LAST = new UUID(-1L, -1L);

    private final JdbcClient jdbc;
    private final Names names;

    BlueprintStore(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    public record Blueprint(BlueprintId id, PartyId maker, LocalText name, Currency currency) {}

    /** The maker's other products in the same currency that have drafts, which can be parts of this one; newest first. */
    public List<Part> parts(BlueprintId blueprint, int limit) {
        return jdbc.sql("""
                        select d.source, b.name from catalog.blueprint b
                        join catalog.blueprint own on own.maker = b.maker and own.currency = b.currency
                        join catalog.draft d on d.blueprint = b.id
                        where own.id = ? and b.id <> own.id order by b.id desc limit ?""")
                .params(blueprint.value(), limit)
                .query((row, _) -> new Part(row.getString("source"), names.text(row.getString("name"))))
                .list();
    }

    public void insert(Blueprint blueprint, Instant created) {
        jdbc.sql("""
                        insert into catalog.blueprint (id, maker, name, search, currency, created)
                        values (?, ?, ?::jsonb, ?, ?, ?)""")
                .params(
                        blueprint.id().value(),
                        blueprint.maker().value(),
                        names.json(blueprint.name()),
                        Names.searchable(blueprint.name()),
                        blueprint.currency().getCurrencyCode(),
                        created.atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<Blueprint> find(BlueprintId id) {
        return jdbc.sql("select id, maker, name, currency from catalog.blueprint where id = ?")
                .param(id.value())
                .query((row, n) -> new Blueprint(
                        id,
                        new PartyId(row.getObject("maker", UUID.class)),
                        names.text(row.getString("name")),
                        Currency.getInstance(row.getString("currency"))))
                .optional();
    }

    /** Numbers the next version; holds the blueprint's row, so that two publications at once follow each other. */
    public int nextNumber(BlueprintId id) {
        return jdbc.sql("""
                        update catalog.blueprint set last_number = last_number + 1 where id = ?
                        returning last_number""").param(id.value()).query(Integer.class).single();
    }

    public void lock(BlueprintId id) {
        jdbc.sql("select 1 from catalog.blueprint where id = ? for update")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    /** Puts a version on sale unless a later one already is. */
    public void sell(BlueprintId id, VersionId version, int number) {
        jdbc.sql("""
                        update catalog.blueprint set current = ?, current_number = ?
                        where id = ? and current_number < ?""").params(version.value(), number, id.value(), number).update();
    }

    public Optional<VersionId> current(BlueprintId id) {
        return jdbc.sql("select current from catalog.blueprint where id = ? and current is not null")
                .param(id.value())
                .query(UUID.class)
                .optional()
                .map(VersionId::new);
    }

    public List<Product> products(String search, @Nullable PartyId maker, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select b.id, v.id as version, b.maker, v.name, v.currency, v.min_minor, v.modules
                        from catalog.blueprint b join catalog.version v on v.id = b.current
                        where b.current < :after and b.search like :search and b.maker = coalesce(:maker::uuid, b.maker)
                        order by b.current desc limit :limit""")
                .param("after", after == null ? LAST : after)
                .param("search", Names.containing(search))
                .param("maker", maker == null ? null : maker.value(), java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> product(row))
                .list();
    }

    private Product product(ResultSet row) throws SQLException {
        return new Product(
                new BlueprintId(row.getObject("id", UUID.class)),
                new VersionId(row.getObject("version", UUID.class)),
                new PartyId(row.getObject("maker", UUID.class)),
                names.text(row.getString("name")),
                money(row),
                row.getInt("modules"));
    }

    private static @Nullable Money money(ResultSet row) throws SQLException {
        var minor = row.getObject("min_minor", Long.class);
        return minor == null ? null : Money.of(minor, row.getString("currency"));
    }

    /** @param state a name of {@link Blueprints.State}; empty: all */
    public List<Summary> ofMaker(PartyId maker, String search, String state, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from (
                            select b.id, b.name, b.currency, b.created, b.current_number, d.blueprint is not null as drafted,
                                case when v.state = 'COMPILING' then 'COMPILING' when v.state = 'FAILED' then 'FAILED'
                                    when d.blueprint is null then 'EMPTY' when v.id is null then 'DRAFT'
                                    when v.source <> d.source then 'CHANGED' else 'ON_SALE' end as standing
                            from catalog.blueprint b left join catalog.draft d on d.blueprint = b.id
                            left join lateral (select id, state, source from catalog.version
                                where blueprint = b.id order by number desc limit 1) v on true
                            where b.maker = ? and b.id < ? and b.search like ?) one
                        where ? = '' or standing = ?
                        order by id desc limit ?""")
                .params(maker.value(), after == null ? LAST : after, Names.containing(search), state, state, limit)
                .query((row, n) -> summary(row))
                .list();
    }

    private Summary summary(ResultSet row) throws SQLException {
        int number = row.getInt("current_number");
        return new Summary(
                new BlueprintId(row.getObject("id", UUID.class)),
                names.text(row.getString("name")),
                row.getString("currency"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getBoolean("drafted"),
                number == 0 ? null : number,
                Blueprints.State.valueOf(row.getString("standing")));
    }
}
