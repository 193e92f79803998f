package org.wishwright.platform.ledger.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.kernel.Money;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Parts;
import org.wishwright.platform.ledger.invoice.Invoice;
import org.wishwright.platform.ledger.invoice.InvoiceRules;
import org.wishwright.platform.ledger.invoice.InvoiceState;
import org.wishwright.platform.ledger.invoice.Invoices;

/** What pages about invoices show. */
public final class InvoiceView {

    public static final List<String> STATES = List.of("REQUESTED", "ISSUING", "ISSUED", "REFUSED");

    private InvoiceView() {}

    /**
     * The list of a seller's or of everybody's.
     *
     * @param path of the list; an invoice's own page lies under it
     * @param further whether this is not the first page
     * @param ready whether the seller has said how she issues them
     */
    public record Listing(
            String path, Invoices.Page page, String search, String state, boolean further, boolean ready) {

        public String inState(String other) {
            return path + "?state=" + other + (search.isEmpty() ? "" : "&q=" + encoded(search));
        }

        public String next() {
            return page.next() == null ? "" : inState(state) + "&before=" + page.next();
        }

        public String first() {
            return further ? inState(state) : "";
        }

        public boolean filtered() {
            return !search.isEmpty() || !state.isEmpty();
        }
    }

    /** What the buyer has typed, so that a refusal does not take it away. */
    public record Typed(String kind, String to, String name, String taxNumber) {

        /** What she asked for last; else nothing. */
        static Typed of(Invoices.OfOrder of) {
            return of.invoices().stream()
                    .filter(invoice -> !invoice.red())
                    .map(InvoiceView::typed)
                    .findFirst()
                    .orElseGet(() ->
                            new Typed(of.seller().rules().kinds().getFirst().name(), "person", "", ""));
        }
    }

    private static Typed typed(Invoice invoice) {
        var title = invoice.title();
        return title == null
                ? new Typed(invoice.kind().name(), "person", "", "")
                : new Typed(
                        invoice.kind().name(), title.company() ? "company" : "person", title.name(), title.taxNumber());
    }

    public static Map<String, String> kinds(Page page, InvoiceRules rules) {
        var kinds = new LinkedHashMap<String, String>();
        rules.kinds().forEach(kind -> kinds.put(kind.name(), page.t("invoice.kind." + kind)));
        return kinds;
    }

    public static Map<String, String> titles(Page page) {
        var titles = new LinkedHashMap<String, String>();
        titles.put("person", page.t("invoice.to.person"));
        titles.put("company", page.t("invoice.to.company"));
        return titles;
    }

    public static Map<String, String> countries(Page page) {
        var countries = new LinkedHashMap<String, String>();
        for (var country : List.of("CN", "EU", "NONE")) {
            countries.put(country, page.t("invoice.country." + country));
        }
        return countries;
    }

    /** The plays of the built-in tax office. */
    public static Map<String, String> scenarios(Page page) {
        var scenarios = new LinkedHashMap<String, String>();
        for (var scenario : List.of("success", "late", "silent", "refuse", "red-late", "red-refuse")) {
            scenarios.put(scenario, page.t("invoice.scenario." + scenario));
        }
        return scenarios;
    }

    public static String percent(int basisPoints) {
        return InvoicePaper.percent(basisPoints);
    }

    /** The tone of its state. */
    public static String tone(Invoice invoice) {
        return switch (invoice.state()) {
            case InvoiceState.Requested() -> "warn";
            case InvoiceState.Issuing() -> "info";
            case InvoiceState.Issued(var number, var at) ->
                invoice.red() || !invoice.left().isPositive() ? "" : "good";
            case InvoiceState.Refused(var reason) -> "bad";
        };
    }

    /** Its state in a few words, what was taken back included. */
    public static String state(Page page, Invoice invoice) {
        if (invoice.issued() && invoice.reversed().isPositive()) {
            return page.t(invoice.left().isPositive() ? "invoice.state.PART_REVERSED" : "invoice.state.REVERSED");
        }
        return page.t("invoice.state." + invoice.state().code());
    }

    /** Why it was refused, as the one who refused it said; empty where it was not. */
    public static String reason(Page page, Invoice invoice) {
        return invoice.state() instanceof InvoiceState.Refused(var reason)
                ? page.tOr("invoice.refusal." + reason, reason)
                : "";
    }

    /** Net and tax by rate, and the total. */
    public static List<Parts.Sum> sums(Page page, Invoice invoice) {
        var sums = new ArrayList<Parts.Sum>();
        for (var line : invoice.lines()) {
            sums.add(new Parts.Sum(
                    line.name().in(page.language()) + (line.quantity() > 1 ? " × " + line.quantity() : ""),
                    page.t(
                            "invoice.ofWhichTax",
                            "rate",
                            percent(line.rate()),
                            "tax",
                            signed(page, invoice, line.tax())),
                    invoice.signed(line.gross()),
                    false));
        }
        sums.add(new Parts.Sum(
                page.t("invoice.total"),
                page.t("invoice.taxWithin", "tax", signed(page, invoice, invoice.tax())),
                invoice.signed(invoice.amount()),
                true));
        return sums;
    }

    private static String signed(Page page, Invoice invoice, Money money) {
        return page.money(invoice.signed(money));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
