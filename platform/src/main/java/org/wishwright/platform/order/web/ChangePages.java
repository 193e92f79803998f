package org.wishwright.platform.order.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.work.OrderDesk;

/** Has a line made otherwise: all options on one page; a dearer total or a later date is asked about before it counts. */
@Controller
class ChangePages {

    private final OrderBook book;
    private final OrderDesk desk;
    private final ChoiceNames names;

    ChangePages(OrderBook book, OrderDesk desk, ChoiceNames names) {
        this.book = book;
        this.desk = desk;
        this.names = names;
    }

    @GetMapping("/orders/{order}/lines/{line}")
    ModelAndView show(Caller caller, @PathVariable String order, @PathVariable String line) {
        return page(caller, order, line, Map.of(), null, UUID.randomUUID().toString());
    }

    @PostMapping("/orders/{order}/lines/{line}")
    ModelAndView change(
            Caller caller,
            @PathVariable String order,
            @PathVariable String line,
            @RequestParam(defaultValue = "") String expectedMinor,
            @RequestParam(defaultValue = "CNY") String expectedCurrency,
            @RequestParam(defaultValue = "") String agreedShipBy,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest form) {
        var choices = ChoiceNames.typed(form.getParameterMap());
        var expected = expectedMinor.matches("[0-9]{1,15}")
                ? new Amount(Long.parseLong(expectedMinor), expectedCurrency).money("expectedTotal")
                : null;
        var once = key.isBlank() ? UUID.randomUUID().toString() : key;
        try {
            var request = new OrderDesk.ChangeRequest(
                    Ids.line(line), choices, expected, instant(agreedShipBy), "sandbox", "success");
            desk.change(caller, Ids.order(order), once, request);
            return new ModelAndView("redirect:/orders/" + Ids.order(order) + "?done=order.changed");
        } catch (RefusedException e) {
            return page(caller, order, line, choices, e.refusal(), once);
        }
    }

    private ModelAndView page(
            Caller caller,
            String order,
            String line,
            Map<String, String> typed,
            @Nullable Refusal refusal,
            String key) {
        var found = book.forBuyer(caller, Ids.order(order));
        var id = Ids.line(line);
        var ordered = found.lines().stream()
                .filter(candidate -> candidate.line().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(refusal != null ? refusal : noLine()));
        var view = new ModelAndView("order/change", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return view.addObject(
                "view",
                new ChangeView(
                        found,
                        ordered,
                        names.modules(ordered.line().version()),
                        typed.isEmpty() ? ordered.line().choices() : typed,
                        refusal,
                        asked(refusal),
                        refusal == null ? "" : refusal.values().getOrDefault("shipBy", ""),
                        key));
    }

    private static Refusal noLine() {
        return Refusal.of("order.line-not-found", "This order has no such line. Load the order again.");
    }

    private static @Nullable Money asked(@Nullable Refusal refusal) {
        if (refusal == null || !refusal.code().equals("order.price-changed")) {
            return null;
        }
        return Money.of(
                Long.parseLong(refusal.values().getOrDefault("minor", "0")),
                refusal.values().getOrDefault("currency", "CNY"));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null; // asks again where it matters
        }
    }
}
