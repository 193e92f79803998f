package org.wishwright.platform.order.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.Transits;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.work.DealOrders;
import org.wishwright.platform.order.work.MoneyTermsDesk;
import org.wishwright.platform.order.work.OrderReading;

/**
 * From a campaign's deal to an order, on one page: what the buyer gives herself, where it shall go, what it costs, what is paid and when it
 * ships.
 */
@Controller
class DealPages {

    private final DealOrders desk;
    private final OrderReading reading;
    private final ChoiceNames names;
    private final OwnForm own;
    private final MoneyTermsDesk money;
    private final Parties parties;
    private final Transits transits;

    DealPages(
            DealOrders desk,
            OrderReading reading,
            ChoiceNames names,
            OwnForm own,
            MoneyTermsDesk money,
            Parties parties,
            Transits transits) {
        this.desk = desk;
        this.reading = reading;
        this.names = names;
        this.own = own;
        this.money = money;
        this.parties = parties;
        this.transits = transits;
    }

    /** What stands in the form. */
    private record Filled(CheckoutView.Typed typed, Map<String, String> own, String key) {}

    /** With what a kept body, or the guided sheet, types into the fields. */
    @GetMapping("/deals/{deal}")
    ModelAndView show(Caller caller, @PathVariable UUID deal, HttpServletRequest request) {
        var order = desk.orderOf(caller, deal);
        if (order != null) {
            return new ModelAndView("redirect:/orders/" + order + "?done=order.already");
        }
        var key = UUID.randomUUID().toString();
        var filled = new Filled(CheckoutView.Typed.of(caller.displayName()), OwnForm.typed(request), key);
        return page(caller, deal, filled, List.of());
    }

    @PostMapping("/deals/{deal}")
    ModelAndView send(
            Caller caller,
            @PathVariable UUID deal,
            @ModelAttribute CheckoutPages.Form form,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            HttpServletRequest request) {
        if (desk.orderOf(caller, deal) != null) {
            return show(caller, deal, request);
        }
        var version = Objects.requireNonNull(
                        desk.offer(caller, deal, Map.of()).agreed().making())
                .version();
        var sent = own.sent(caller, version, request, files);
        var key = form.key() == null || form.key().isBlank() ? UUID.randomUUID().toString() : form.key();
        var filled = new Filled(form.typed(), sent.typed(), key);
        var known = form.known();
        if (known != null) {
            var typed = CheckoutPages.known(reading.addresses(caller), known, filled.typed());
            return page(caller, deal, new Filled(typed, filled.own(), key), sent.faults());
        }
        return switch (form.action() == null ? "" : form.action()) {
            case "place" -> place(caller, deal, form, filled, sent.faults());
            case "parse" ->
                page(caller, deal, new Filled(CheckoutPages.read(filled.typed()), filled.own(), key), sent.faults());
            default -> page(caller, deal, filled, sent.faults());
        };
    }

    private ModelAndView place(Caller caller, UUID deal, CheckoutPages.Form form, Filled filled, List<Refusal> before) {
        var typed = filled.typed();
        var address = new DeliveryAddress(typed.name(), typed.phone(), typed.region(), typed.street());
        var request = new DealOrders.Request(
                address, typed.acceptTerms(), typed.acceptMadeToOrder(), instant(form.expectedShipBy()), filled.own());
        var offer = desk.offer(caller, deal, filled.own());
        var refusals = new ArrayList<>(before);
        offer.given().faults().stream()
                .filter(fault -> before.stream()
                        .noneMatch(one -> Objects.equals(
                                one.values().get("field"), fault.values().get("field"))))
                .forEach(refusals::add);
        refusals.addAll(desk.faults(request, offer.madeToOrder()));
        if (refusals.isEmpty()) {
            try {
                return new ModelAndView("redirect:/orders/"
                        + desk.place(caller, deal, filled.key(), request).order() + "?done=order.from-campaign");
            } catch (RefusedException e) {
                refusals.add(e.refusal());
            }
        }
        return page(caller, deal, filled, refusals);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH; // a date that cannot be kept: asks again
        }
    }

    private ModelAndView page(Caller caller, UUID deal, Filled filled, List<Refusal> refusals) {
        var offer = desk.offer(caller, deal, filled.own());
        var making = Objects.requireNonNull(offer.agreed().making());
        var shown = new LinkedHashMap<>(making.choices());
        shown.putAll(offer.given().taken());
        var seller = offer.agreed().deal().seller();
        return new ModelAndView("order/deal", refusals.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject(
                        "view",
                        new DealView(
                                offer,
                                parties.displayName(seller),
                                transits.of(seller),
                                shown,
                                names.of(making.version(), shown),
                                money.terms(seller),
                                reading.addresses(caller),
                                filled.typed(),
                                filled.own(),
                                filled.key(),
                                refusals));
    }
}
