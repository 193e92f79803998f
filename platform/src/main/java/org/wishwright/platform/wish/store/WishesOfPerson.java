package org.wishwright.platform.wish.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;

/** The configurations that a person keeps. */
@Repository
class WishesOfPerson implements PersonalData {

    private final JdbcClient jdbc;

    WishesOfPerson(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void export(PartyId person, Export into) {
        into.rows("wishes", jdbc.sql("""
                        select id, product::text as product, choices::text as choices, price_minor, currency, created
                        from wish.wish where owner = ? order by id""").param(person.value()).query().listOfRows());
    }

    @Override
    public void erase(PartyId person) {
        jdbc.sql("delete from wish.wish where owner = ?").param(person.value()).update();
    }
}
