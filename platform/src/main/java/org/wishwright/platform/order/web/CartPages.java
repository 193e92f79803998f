package org.wishwright.platform.order.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
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
import org.wishwright.platform.order.work.CartDesk;

/** The cart's page: lines by maker, quantities, removal, on to the checkout. */
@Controller
class CartPages {

    /** Remembers the line whose choices are being edited. */
    private static final String EDITED = "ww_edited";

    private static final String WANTED = "/cart/wanted";

    private final CartDesk cart;
    private final Catalog catalog;
    private final ChoiceNames names;
    private final Parties parties;

    CartPages(CartDesk cart, Catalog catalog, ChoiceNames names, Parties parties) {
        this.cart = cart;
        this.catalog = catalog;
        this.names = names;
        this.parties = parties;
    }

    /**
     * @param removed a line just removed, to be offered back
     * @param instead a line that was edited into another, to be offered for removal
     */
    @GetMapping("/cart")
    ModelAndView show(
            Caller caller,
            @RequestParam(required = false) @Nullable String removed,
            @RequestParam(required = false) @Nullable String instead) {
        var view = page(caller, null, "", "", removed);
        view.addObject(
                "instead",
                instead == null
                        ? null
                        : cart.line(caller, Ids.cartLine(instead)).orElse(null));
        return view;
    }

    /** To the configurator with a line's choices; the line stays until she says otherwise. */
    @GetMapping("/cart/lines/{line}/edit")
    String edit(Caller caller, @PathVariable String line, HttpServletResponse response) {
        var edited = cart.line(caller, Ids.cartLine(line)).orElseThrow(() -> new RefusedException(CartDesk.notFound()));
        response.addHeader(HttpHeaders.SET_COOKIE, edited(edited.id().toString(), Duration.ofHours(1)));
        return "redirect:" + ProductAddress.configurator(edited.version(), edited.choices());
    }

    private static String edited(String line, Duration age) {
        return ResponseCookie.from(EDITED, line)
                .path("/cart")
                .maxAge(age)
                .httpOnly(true)
                .sameSite("Lax")
                .build()
                .toString();
    }

    /** A visitor signs in first; what she wanted waits for her. */
    @PostMapping("/cart/lines")
    String add(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "1") String quantity,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request,
            HttpServletResponse response) {
        var wanted = new Wanted(version, quantity, note, ChoiceNames.typed(request.getParameterMap()));
        if (caller.isEmpty()) {
            var kept = wanted.kept();
            kept.ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie));
            return "redirect:/login?back=" + (kept.isPresent() ? WANTED : "/cart");
        }
        return add(caller.get(), wanted, request, response);
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
            return new ModelAndView(add(caller, Wanted.of(kept.getValue()), request, response));
        } catch (RefusedException e) {
            return page(caller, e.refusal(), "", "", null);
        }
    }

    private String add(Caller caller, Wanted wanted, HttpServletRequest request, HttpServletResponse response) {
        var id = new VersionId(
                Ids.uuid(wanted.version(), "catalog.version-not-found", "There is no such product version."));
        var edited = WebUtils.getCookie(request, EDITED);
        var before = edited == null
                ? Optional.<CartLine>empty()
                : Ids.remembered(edited.getValue()).flatMap(line -> cart.line(caller, line));
        var note = wanted.note().isBlank() ? before.map(CartLine::note).orElse("") : wanted.note();
        var added = cart.add(caller, id, wanted.choices(), number(wanted.quantity()), note);
        if (edited == null) {
            return "redirect:/cart?done=cart.added";
        }
        response.addHeader(HttpHeaders.SET_COOKIE, edited("", Duration.ZERO));
        var old = before.filter(line -> line.blueprint().equals(added.blueprint()));
        return "redirect:/cart?done=cart.added"
                + old.map(line -> "&instead=" + line.id()).orElse("");
    }

    /** @param step 1 or -1 by the buttons beside the number, which count from what is typed */
    @PostMapping("/cart/lines/{line}/quantity")
    ModelAndView changeQuantity(
            Caller caller,
            @PathVariable String line,
            @RequestParam(defaultValue = "") String quantity,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String step) {
        int wanted = number(quantity) + (step.equals("1") ? 1 : step.equals("-1") ? -1 : 0);
        try {
            cart.changeQuantity(caller, Ids.cartLine(line), seen.isEmpty() ? null : number(seen), wanted);
            return new ModelAndView("redirect:/cart?done=cart.changed");
        } catch (RefusedException e) {
            return page(caller, e.refusal(), line, step.isEmpty() ? quantity : String.valueOf(wanted), line);
        }
    }

    @PostMapping("/cart/lines/{line}/note")
    ModelAndView note(Caller caller, @PathVariable String line, @RequestParam(defaultValue = "") String note) {
        try {
            cart.note(caller, Ids.cartLine(line), note);
            return new ModelAndView("redirect:/cart?done=cart.noted");
        } catch (RefusedException e) {
            return page(caller, e.refusal(), line, note, null);
        }
    }

    @PostMapping("/cart/lines/{line}/removal")
    ModelAndView remove(Caller caller, @PathVariable String line) {
        try {
            cart.remove(caller, Ids.cartLine(line));
            return new ModelAndView("redirect:/cart?removed=" + Ids.cartLine(line));
        } catch (RefusedException e) {
            return page(caller, e.refusal(), line, "", line);
        }
    }

    @PostMapping("/cart/lines/{line}/return")
    ModelAndView putBack(Caller caller, @PathVariable String line) {
        try {
            cart.putBack(caller, Ids.cartLine(line));
            return new ModelAndView("redirect:/cart?done=cart.back");
        } catch (RefusedException e) {
            return page(caller, e.refusal(), line, "", null);
        }
    }

    /** Takes the version now on sale, at its price. */
    @PostMapping("/cart/lines/{line}/renewal")
    String renew(Caller caller, @PathVariable String line) {
        cart.renew(caller, List.of(Ids.cartLine(line)));
        return "redirect:/cart?done=cart.renewed";
    }

    /**
     * The cart, with what stands in the way of going on.
     *
     * @param gone a line that may have been removed, to be offered back
     */
    ModelAndView page(
            Caller caller, @Nullable Refusal refusal, String faultyLine, String typed, @Nullable String gone) {
        var byMaker = new LinkedHashMap<String, List<CartLine>>();
        for (var line : cart.lines(caller)) {
            var group = line.maker() + " " + line.unitPrice().currency();
            byMaker.computeIfAbsent(group, g -> new ArrayList<>()).add(line);
        }
        var makers = parties.displayNames(
                byMaker.values().stream().map(lines -> lines.getFirst().maker()).toList());
        var groups = byMaker.values().stream()
                .map(lines -> group(makers.getOrDefault(lines.getFirst().maker(), Parties.NOBODY), lines))
                .toList();
        var removed =
                gone == null ? null : cart.removed(caller, Ids.cartLine(gone)).orElse(null);
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
