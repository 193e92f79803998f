package org.wishwright.platform.wish.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.wish.PostedWishId;

/** Who wants which wish. Callers hold the lock on the wish's row. */
@Repository
public class WantStore {

    /** How many distinct persons said a region; empty for those who said none. */
    public record InRegion(String region, int persons) {}

    /** The middle half of the prices that persons would pay, in minor units. */
    public record Band(String currency, int persons, long lower, long median, long upper) {}

    private final JdbcClient jdbc;

    WantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false for somebody who wants it already */
    public boolean add(PostedWishId wish, PartyId person, String region, @Nullable Money price, Instant since) {
        int added = jdbc.sql("""
                        insert into wish.want (posted, person, region, price_minor, currency, since) values (?, ?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .params(Arrays.asList(
                        wish.value(),
                        person.value(),
                        region,
                        price == null ? null : price.minor(),
                        price == null ? null : price.currency().getCurrencyCode(),
                        since.atOffset(ZoneOffset.UTC)))
                .update();
        return added == 1 && counted(wish);
    }

    public boolean remove(PostedWishId wish, PartyId person) {
        int removed = jdbc.sql("delete from wish.want where posted = ? and person = ?")
                .params(wish.value(), person.value())
                .update();
        return removed == 1 && counted(wish);
    }

    /** All who want one wish want the other, each once. */
    public void move(PostedWishId from, PostedWishId to) {
        jdbc.sql("""
                        insert into wish.want (posted, person, region, price_minor, currency, since)
                        select ?, person, region, price_minor, currency, since from wish.want where posted = ?
                        on conflict do nothing""").params(to.value(), from.value()).update();
        jdbc.sql("delete from wish.want where posted = ?").param(from.value()).update();
        counted(from);
        counted(to);
    }

    private boolean counted(PostedWishId wish) {
        return jdbc.sql("""
                        update wish.posted set wants = (select count(*) from wish.want where posted = id) where id = ?""").param(wish.value()).update() == 1;
    }

    /** Which of these a person wants. */
    public Set<UUID> wanted(PartyId person, Collection<PostedWishId> wishes) {
        return new HashSet<>(jdbc.sql("select posted from wish.want where person = ? and posted = any(?)")
                .params(
                        person.value(),
                        PostedStore.uuids(
                                wishes.stream().map(PostedWishId::value).toList()))
                .query(UUID.class)
                .list());
    }

    /** Some of those who want it, in the order of their ids. */
    public List<PartyId> personsAfter(PostedWishId wish, UUID after, int most) {
        return jdbc.sql("select person from wish.want where posted = ? and person > ? order by person limit ?")
                .params(wish.value(), after, most)
                .query((row, n) -> new PartyId(row.getObject("person", UUID.class)))
                .list();
    }

    public List<PostedWishId> ofPerson(PartyId person) {
        return jdbc.sql("select posted from wish.want where person = ? order by posted")
                .param(person.value())
                .query((row, n) -> new PostedWishId(row.getObject("posted", UUID.class)))
                .list();
    }

    public int persons(Collection<UUID> wishes) {
        return jdbc.sql("select count(distinct person) from wish.want where posted = any(?)")
                .param(PostedStore.uuids(wishes))
                .query(Integer.class)
                .single();
    }

    /** The most first. */
    public List<InRegion> regions(Collection<UUID> wishes) {
        return jdbc.sql("""
                        select region, count(distinct person) as persons from wish.want where posted = any(?)
                        group by region order by persons desc, region""")
                .param(PostedStore.uuids(wishes))
                .query(InRegion.class)
                .list();
    }

    /** The most said currency first. */
    public List<Band> prices(Collection<UUID> wishes) {
        return jdbc.sql("""
                        select currency, count(distinct person) as persons,
                            percentile_disc(0.25) within group (order by price_minor) as lower,
                            percentile_disc(0.5) within group (order by price_minor) as median,
                            percentile_disc(0.75) within group (order by price_minor) as upper
                        from wish.want where posted = any(?) and price_minor is not null
                        group by currency order by persons desc, currency""").param(PostedStore.uuids(wishes)).query(Band.class).list();
    }
}
