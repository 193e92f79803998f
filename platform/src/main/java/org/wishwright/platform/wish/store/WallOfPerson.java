package org.wishwright.platform.wish.store;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;
import org.wishwright.platform.wish.PostedWish.State;
import org.wishwright.platform.wish.PostedWishId;

/** A person's part of the wall: what others want too stays, without her; the rest goes. */
@Repository
@Order(0)
class WallOfPerson implements PersonalData {

    private final JdbcClient jdbc;
    private final PostedStore posted;
    private final WantStore wants;
    private final GramStore grams;

    WallOfPerson(JdbcClient jdbc, PostedStore posted, WantStore wants, GramStore grams) {
        this.jdbc = jdbc;
        this.posted = posted;
        this.wants = wants;
        this.grams = grams;
    }

    @Override
    public void export(PartyId person, Export into) {
        into.rows("wall-wishes", jdbc.sql("""
                        select number, title, body, price_minor, currency, region, wanted_by, state, reason, posted
                        from wish.posted where poster = ? order by id""").param(person.value()).query().listOfRows());
        into.rows("wall-wants", jdbc.sql("""
                        select p.number, p.title, w.region, w.price_minor, w.currency, w.since from wish.want w
                        join wish.posted p on p.id = w.posted where w.person = ? order by w.since""").param(person.value()).query().listOfRows());
    }

    @Override
    public void erase(PartyId person) {
        var hers = posted.postedBy(person);
        wants.ofPerson(person).forEach(wish -> leave(wish, person));
        hers.forEach(this::without);
        jdbc.sql("delete from wish.wall_turn where person = ?")
                .param(person.value())
                .update();
    }

    private void leave(PostedWishId wish, PartyId person) {
        posted.lock(wish).ifPresent(row -> wants.remove(wish, person));
        posted.find(wish)
                .filter(row -> row.poster() == null
                        && row.wish().wants() == 0
                        && row.wish().state() == State.PUBLIC)
                .ifPresent(row -> close(wish));
    }

    private void without(PostedWishId wish) {
        var row = posted.find(wish).orElseThrow().wish();
        posted.leave(wish);
        if (row.wants() > 0 && row.state() == State.PUBLIC) {
            return;
        }
        if (row.state() == State.PUBLIC) {
            grams.count(posted.grams(wish), -1);
        }
        blank(List.of(wish));
    }

    private void close(PostedWishId wish) {
        grams.count(posted.grams(wish), -1);
        posted.decide(wish, State.WITHDRAWN, "", null);
    }

    /** What nobody else wanted loses its words; the row stays, as others may have been joined to it. */
    private void blank(List<PostedWishId> wishes) {
        wishes.forEach(wish -> jdbc.sql("""
                        update wish.posted set title = '—', body = '', search = '', grams = '{}', reason = '', version = null, product = '',
                            maker = null, choices = '{}', price_minor = null, currency = null, region = '', wanted_by = null,
                            state = case when state = 'JOINED' then state else 'WITHDRAWN' end
                        where id = ?""").param(wish.value()).update());
    }
}
