package org.wishwright.platform.production.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.wishwright.platform.foundation.PageInterceptor;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.Labels.Format;
import org.wishwright.platform.production.work.Papers;

/** Travellers and labels to print. */
@Controller
class PaperPages {

    private final Papers papers;
    private final PageInterceptor pages;
    private final String url;

    /** @param url where people reach this program, where that differs from the address at which the maker reads it */
    PaperPages(Papers papers, PageInterceptor pages, @Value("${wishwright.url:}") String url) {
        this.papers = papers;
        this.pages = pages;
        this.url = url;
    }

    @GetMapping("/maker/work-orders/{id}/traveller.pdf")
    ResponseEntity<byte[]> traveller(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        return pdf(papers.traveller(caller, id, pages.page(request), root()), "traveller");
    }

    /** @param shift an instant in the shift */
    @GetMapping("/maker/work-orders/travellers.pdf")
    ResponseEntity<byte[]> travellers(Caller caller, @RequestParam Instant shift, HttpServletRequest request) {
        return pdf(papers.travellers(caller, shift, pages.page(request), root()), "travellers");
    }

    /** Those of one order, batches it shares with others among them. */
    @GetMapping("/maker/orders/{id}/travellers.pdf")
    ResponseEntity<byte[]> travellersOfOrder(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        return pdf(papers.ofOrder(caller, new OrderId(id), pages.page(request), root()), "travellers");
    }

    /** @param single true for one label a page, else a sheet of 24 */
    @GetMapping("/maker/work-orders/{id}/labels.pdf")
    ResponseEntity<byte[]> labels(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean single,
            HttpServletRequest request) {
        var format = single ? Format.SINGLE : Format.SHEET;
        return pdf(papers.labels(caller, id, format, pages.page(request), root()), "labels");
    }

    private String root() {
        return url.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : url.replaceAll("/+$", "");
    }

    private static ResponseEntity<byte[]> pdf(byte[] file, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.inline()
                                .filename(name + ".pdf")
                                .build()
                                .toString())
                .body(file);
    }
}
