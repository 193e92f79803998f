package org.wishwright.platform.ledger.invoice;

import java.util.Locale;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.foundation.CreditCode;
import org.wishwright.platform.foundation.PlainText;

/**
 * To whom an invoice is made out (抬头). Personal data: sealed at rest.
 *
 * @param taxNumber empty for a person, and for a company where none is asked for
 */
public record InvoiceTitle(boolean company, String name, String taxNumber) {

    private static final int LONGEST_NAME = 100;
    private static final String NUMBER = "[0-9A-Z][0-9A-Z.-]{3,29}";

    /** As typed, judged by the rules of the seller's country. */
    public static Outcome<InvoiceTitle> typed(
            InvoiceRules rules, InvoiceKind kind, boolean company, String name, String number) {
        if (!rules.kinds().contains(kind)) {
            return refused("invoice.kind-unknown", "This seller issues no invoice of this kind.", "kind");
        }
        if (!company && rules.companiesOnly().contains(kind)) {
            return refused("invoice.kind-companies", "An invoice of this kind is made out to companies only.", "kind");
        }
        var line = PlainText.line(name).strip();
        if (line.isEmpty() || line.length() > LONGEST_NAME) {
            return refused("invoice.name-invalid", "Give the name it is made out to, up to 100 characters.", "name");
        }
        return company ? ofCompany(rules, line, number) : Outcome.accepted(new InvoiceTitle(false, line, ""));
    }

    private static Outcome<InvoiceTitle> ofCompany(InvoiceRules rules, String name, String number) {
        var plain = rules.creditCode()
                ? CreditCode.normal(number)
                : PlainText.line(number).replace(" ", "").toUpperCase(Locale.ROOT);
        if (plain.isEmpty() && !rules.numberNeeded()) {
            return Outcome.accepted(new InvoiceTitle(true, name, ""));
        }
        if (rules.creditCode() && !CreditCode.isValid(plain)) {
            return refused(
                    "invoice.credit-code-invalid",
                    "This is no unified social credit code: it has 18 characters, of which the last checks the others.",
                    "taxNumber");
        }
        return plain.matches(NUMBER)
                ? Outcome.accepted(new InvoiceTitle(true, name, plain))
                : refused(
                        "invoice.tax-number-invalid",
                        "A tax number has 4 to 30 letters and digits. Write it as on your own invoices.",
                        "taxNumber");
    }

    private static Outcome<InvoiceTitle> refused(String code, String sentence, String field) {
        return Outcome.refused(Refusal.of(code, sentence, "field", field));
    }

    /** Never the name: personal data stays out of logs. */
    @Override
    public String toString() {
        return (company ? "company" : "person") + " (not shown)";
    }
}
