package org.wishwright.platform.shipment.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;
import org.wishwright.platform.identity.PersonalWords;

/** What a person and the carriers of her parcels wrote to each other; it goes with her, and so do the carriers' links. */
@Repository
class WordsOfPerson implements PersonalData {

    private final JdbcClient jdbc;
    private final PersonalWords words;

    WordsOfPerson(JdbcClient jdbc, PersonalWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public void export(PartyId person, Export into) {
        var keys = words.reader(List.of(person));
        into.rows(
                "carriers",
                jdbc.sql("""
                        select s.order_id, w.id, w.by_carrier, w.sealed, w.written from shipment.carrier_word w
                        join shipment.shipment s on s.id = w.shipment where s.buyer = ? order by w.id""")
                        .param(person.value())
                        .query((row, n) -> Map.of(
                                "order", row.getObject(1, UUID.class),
                                "byCarrier", row.getBoolean(3),
                                "words",
                                        keys.open(
                                                        person,
                                                        CarrierStore.kind(row.getObject(2, UUID.class)),
                                                        row.getBytes(4))
                                                .orElse(""),
                                "written",
                                        row.getObject(5, OffsetDateTime.class).toInstant()))
                        .list());
    }

    @Override
    public void erase(PartyId person) {
        jdbc.sql("""
                        delete from shipment.carrier_word
                        where shipment in (select id from shipment.shipment where buyer = ?)""").param(person.value()).update();
        jdbc.sql("""
                        delete from shipment.carrier_link
                        where shipment in (select id from shipment.shipment where buyer = ?)""").param(person.value()).update();
    }
}
