package org.wishwright.platform.shipment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.PageInterceptor;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.shipment.ShipmentId;
import org.wishwright.platform.shipment.Shipments;
import org.wishwright.platform.shipment.work.ShippingDesk;

/** The maker's list of parcels with its forms and labels, and the buyer's "it arrived". */
@Controller
public class ShipmentPages {

    private static final int A_PAGE = 50;
    private static final int LONGEST_SEARCH = 100;

    private final ShippingDesk desk;
    private final PageInterceptor pages;
    private final String url;

    /** @param url where people reach this program, where that differs from the address at which the maker reads it */
    ShipmentPages(ShippingDesk desk, PageInterceptor pages, @Value("${wishwright.url:}") String url) {
        this.desk = desk;
        this.pages = pages;
        this.url = url;
    }

    /** What was typed into one parcel's form and why it was refused. */
    public record Typed(
            String shipment,
            String carrier,
            String tracking,
            @Nullable Refusal refusal) {

        static final Typed NOTHING = new Typed("", "", "", null);
    }

    /** The colour in which a state is shown. */
    public static String tone(Shipments.State state) {
        return switch (state) {
            case TO_PACK -> "warn";
            case PACKED, HANDED_OVER -> "info";
            case RECEIVED -> "good";
        };
    }

    @GetMapping("/maker/shipments")
    ModelAndView list(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID after) {
        return show(caller, known(state), q, after, Typed.NOTHING);
    }

    private static Shipments.@Nullable State known(String state) {
        for (var one : Shipments.State.values()) {
            if (one.name().equals(state)) {
                return one;
            }
        }
        return null;
    }

    private ModelAndView show(
            Caller caller, Shipments.@Nullable State state, String q, @Nullable UUID after, Typed typed) {
        var search = q.length() > LONGEST_SEARCH ? q.substring(0, LONGEST_SEARCH) : q;
        var found = desk.list(caller, state, search, after, A_PAGE + 1);
        boolean more = found.size() > A_PAGE;
        var items = more ? found.subList(0, A_PAGE) : found;
        var parcels = new HashMap<UUID, Shipments.Parcel>();
        items.forEach(item -> parcels.put(item.id().value(), ShippingDesk.parcel(item)));
        var view = new ModelAndView("shipment/shipments");
        view.addObject("items", items);
        view.addObject("parcels", parcels);
        view.addObject("states", List.of(Shipments.State.values()));
        view.addObject("state", state == null ? "" : state.name());
        view.addObject("search", search);
        view.addObject("later", after != null);
        view.addObject("after", after == null ? "" : after.toString());
        view.addObject("next", more ? items.getLast().id().toString() : "");
        view.addObject("carriers", desk.carriers(caller));
        view.addObject("shipment", typed.shipment());
        view.addObject("carrier", typed.carrier());
        view.addObject("tracking", typed.tracking());
        view.addObject("refusal", typed.refusal());
        if (typed.refusal() != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    @PostMapping("/maker/shipments/{id}/packing")
    String pack(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID after) {
        desk.pack(caller, new ShipmentId(id));
        return back(id, q, state, after, "shipment.packed");
    }

    /** The list as it was: the same filter, search and page, at the row that was acted on. */
    private static String back(UUID id, String q, String state, @Nullable UUID after, String done) {
        var way = UriComponentsBuilder.fromPath("/maker/shipments")
                .queryParam("q", "{q}")
                .queryParam("state", "{state}")
                .queryParamIfPresent("after", Optional.ofNullable(after))
                .queryParam("done", done)
                .fragment("parcel-" + id)
                .encode()
                .buildAndExpand(q, state)
                .toUriString();
        return "redirect:" + way;
    }

    @PostMapping("/maker/shipments/{id}/handover")
    ModelAndView handOver(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String carrier,
            @RequestParam(defaultValue = "") String tracking,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID after) {
        try {
            desk.handOver(caller, new ShipmentId(id), carrier, tracking, null);
            return new ModelAndView(back(id, q, state, after, "shipment.handed-over"));
        } catch (RefusedException e) {
            if (e.refusal().code().equals("shipment.not-found")) {
                throw e;
            }
            var typed = new Typed(id.toString(), carrier, tracking, e.refusal());
            return show(caller, known(state), q, after, typed);
        }
    }

    /** What is stuck onto the parcel: it names no person, the carrier resolves the address token. */
    @GetMapping("/maker/shipments/{id}/label.pdf")
    ResponseEntity<byte[]> label(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        var root = url.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : url.replaceAll("/+$", "");
        var file = desk.label(caller, new ShipmentId(id), pages.page(request), root);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.inline()
                                .filename("parcel.pdf")
                                .build()
                                .toString())
                .body(file);
    }

    /** The button on the order's page. */
    @PostMapping("/orders/{id}/receipt")
    String receive(Caller caller, @PathVariable UUID id) {
        desk.receive(caller, new OrderId(id));
        return "redirect:/orders/" + id + "?done=shipment.received";
    }
}
