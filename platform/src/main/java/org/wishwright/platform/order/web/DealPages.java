package org.wishwright.platform.order.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

/** From a campaign's deal to an order, on one page: where it shall go, what it costs, what is paid and when it ships. */
@Controller
class DealPages {

    private final DealOrders desk;
    private final OrderReading reading;
    private final ChoiceNames names;
    private final MoneyTermsDesk money;
    private final Parties parties;
    private final Transits transits;

    DealPages(
            DealOrders desk,
            OrderReading reading,
            ChoiceNames names,
            MoneyTermsDesk money,
            Parties parties,
            Transits transits) {
        this.desk = desk;
        this.reading = reading;
        this.names = names;
        this.money = money;
        this.parties = parties;
        this.transits = transits;
    }

    @GetMapping("/deals/{deal}")
    ModelAndView show(Caller caller, @PathVariable UUID deal) {
        var order = desk.orderOf(caller, deal);
        return order == null
                ? page(
                        caller,
                        deal,
                        CheckoutView.Typed.of(caller.displayName()),
                        UUID.randomUUID().toString(),
                        List.of())
                : new ModelAndView("redirect:/orders/" + order + "?done=order.already");
    }

    @PostMapping("/deals/{deal}")
    ModelAndView send(Caller caller, @PathVariable UUID deal, @ModelAttribute CheckoutPages.Form form) {
        var typed = form.typed();
        var sent = form.key();
        var key = sent == null || sent.isBlank() ? UUID.randomUUID().toString() : sent;
        var known = form.known();
        if (known != null) {
            return page(caller, deal, CheckoutPages.known(reading.addresses(caller), known, typed), key, List.of());
        }
        return switch (form.action() == null ? "" : form.action()) {
            case "place" -> place(caller, deal, form, typed, key);
            case "parse" -> page(caller, deal, CheckoutPages.read(typed), key, List.of());
            default -> page(caller, deal, typed, key, List.of());
        };
    }

    private ModelAndView place(
            Caller caller, UUID deal, CheckoutPages.Form form, CheckoutView.Typed typed, String key) {
        var address = new DeliveryAddress(typed.name(), typed.phone(), typed.region(), typed.street());
        var request = new DealOrders.Request(
                address, typed.acceptTerms(), typed.acceptMadeToOrder(), instant(form.expectedShipBy()));
        if (desk.orderOf(caller, deal) != null) {
            return show(caller, deal);
        }
        var refusals =
                new ArrayList<>(desk.faults(request, desk.offer(caller, deal).madeToOrder()));
        if (refusals.isEmpty()) {
            try {
                return new ModelAndView("redirect:/orders/"
                        + desk.place(caller, deal, key, request).order() + "?done=order.from-campaign");
            } catch (RefusedException e) {
                refusals.add(e.refusal());
            }
        }
        return page(caller, deal, typed, key, refusals);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH; // a date that cannot be kept: asks again
        }
    }

    private ModelAndView page(Caller caller, UUID deal, CheckoutView.Typed typed, String key, List<Refusal> refusals) {
        var offer = desk.offer(caller, deal);
        var seller = offer.agreed().deal().seller();
        var first = offer.lines().getFirst().line();
        return new ModelAndView("order/deal", refusals.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject(
                        "view",
                        new DealView(
                                offer,
                                parties.displayName(seller),
                                transits.of(seller),
                                names.of(first.version(), first.choices()),
                                money.terms(seller),
                                reading.addresses(caller),
                                typed,
                                key,
                                refusals));
    }
}
