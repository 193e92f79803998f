package org.wishwright.platform.ledger.invoice;

import java.util.Map;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.foundation.PlainText;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.Sale.TaxClass;

/**
 * How a seller issues invoices.
 *
 * @param title her name on them; empty until she said it, and till then she issues none
 * @param early whether buyers may ask once they have paid; else once they have received
 * @param rates of tax in basis points by class
 */
public record InvoiceSeller(
        PartyId party,
        String jurisdiction,
        String title,
        String taxNumber,
        boolean early,
        Map<TaxClass, Integer> rates) {

    private static final int LONGEST = 100;

    public InvoiceSeller {
        rates = Map.copyOf(rates);
    }

    /** One who has said nothing yet. */
    public static InvoiceSeller unknown(PartyId party) {
        return new InvoiceSeller(
                party, "CN", "", "", true, Map.of(TaxClass.GOODS, 1_300, TaxClass.SERVICE, 600, TaxClass.FREIGHT, 900));
    }

    public boolean ready() {
        return !title.isEmpty();
    }

    public InvoiceRules rules() {
        return InvoiceRules.of(jurisdiction);
    }

    /** As typed, or what of it her country's rules do not know. */
    public Outcome<InvoiceSeller> judged() {
        var rules = rules();
        var name = PlainText.line(title).strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            return refused(
                    "invoice.seller-title-invalid",
                    "Give the name you do business under, up to 100 characters.",
                    "title");
        }
        for (var each : TaxClass.values()) {
            if (!rules.knowsRate(rates.getOrDefault(each, -1))) {
                return refused(
                        "invoice.rate-unknown",
                        "There is no such rate of tax. Choose one of those in force.",
                        each.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        return InvoiceTitle.typed(rules, rules.kinds().getFirst(), true, name, taxNumber)
                .map(known -> new InvoiceSeller(party, jurisdiction, name, known.taxNumber(), early, rates));
    }

    private static Outcome<InvoiceSeller> refused(String code, String sentence, String field) {
        return Outcome.refused(Refusal.of(code, sentence, "field", field));
    }
}
