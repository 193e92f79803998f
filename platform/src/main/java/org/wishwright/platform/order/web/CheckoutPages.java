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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.VolumeWindows;
import org.wishwright.platform.factory.Transits;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.order.CartLineId;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.Shopper;
import org.wishwright.platform.order.work.CartDesk;
import org.wishwright.platform.order.work.CheckoutDesk;
import org.wishwright.platform.order.work.CheckoutRequest;
import org.wishwright.platform.order.work.MoneyTermsDesk;
import org.wishwright.platform.order.work.OrderReading;

/** The checkout on one page: address, both ticks, total and date; the button says what will be owed. */
@Controller
class CheckoutPages {

    private final CheckoutDesk desk;
    private final CartDesk cart;
    private final CartPages cartPages;
    private final OrderReading reading;
    private final ChoiceNames names;
    private final MoneyTermsDesk money;
    private final Parties parties;
    private final Transits transits;
    private final VolumeWindows windows;

    CheckoutPages(
            CheckoutDesk desk,
            CartDesk cart,
            CartPages cartPages,
            OrderReading reading,
            ChoiceNames names,
            MoneyTermsDesk money,
            Parties parties,
            Transits transits,
            VolumeWindows windows) {
        this.desk = desk;
        this.cart = cart;
        this.cartPages = cartPages;
        this.reading = reading;
        this.names = names;
        this.money = money;
        this.parties = parties;
        this.transits = transits;
        this.windows = windows;
    }

    /** The form as sent; every field may be missing. */
    record Form(
            @Nullable List<String> line,
            @Nullable String action,
            @Nullable String text,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String region,
            @Nullable String street,
            @Nullable String acceptTerms,
            @Nullable String acceptMadeToOrder,
            @Nullable String expectedMinor,
            @Nullable String expectedCurrency,
            @Nullable String expectedShipBy,
            @Nullable String known,
            @Nullable String key) {

        CheckoutView.Typed typed() {
            return new CheckoutView.Typed(
                    or(text),
                    or(name),
                    or(phone),
                    or(region),
                    or(street),
                    acceptTerms != null,
                    acceptMadeToOrder != null);
        }

        private static String or(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    /** @param chosen sent by the cart beside the lines that were ticked there, which may be none */
    @GetMapping("/checkout")
    ModelAndView show(
            Caller caller,
            @RequestParam(required = false) @Nullable List<String> line,
            @RequestParam(required = false) @Nullable String chosen) {
        try {
            if (chosen != null && line == null) {
                throw new RefusedException(
                        Refusal.of("order.lines-none", "Tick at least one line of the cart that you want to order."));
            }
            var order = cart.orderOf(Shopper.of(caller), ids(line));
            if (order.isPresent()) {
                return new ModelAndView("redirect:/orders/" + order.get() + "?done=order.already");
            }
            return page(
                    caller,
                    line,
                    CheckoutView.Typed.of(caller.displayName()),
                    UUID.randomUUID().toString(),
                    List.of());
        } catch (RefusedException e) {
            return cartPages.page(Shopper.of(caller), e.refusal(), "", "", null);
        }
    }

    @PostMapping("/checkout")
    ModelAndView send(Caller caller, @ModelAttribute Form form) {
        var typed = form.typed();
        var key = form.key() == null || form.key().isBlank() ? UUID.randomUUID().toString() : form.key();
        try {
            if (form.known() != null) {
                return page(caller, form.line(), known(reading.addresses(caller), form.known(), typed), key, List.of());
            }
            return switch (Form.or(form.action())) {
                case "place" -> place(caller, form, typed, key);
                case "parse" -> page(caller, form.line(), read(typed), key, List.of());
                default -> page(caller, form.line(), typed, key, List.of());
            };
        } catch (RefusedException e) {
            return cartPages.page(Shopper.of(caller), e.refusal(), "", "", null);
        }
    }

    private ModelAndView place(Caller caller, Form form, CheckoutView.Typed typed, String key) {
        var request = request(form, typed);
        var refusals = new ArrayList<>(CheckoutDesk.faults(request));
        for (var renewed : cart.renew(Shopper.of(caller), request.lines()).entrySet()) {
            refusals.add(Refusing.because(
                    "order.version-renewed",
                    "The maker has published {product} anew: it is now {now} instead of {before}, with your choices.",
                    "product",
                    renewed.getKey().product().source(),
                    "before",
                    renewed.getKey().unitPrice(),
                    "now",
                    renewed.getValue().unitPrice(),
                    "field",
                    "expectedTotal"));
        }
        if (refusals.isEmpty()) {
            try {
                var placed = desk.place(caller, key, request);
                return new ModelAndView("redirect:/orders/" + placed.order());
            } catch (RefusedException e) {
                refusals.add(e.refusal());
            }
        }
        return page(caller, form.line(), typed, key, refusals);
    }

    private ModelAndView page(
            Caller caller, @Nullable List<String> lines, CheckoutView.Typed typed, String key, List<Refusal> refusals) {
        var quote = desk.quote(caller, ids(lines), typed.region().strip());
        var chosen = quote.lines().stream()
                .map(line -> new CheckoutView.Chosen(
                        line,
                        names.of(line.line().version(), line.line().choices()),
                        names.measures(line.line().version(), line.line().choices()),
                        windows.open(names.product(line.line().version())).orElse(null)))
                .toList();
        var view = new ModelAndView(
                "order/checkout", refusals.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return view.addObject(
                "view",
                new CheckoutView(
                        quote,
                        parties.displayName(quote.maker()),
                        transits.of(quote.maker()),
                        lines == null ? List.of() : lines,
                        chosen,
                        money.terms(quote.maker()),
                        reading.addresses(caller),
                        typed,
                        key,
                        refusals));
    }

    /** The pasted text taken apart into the fields, to be corrected there. */
    static CheckoutView.Typed read(CheckoutView.Typed typed) {
        return typed.withAddress(new AddressBody(null, null, null, null, typed.text()).address());
    }

    /** With an address of an earlier order. */
    static CheckoutView.Typed known(List<DeliveryAddress> known, String place, CheckoutView.Typed typed) {
        return place.matches("[0-9]") && Integer.parseInt(place) < known.size()
                ? typed.withAddress(known.get(Integer.parseInt(place)))
                : typed;
    }

    private static CheckoutRequest request(Form form, CheckoutView.Typed typed) {
        var minor = form.expectedMinor();
        var expected = minor == null || !minor.matches("[0-9]{1,15}")
                ? null
                : new Amount(Long.parseLong(minor), form.expectedCurrency()).money("expectedTotal");
        return new CheckoutRequest(
                ids(form.line()),
                new DeliveryAddress(typed.name(), typed.phone(), typed.region(), typed.street()),
                typed.acceptTerms(),
                typed.acceptMadeToOrder(),
                expected,
                instant(form.expectedShipBy()));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH; // a date that cannot be kept: asks again
        }
    }

    private static List<CartLineId> ids(@Nullable List<String> lines) {
        return lines == null ? List.of() : lines.stream().map(Ids::cartLine).toList();
    }
}
