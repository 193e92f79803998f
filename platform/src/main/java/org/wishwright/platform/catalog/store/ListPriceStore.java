package org.wishwright.platform.catalog.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.catalog.VersionId;

/** What versions whose prices change with the day cost at the least, from which day on. */
@Repository
public class ListPriceStore {

    private final JdbcClient jdbc;

    ListPriceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param prices minor units by first day; empty where nothing is on sale then */
    public void keep(VersionId version, SortedMap<LocalDate, OptionalLong> prices) {
        jdbc.sql("""
                        insert into catalog.list_price (version, since, min_minor)
                        select ?, p.* from unnest(?::date[], ?::bigint[]) p on conflict do nothing""")
                .params(
                        version.value(),
                        prices.keySet().stream().map(LocalDate::toString).toArray(String[]::new),
                        prices.values().stream()
                                .map(price -> price.isPresent() ? Long.valueOf(price.getAsLong()) : null)
                                .toArray(Long[]::new))
                .update();
    }

    /** Gives a version the prices of another published one that means the same. */
    public void copy(VersionId version) {
        jdbc.sql("""
                        insert into catalog.list_price (version, since, min_minor)
                        select v.id, l.since, l.min_minor from catalog.version v
                            join catalog.version p on p.semantic_hash = v.semantic_hash and p.state = 'PUBLISHED'
                            join catalog.list_price l on l.version = p.id
                        where v.id = ? on conflict do nothing""").param(version.value()).update();
    }

    /** Of the versions that have such prices, by version and first day. */
    public Map<VersionId, NavigableMap<LocalDate, OptionalLong>> of(Collection<VersionId> versions) {
        var prices = new HashMap<VersionId, NavigableMap<LocalDate, OptionalLong>>();
        jdbc.sql("select version, since, min_minor from catalog.list_price where version = any(?)")
                .param(versions.stream().map(VersionId::value).toArray(UUID[]::new))
                .query(row -> {
                    var minor = row.getObject("min_minor", Long.class);
                    prices.computeIfAbsent(
                                    new VersionId(row.getObject("version", UUID.class)), version -> new TreeMap<>())
                            .put(
                                    row.getObject("since", LocalDate.class),
                                    minor == null ? OptionalLong.empty() : OptionalLong.of(minor));
                });
        return prices;
    }
}
