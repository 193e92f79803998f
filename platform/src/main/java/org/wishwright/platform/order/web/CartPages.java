package org.wishwright.platform.order.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.order.CartLine;
import org.wishwright.platform.order.CartLineId;
import org.wishwright.platform.order.Shopper;
import org.wishwright.platform.order.work.CartDesk;
import org.wishwright.platform.wish.ChoosingForm;

/** The cart's page: lines by maker, quantities, removal, on to the checkout. */
@Controller
class CartPages {

    private static final String WANTED = "/cart/wanted";
    /** A line of the cart as it was seen, in the configurator's address. */
    private static final Pattern EDITED = Pattern.compile("(?:cart|moved)_([0-9a-f-]{36})_([0-9a-f]{1,64})");

    private final CartDesk cart;
    private final Catalog catalog;
    private final ChoiceNames names;
    private final Parties parties;
    private final ChoosingForm form;
    private final CartCookie cookie;

    CartPages(
            CartDesk cart, Catalog catalog, ChoiceNames names, Parties parties, ChoosingForm form, CartCookie cookie) {
        this.cookie = cookie;
        this.form = form;
        this.cart = cart;
        this.catalog = catalog;
        this.names = names;
        this.parties = parties;
    }

    /** Her cart: her own, or her browser's while she has not signed in. */
    private static Optional<Shopper> shopper(Optional<Caller> caller, HttpServletRequest request) {
        return caller.map(Shopper::of).or(() -> CartCookie.shopper(request));
    }

    /** Whose line it is. What is not in this browser's cart may be in that of somebody whose session has ended: she signs in. */
    private Shopper holder(Optional<Caller> caller, HttpServletRequest request, CartLineId line) {
        return caller.map(Shopper::of)
                .or(() -> visitorWith(request, line))
                .orElseThrow(() -> new RefusedException(Refusal.of("identity.unauthenticated", "Sign in first.")));
    }

    private Optional<Shopper> visitorWith(HttpServletRequest request, CartLineId line) {
        return CartCookie.shopper(request)
                .filter(shopper -> cart.line(shopper, line).isPresent()
                        || cart.removed(shopper, line).isPresent());
    }

    /** @param removed a line just removed, to be offered back */
    @GetMapping("/cart")
    ModelAndView show(
            Optional<Caller> caller,
            @RequestParam(required = false) @Nullable String removed,
            HttpServletRequest request) {
        return shopper(caller, request)
                .map(shopper -> page(shopper, null, "", "", removed))
                .orElseGet(() ->
                        new ModelAndView("order/cart").addObject("view", new CartView(List.of(), null, "", "", null)));
    }

    /** To the configurator with a line's choices, to change this line. */
    @GetMapping("/cart/lines/{line}/edit")
    String edit(Optional<Caller> caller, @PathVariable String line, HttpServletRequest request) {
        var edited = cart.line(holder(caller, request, Ids.cartLine(line)), Ids.cartLine(line))
                .orElseThrow(() -> new RefusedException(CartDesk.notFound()));
        return "redirect:"
                + ProductAddress.configurator(edited.version(), edited.choices(), ProductAddress.forLine(edited));
    }

