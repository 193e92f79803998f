package org.wishwright.platform.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.Sale.Stage;
import org.wishwright.platform.ledger.Sale.TaxClass;

/** What the tests sell. */
@Component
public class SoldThings implements Sales {

    private final Map<UUID, Sale> sales = new ConcurrentHashMap<>();

    /** Two lines and freight that come to a total. */
    public Sale sell(UUID subject, PartyId buyer, PartyId seller, Money total, Stage stage) {
        var parts = total.split(5, 3, 1);
        var lines = List.of(
                new Sale.Line(LocalText.of("en", "Bookshelf"), 2, parts.get(0), TaxClass.GOODS),
                new Sale.Line(LocalText.of("en", "Installing"), 1, parts.get(1), TaxClass.SERVICE),
                new Sale.Line(LocalText.of("en", "Freight"), 1, parts.get(2), TaxClass.FREIGHT));
        var sale = new Sale(subject, "T-" + subject.toString().substring(0, 8), buyer, seller, total, lines, stage);
        sales.put(subject, sale);
        return sale;
    }

    @Override
    public Optional<Sale> find(UUID subject) {
        return Optional.ofNullable(sales.get(subject));
    }
}
