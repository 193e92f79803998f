package org.wishwright.platform.ledger.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.ledger.Sale.TaxClass;
import org.wishwright.platform.ledger.invoice.Invoice;
import org.wishwright.platform.ledger.invoice.InvoiceSeller;
import org.wishwright.platform.ledger.invoice.Invoices;

/** A seller's invoices, what she does with them, and how she issues them; and the operator's look at everybody's. */
@Controller
class SoldInvoicePages {

    private static final int A_PAGE = 20;

    private final Invoices invoices;

    SoldInvoicePages(Invoices invoices) {
        this.invoices = invoices;
    }

    @GetMapping("/maker/invoices")
    ModelAndView sold(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID before) {
        var page = invoices.sold(caller, wanted(q, state, before));
        boolean ready = invoices.seller(caller).ready();
        return list(new InvoiceView.Listing("/maker/invoices", page, q.strip(), known(state), before != null, ready));
    }

    @GetMapping("/operator/invoices")
    ModelAndView all(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID before) {
        var page = invoices.all(caller, wanted(q, state, before));
        return list(new InvoiceView.Listing("/operator/invoices", page, q.strip(), known(state), before != null, true));
    }

    private static ModelAndView list(InvoiceView.Listing listing) {
        return new ModelAndView("ledger/invoices", Map.of("view", listing));
    }

    private static Invoices.Wanted wanted(String search, String state, @Nullable UUID before) {
        return new Invoices.Wanted(search, known(state), before, A_PAGE);
    }

    private static String known(String state) {
        return InvoiceView.STATES.contains(state) ? state : "";
    }

    @GetMapping("/maker/invoices/{id}")
    ModelAndView one(Caller caller, @PathVariable UUID id) {
        return one(caller, id, "/maker/invoices", null);
    }

    @GetMapping("/operator/invoices/{id}")
    ModelAndView looked(Caller caller, @PathVariable UUID id) {
        return one(caller, id, "/operator/invoices", null);
    }

    private ModelAndView one(Caller caller, UUID id, String path, @Nullable Refusal refusal) {
        var invoice = invoices.one(caller, id);
        boolean sold = caller.actsFor(invoice.seller().party(), Role.MAKER);
        if (!(path.startsWith("/operator") ? caller.isOperator() : sold)) {
            throw new RefusedException(
                    Refusal.of("invoice.not-found", "There is no such invoice of yours. Look for it in the list."));
        }
        var view = new ModelAndView(
                "ledger/invoice-sold", Map.of("invoice", invoice, "path", path, "sample", invoices.sample()));
        view.addObject("reversed", invoice.reverses() == null ? null : invoices.one(caller, invoice.reverses()));
        view.addObject("refusal", refusal);
        if (refusal != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    @PostMapping("/maker/invoices/{id}/issue")
    ModelAndView issue(Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "success") String scenario) {
        return did(caller, id, () -> invoices.issue(caller, id, scenario), "invoice.issue-");
    }

    @PostMapping("/maker/invoices/{id}/decline")
    ModelAndView decline(Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
        return did(caller, id, () -> invoices.decline(caller, id, reason), "invoice.decline-");
    }

    @PostMapping("/maker/invoices/{id}/reversal")
    ModelAndView reverse(Caller caller, @PathVariable UUID id) {
        return did(caller, id, () -> invoices.reverse(caller, id), "invoice.reverse-");
    }

    private ModelAndView did(Caller caller, UUID id, Supplier<Invoice> act, String word) {
        try {
            var state = act.get().state().code().toLowerCase(Locale.ROOT);
            return new ModelAndView("redirect:/maker/invoices/" + id + "?done=" + word + state);
        } catch (RefusedException e) {
            if (e.refusal().code().endsWith("not-found")) {
                throw e;
            }
            return one(caller, id, "/maker/invoices", e.refusal());
        }
    }

    @GetMapping("/maker/invoices/settings")
    ModelAndView settings(Caller caller) {
        return settings(invoices.seller(caller), null);
    }

    private static ModelAndView settings(InvoiceSeller seller, @Nullable Refusal refusal) {
        var view = new ModelAndView("ledger/invoice-settings", Map.of("seller", seller));
        view.addObject("refusal", refusal);
        if (refusal != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    /** Rates come in percent, as people write them. */
    @PostMapping("/maker/invoices/settings")
    ModelAndView settle(
            Caller caller,
            @RequestParam(defaultValue = "") String jurisdiction,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String taxNumber,
            @RequestParam(defaultValue = "paid") String from,
            @RequestParam Map<String, String> all) {
        var known = invoices.seller(caller);
        var country = List.of("CN", "EU", "NONE").contains(jurisdiction) ? jurisdiction : known.jurisdiction();
        var typed = new InvoiceSeller(known.party(), country, title, taxNumber, from.equals("paid"), known.rates());
        try {
            var rates = new TreeMap<TaxClass, Integer>();
            for (var each : TaxClass.values()) {
                var field = each.name().toLowerCase(Locale.ROOT);
                rates.put(each, Percent.basisPoints(all.getOrDefault(field, ""), field));
            }
            typed = new InvoiceSeller(known.party(), country, title, taxNumber, from.equals("paid"), rates);
            invoices.settle(caller, typed);
            return new ModelAndView("redirect:/maker/invoices?done=invoice.settled");
        } catch (RefusedException e) {
            return settings(typed, e.refusal());
        }
    }
}