    /**
     * What the configurator's form holds becomes a line, new or changed. A visitor has a cart too; she signs in first only to change a
     * line of her own one, and what she wanted waits for her.
     */
    @PostMapping("/cart/lines")
    String add(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "1") String quantity,
            @RequestParam(name = "for", defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request,
            HttpServletResponse response) {
        var taken = form.taken(version(version), request.getParameterMap());
        if (taken.back() != null) {
            return "redirect:" + taken.back();
        }
        var wanted = new Wanted(version, quantity, purpose, note, taken.choices());
        if (caller.isEmpty() && isOfSomebody(wanted, request)) {
            var kept = wanted.kept();
            kept.ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie));
            return "redirect:/login?back=" + (kept.isPresent() ? WANTED : "/cart");
        }
        return put(caller.map(Shopper::of).orElseGet(() -> cookie.filling(request, response)), wanted);
    }

    /** Whether a visitor changes a line that is not in her browser's cart. */
    private boolean isOfSomebody(Wanted wanted, HttpServletRequest request) {
        var edited = EDITED.matcher(wanted.line());
        return edited.matches()
                && visitorWith(request, Ids.cartLine(edited.group(1))).isEmpty();
    }

    /** Adds what she wanted before she signed in. */
    @GetMapping(WANTED)
    ModelAndView addWanted(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        var kept = WebUtils.getCookie(request, Wanted.COOKIE);
        if (kept == null) {
            return new ModelAndView("redirect:/cart");
        }
        response.addHeader(HttpHeaders.SET_COOKIE, Wanted.forgotten());
        try {
            return new ModelAndView(put(Shopper.of(caller), Wanted.of(kept.getValue())));
        } catch (RefusedException e) {
            return page(Shopper.of(caller), e.refusal(), "", "", null);
        }
    }

    private String put(Shopper shopper, Wanted wanted) {
        var version = version(wanted.version());
        var edited = EDITED.matcher(wanted.line());
        if (!edited.matches()) {
            cart.add(shopper, version, wanted.choices(), number(wanted.quantity()), wanted.note());
            return "redirect:/cart?done=cart.added";
        }
        var line = Ids.cartLine(edited.group(1));
        try {
            cart.rewrite(shopper, line, edited.group(2), version, wanted.choices());
            if (!wanted.note().isBlank()) {
                cart.note(shopper, line, wanted.note());
            }
            return "redirect:/cart?done=cart.saved#line-" + line;
        } catch (RefusedException e) {
            return "redirect:" + ProductAddress.configurator(version, wanted.choices(), meanwhile(shopper, line, e));
        }
    }

    /** Her choices stay in the configurator, which says what became of the line. */
    private String meanwhile(Shopper shopper, CartLineId line, RefusedException e) {
        return switch (e.refusal().code()) {
            case CartDesk.LINE_GONE -> "gone";
            case CartDesk.LINE_CHANGED ->
                cart.line(shopper, line)
                        .map(now -> "moved_" + now.id() + "_" + now.mark())
                        .orElse("gone");
            default -> throw e;
        };
    }

    private static VersionId version(String text) {
        return new VersionId(Ids.uuid(text, "catalog.version-not-found", "There is no such product version."));
    }

    /** @param step 1 or -1 by the buttons beside the number, which count from what is typed */
    @PostMapping("/cart/lines/{line}/quantity")
    ModelAndView changeQuantity(
            Optional<Caller> caller,
            @PathVariable String line,
            @RequestParam(defaultValue = "") String quantity,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String step,
            HttpServletRequest request) {
        var shopper = holder(caller, request, Ids.cartLine(line));
        int wanted = number(quantity) + (step.equals("1") ? 1 : step.equals("-1") ? -1 : 0);
        try {
            cart.changeQuantity(shopper, Ids.cartLine(line), seen.isEmpty() ? null : number(seen), wanted);
            return new ModelAndView("redirect:/cart?done=cart.changed");
        } catch (RefusedException e) {
            return page(shopper, e.refusal(), line, step.isEmpty() ? quantity : String.valueOf(wanted), line);
        }
    }

    @PostMapping("/cart/lines/{line}/note")
    ModelAndView note(
            Optional<Caller> caller,
            @PathVariable String line,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request) {
        var shopper = holder(caller, request, Ids.cartLine(line));
        try {
            cart.note(shopper, Ids.cartLine(line), note);
            return new ModelAndView("redirect:/cart?done=cart.noted");
        } catch (RefusedException e) {
            return page(shopper, e.refusal(), line, note, null);
        }
    }

    @PostMapping("/cart/lines/{line}/removal")
    ModelAndView remove(Optional<Caller> caller, @PathVariable String line, HttpServletRequest request) {
        var shopper = holder(caller, request, Ids.cartLine(line));
        try {
            cart.remove(shopper, Ids.cartLine(line));
            return new ModelAndView("redirect:/cart?removed=" + Ids.cartLine(line));
        } catch (RefusedException e) {
            return page(shopper, e.refusal(), line, "", line);
        }
    }

    @PostMapping("/cart/lines/{line}/return")
    ModelAndView putBack(Optional<Caller> caller, @PathVariable String line, HttpServletRequest request) {
        var shopper = holder(caller, request, Ids.cartLine(line));
        try {
            cart.putBack(shopper, Ids.cartLine(line));
            return new ModelAndView("redirect:/cart?done=cart.back");
        } catch (RefusedException e) {
            return page(shopper, e.refusal(), line, "", null);
        }
    }

    /** Takes the version now on sale, at its price. */
    @PostMapping("/cart/lines/{line}/renewal")
    String renew(Optional<Caller> caller, @PathVariable String line, HttpServletRequest request) {
        var shopper = holder(caller, request, Ids.cartLine(line));
        cart.renew(shopper, List.of(Ids.cartLine(line)));
        return "redirect:/cart?done=cart.renewed";
    }

    /**
     * The cart, with what stands in the way of going on.
     *
     * @param gone a line that may have been removed, to be offered back
     */
    ModelAndView page(
            Shopper shopper, @Nullable Refusal refusal, String faultyLine, String typed, @Nullable String gone) {
        var byMaker = new LinkedHashMap<String, List<CartLine>>();
        for (var line : cart.lines(shopper)) {
            var group = line.maker() + " " + line.unitPrice().currency();
            byMaker.computeIfAbsent(group, g -> new ArrayList<>()).add(line);
        }
        var makers = parties.displayNames(
                byMaker.values().stream().map(lines -> lines.getFirst().maker()).toList());
        var groups = byMaker.values().stream()
                .map(lines -> group(makers.getOrDefault(lines.getFirst().maker(), Parties.NOBODY), lines))
                .toList();
        var removed =
                gone == null ? null : cart.removed(shopper, Ids.cartLine(gone)).orElse(null);
        var view = new ModelAndView("order/cart", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return view.addObject("view", new CartView(groups, refusal, faultyLine, typed, removed));
    }

    private CartView.Group group(String maker, List<CartLine> lines) {
        var shown = lines.stream().map(this::line).toList();
        var total = shown.stream()
                .map(line -> line.line().total())
                .reduce(Money.zero(lines.getFirst().unitPrice().currency()), Money::plus);
        return new CartView.Group(maker, shown, total);
    }

    private CartView.Line line(CartLine line) {
        boolean current = catalog.current(line.blueprint())
                .filter(newest -> !newest.equals(line.version()))
                .isEmpty();
        var renewed =
                current ? null : cart.renewable(line).map(CartLine::unitPrice).orElse(null);
        var today = cart.today(line);
        return new CartView.Line(
                today.orElse(line), names.of(line.version(), line.choices()), current, today.isPresent(), renewed);
    }

    /** What is no number is no quantity either, and is refused as such. */
    private static int number(String typed) {
        return typed.strip().matches("[0-9]{1,6}") ? Integer.parseInt(typed.strip()) : 0;
    }
}
