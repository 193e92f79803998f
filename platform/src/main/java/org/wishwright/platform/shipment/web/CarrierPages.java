package org.wishwright.platform.shipment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.CarrierOrder;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.shipment.ShipmentId;
import org.wishwright.platform.shipment.work.CarrierDesk;

/** The carrier's page behind her link, the maker's making of such links, and the buyer's side of what is written. */
@Controller
class CarrierPages {

    private final CarrierDesk desk;
    private final String url;

    /** @param url where people reach this program, where that differs from the address at which the maker reads it */
    CarrierPages(CarrierDesk desk, @Value("${wishwright.url:}") String url) {
        this.desk = desk;
        this.url = url;
    }

    /** The link stands on this page alone, which nobody keeps. */
    @PostMapping("/maker/shipments/{id}/carrier-link")
    ModelAndView link(Caller caller, @PathVariable UUID id, HttpServletResponse response) {
        var made = desk.link(caller, new ShipmentId(id));
        var root = url.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : url.replaceAll("/+$", "");
        unkept(response);
        return new ModelAndView("shipment/carrier-link")
                .addObject("number", made.number())
                .addObject("link", root + "/c/" + made.token())
                .addObject("expires", made.expires());
    }

    @GetMapping("/c/{token}")
    ModelAndView carried(@PathVariable String token, HttpServletResponse response) {
        return show(token, null, "", null, response);
    }

    /** A post, so that no preview of a link opens it. */
    @PostMapping("/c/{token}/address")
    ModelAndView address(@PathVariable String token, HttpServletResponse response) {
        return show(token, desk.address(token), "", null, response);
    }

    @PostMapping("/c/{token}/words")
    ModelAndView write(
            @PathVariable String token, @RequestParam(defaultValue = "") String text, HttpServletResponse response) {
        try {
            desk.write(token, text);
        } catch (RefusedException e) {
            return show(token, null, text, e.refusal(), response);
        }
        return new ModelAndView("redirect:/c/" + token);
    }

    private ModelAndView show(
            String token,
            CarrierOrder.@Nullable Opened opened,
            String typed,
            @Nullable Refusal refusal,
            HttpServletResponse response) {
        unkept(response);
        return new ModelAndView("shipment/carried", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("token", token)
                .addObject("carried", desk.carried(token))
                .addObject("opened", opened)
                .addObject("typed", typed)
                .addObject("refusal", refusal);
    }

    @GetMapping("/orders/{order}/carrier")
    ModelAndView said(Caller caller, @PathVariable UUID order) {
        return buyers(caller, order, "", null);
    }

    @PostMapping("/orders/{order}/carrier")
    ModelAndView answer(Caller caller, @PathVariable UUID order, @RequestParam(defaultValue = "") String text) {
        try {
            desk.answer(caller, new OrderId(order), text);
        } catch (RefusedException e) {
            return buyers(caller, order, text, e.refusal());
        }
        return new ModelAndView("redirect:/orders/" + order + "/carrier");
    }

    private ModelAndView buyers(Caller caller, UUID order, String typed, @Nullable Refusal refusal) {
        return new ModelAndView(
                        "shipment/buyer-carrier", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("order", order)
                .addObject("said", desk.said(caller, new OrderId(order)))
                .addObject("typed", typed)
                .addObject("refusal", refusal);
    }

    private static void unkept(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
    }
}
