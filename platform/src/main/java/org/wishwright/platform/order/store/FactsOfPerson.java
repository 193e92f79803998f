package org.wishwright.platform.order.store;

import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;

/** What the log can say of a buyer's orders: with her goes what opens it; the log itself stays whole. */
@Repository
@Order(0)
class FactsOfPerson implements PersonalData {

    private final JdbcClient jdbc;
    private final ObjectProvider<Evidence> evidence;
    private final ObjectProvider<EvidenceBook> book;

    FactsOfPerson(JdbcClient jdbc, ObjectProvider<Evidence> evidence, ObjectProvider<EvidenceBook> book) {
        this.jdbc = jdbc;
        this.evidence = evidence;
        this.book = book;
    }

    @Override
    public void export(PartyId person, Export into) {
        orders(person)
                .forEach(order -> book.getObject()
                        .receiptOf(order)
                        .ifPresent(receipt -> into.file("receipts/" + order + ".json", receipt.toBytes())));
    }

    @Override
    public void erase(PartyId person) {
        evidence.getObject().forget(orders(person));
    }

    private List<UUID> orders(PartyId person) {
        return jdbc.sql("select id from orders.purchase_order where buyer = ? order by id")
                .param(person.value())
                .query(UUID.class)
                .list();
    }
}
