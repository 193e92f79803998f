package org.wishwright.platform.ledger.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.PageInterceptor;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.invoice.Invoice;
import org.wishwright.platform.ledger.invoice.InvoiceKind;
import org.wishwright.platform.ledger.invoice.Invoices;

/** The buyer's invoices of one order, and the paper for whoever may read it. */
@Controller
class InvoicePages {

    private final Invoices invoices;
    private final PageInterceptor pages;

    InvoicePages(Invoices invoices, PageInterceptor pages) {
        this.invoices = invoices;
        this.pages = pages;
    }

    @GetMapping("/orders/{order}/invoice")
    ModelAndView show(Caller caller, @PathVariable UUID order) {
        var of = invoices.of(caller, order);
        return view("ledger/invoice", of, InvoiceView.Typed.of(of), null);
    }

    /** The part of the page that is fetched again when there is news. */
    @GetMapping("/orders/{order}/invoice/part")
    ModelAndView part(Caller caller, @PathVariable UUID order) {
        var of = invoices.of(caller, order);
        return view("ledger/invoice-part", of, InvoiceView.Typed.of(of), null);
    }

    @PostMapping("/orders/{order}/invoice")
    ModelAndView request(
            Caller caller,
            @PathVariable UUID order,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String taxNumber) {
        try {
            invoices.request(caller, order, kind(kind), to.equals("company"), name, taxNumber);
            return new ModelAndView("redirect:/orders/" + order + "/invoice?done=invoice.requested");
        } catch (RefusedException e) {
            if (e.refusal().code().endsWith("not-found")) {
                throw e;
            }
            var typed = new InvoiceView.Typed(kind, to, name, taxNumber);
            var view = view("ledger/invoice", invoices.of(caller, order), typed, e.refusal());
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    @GetMapping("/invoices/{id}/{language}.pdf")
    ResponseEntity<byte[]> paper(
            Caller caller, @PathVariable UUID id, @PathVariable String language, HttpServletRequest request) {
        var invoice = invoices.one(caller, id);
        if (!invoice.issued() || !(language.equals("zh") || language.equals("en"))) {
            throw new RefusedException(
                    Refusal.of("invoice.not-found", "There is no such invoice of yours. Look for it in the list."));
        }
        var reverses = invoice.reverses();
        var reversed = reverses == null ? "" : invoices.one(caller, reverses).number();
        var page = inLanguage(pages.page(request), Locale.forLanguageTag(language));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(invoice))
                .body(InvoicePaper.of(invoice, reversed, invoices.sample(), page));
    }

    private static String attachment(Invoice invoice) {
        return ContentDisposition.attachment()
                .filename("invoice-" + invoice.number() + ".pdf")
                .build()
                .toString();
    }

    private static Page inLanguage(Page page, Locale language) {
        return new Page(
                page.words(),
                language,
                page.zone(),
                page.name(),
                page.roles(),
                page.path(),
                page.posted(),
                page.token(),
                page.badges(),
                page.unused());
    }

    private ModelAndView view(String name, Invoices.OfOrder of, InvoiceView.Typed typed, @Nullable Refusal refusal) {
        return new ModelAndView(name, Map.of("of", of, "typed", typed, "sample", invoices.sample()))
                .addObject("refusal", refusal);
    }

    private static InvoiceKind kind(String name) {
        return Arrays.stream(InvoiceKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "invoice.kind-unknown", "This seller issues no invoice of this kind.", "field", "kind")));
    }
}
