package org.wishwright.platform.ledger.store;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;
import org.wishwright.platform.ledger.invoice.Invoice;

/**
 * To whom invoices are made out. Erased, what was only asked for is gone; what was issued stays readable as long as the law asks the
 * seller to keep it ({@code invoice-keep-years} of her country's rules), and not a day longer.
 */
@Repository
class InvoicesOfPerson implements PersonalData {

    private final InvoiceStore store;

    InvoicesOfPerson(InvoiceStore store) {
        this.store = store;
    }

    @Override
    public void export(PartyId person, Export into) {
        into.rows(
                "invoices",
                store.ofBuyer(person).stream().map(InvoicesOfPerson::row).toList());
    }

    private static Map<String, ?> row(Invoice invoice) {
        var row = new TreeMap<String, Object>(Map.of(
                "order", invoice.order(),
                "kind", invoice.kind().name(),
                "state", invoice.state().code(),
                "number", invoice.number(),
                "amount", invoice.signed(invoice.amount()).minor(),
                "tax", invoice.signed(invoice.tax()).minor(),
                "currency", invoice.amount().currency().getCurrencyCode(),
                "requested", invoice.requested().toString()));
        var title = invoice.title();
        if (title != null) {
            row.put("name", title.name());
            row.put("taxNumber", title.taxNumber());
        }
        return row;
    }

    @Override
    public void erase(PartyId person) {
        store.forget(person);
    }
}
