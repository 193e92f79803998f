package org.wishwright.platform.production.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;
import org.wishwright.platform.order.OrderBook;

/** What was made for one person alone may be told apart by her measures: the hash of it goes with her, the work itself stays. */
@Repository
class WorkOfPerson implements PersonalData {

    private final JdbcClient jdbc;
    private final OrderBook orders;

    WorkOfPerson(JdbcClient jdbc, OrderBook orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    @Override
    public void export(PartyId person, Export into) {
        // her orders say what is made; that it is made in which lot is the maker's
    }

    @Override
    public void erase(PartyId person) {
        var hers = orders.boughtBy(person).stream().map(Object::toString).toArray(String[]::new);
        jdbc.sql("""
                        update production.work_order b set content_hash = b.id::text
                        where b.id in (select s.work_order from production.piece s where s.order_id = any(cast(? as uuid[])))
                            and not exists (select from production.piece s where s.work_order = b.id and s.order_id <> all(cast(? as uuid[])))""").params(hers, hers).update();
    }
}
