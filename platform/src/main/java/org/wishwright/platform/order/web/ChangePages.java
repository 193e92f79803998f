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
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.order.BuyerOrder;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.work.OrderDesk;
import org.wishwright.platform.order.work.PaidChanges;
import org.wishwright.platform.wish.ChoosingForm;

/**
 * Has a line made otherwise: the configurator, which comes back here with the choices; then what they change, what that costs and by
 * when it ships, before it counts.
 */
@Controller
class ChangePages {

    private final OrderBook book;
    private final OrderDesk desk;
    private final PaidChanges paid;
    private final ChoiceNames names;
    private final ChoosingForm form;

    ChangePages(OrderBook book, OrderDesk desk, PaidChanges paid, ChoiceNames names, ChoosingForm form) {
        this.book = book;
        this.desk = desk;
        this.paid = paid;
        this.names = names;
        this.form = form;
    }

    /** Without choices on to the configurator, with those that were ordered. */
    @GetMapping("/orders/{order}/lines/{line}")
    ModelAndView show(
            Caller caller, @PathVariable String order, @PathVariable String line, HttpServletRequest request) {
        var choices = ChoiceNames.typed(request.getParameterMap());
        var found = book.forBuyer(caller, Ids.order(order));
        if (choices.isEmpty() && found.summary().state().isFree()) {
            var ordered = line(found, Ids.line(line), null);
            var purpose = ProductAddress.forOrdered(found.summary().id(), Ids.line(line));
            return new ModelAndView("redirect:"
                    + ProductAddress.configurator(
                            ordered.line().version(), ordered.line().choices(), purpose));
        }
        return page(
                caller, found, Ids.line(line), choices, null, UUID.randomUUID().toString());
    }

    /** What the configurator's form holds, to be looked at before it counts. */
    @PostMapping("/orders/{order}/lines/{line}/choices")
    String chosen(Caller caller, @PathVariable String order, @PathVariable String line, HttpServletRequest request) {
        var found = book.forBuyer(caller, Ids.order(order));
        var ordered = line(found, Ids.line(line), null);
        var taken = form.taken(ordered.line().version(), request.getParameterMap());
        var path =
                "/orders/" + found.summary().id() + "/lines/" + ordered.line().id();
        return "redirect:" + (taken.back() == null ? ProductAddress.with(path, taken.choices()) : taken.back());
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
            HttpServletRequest request) {
        var choices = ChoiceNames.typed(request.getParameterMap());
        var expected = expectedMinor.matches("[0-9]{1,15}")
                ? new Amount(Long.parseLong(expectedMinor), expectedCurrency).money("expectedTotal")
                : null;
        var once = key.isBlank() ? UUID.randomUUID().toString() : key;
        try {
            var wanted = new OrderDesk.ChangeRequest(
                    Ids.line(line), choices, expected, instant(agreedShipBy), "sandbox", "success");
            var changed = desk.change(caller, Ids.order(order), once, wanted);
            if (changed.payment() != null) {
                paid.apply(new PaymentId(changed.payment()));
            }
            return new ModelAndView("redirect:/orders/" + Ids.order(order) + "?done=" + done(changed.state()));
        } catch (RefusedException e) {
            return page(caller, book.forBuyer(caller, Ids.order(order)), Ids.line(line), choices, e.refusal(), once);
        }
    }

    private static String done(String state) {
        return switch (state) {
            case "APPLIED", "CAPTURED" -> "order.changed";
            case "DECLINED" -> "order.change-declined";
            default -> "order.change-waits";
        };
    }

    private ModelAndView page(
            Caller caller,
            BuyerOrder order,
            LineId id,
            Map<String, String> typed,
            @Nullable Refusal refusal,
            String key) {
        var ordered = line(order, id, refusal);
        var version = ordered.line().version();
        var choices = typed.isEmpty() ? ordered.line().choices() : typed;
        OrderDesk.Preview preview = null;
        var said = refusal;
        try {
            preview = desk.preview(caller, order.summary().id(), id, choices);
        } catch (RefusedException e) {
            said = said == null ? e.refusal() : said;
        }
        var view = new ModelAndView("order/change", said == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return view.addObject(
                "view",
                new ChangeView(
                        order,
                        ordered,
                        choices,
                        names.otherwise(version, ordered.line().choices(), choices),
                        preview,
                        said,
                        key));
    }

    private static OrderedLine line(BuyerOrder order, LineId id, @Nullable Refusal refusal) {
        return order.lines().stream()
                .filter(candidate -> candidate.line().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(refusal != null ? refusal : noLine()));
    }

    private static Refusal noLine() {
        return Refusal.of("order.line-not-found", "This order has no such line. Load the order again.");
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null; // asks again where it matters
        }
    }
}
