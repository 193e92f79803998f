package org.wishwright.platform.order.web;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.work.DealOrders;
import org.wishwright.platform.order.work.OrderDesk;
import org.wishwright.platform.order.work.OrderPayments;
import org.wishwright.platform.order.work.OrderReading;
import org.wishwright.platform.talk.Troubles;

/** A buyer's orders: the list, paying and cancelling. */
@Controller
class OrderPages {

    static final int A_PAGE = 20;

    private final OrderReading reading;
    private final OrderPayments payments;
    private final OrderDesk desk;
    private final KnownOfOrders known;
    private final Troubles troubles;
    private final DealOrders deals;

    OrderPages(
            OrderReading reading,
            OrderPayments payments,
            OrderDesk desk,
            KnownOfOrders known,
            Troubles troubles,
            DealOrders deals) {
        this.deals = deals;
        this.troubles = troubles;
        this.reading = reading;
        this.payments = payments;
        this.desk = desk;
        this.known = known;
    }

    @GetMapping("/orders")
    ModelAndView list(
            Caller caller,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String cursor) {
        var wanted = new OrderReading.Wanted(state, q, cursor, A_PAGE);
        var page = reading.bought(caller, wanted);
        return new ModelAndView("order/orders")
                .addObject("deals", deals.waiting(caller))
                .addObject("view", OrderListView.of(page, known.of(page), "/orders", wanted))
                .addObject(
                        "troubles",
                        troubles.reportedBy(caller.person()).stream()
                                .collect(Collectors.groupingBy(Troubles.Open::personPage)));
    }

    /** An order that was paid meanwhile, perhaps in another window, is shown as it is. */
    @PostMapping("/orders/{order}/payments")
    String pay(
            Caller caller,
            @PathVariable String order,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "sandbox") String method,
            @RequestParam(defaultValue = "success") String scenario) {
        var id = Ids.order(order);
        try {
            var paid =
                    payments.pay(caller, id, key.isBlank() ? UUID.randomUUID().toString() : key, method, scenario);
            if (paid.state().equals("UNKNOWN") && !method.equals("sandbox")) {
                return "redirect:/orders/" + id + "/payment"; // she has to act there
            }
            return paid.state().equals("DECLINED")
                    ? "redirect:/orders/" + id + "#pay"
                    : "redirect:/orders/" + id + "?done=order.pay-"
                            + paid.state().toLowerCase(Locale.ROOT);
        } catch (RefusedException e) {
            if (!Set.of("order.not-payable", "payment.open-conflict")
                    .contains(e.refusal().code())) {
                throw e;
            }
            return "redirect:/orders/" + id + "?done="
                    + (e.refusal().code().equals("order.not-payable") ? "order.not-payable" : "order.pay-unknown");
        }
    }

    @PostMapping("/orders/{order}/cancellation")
    String cancel(Caller caller, @PathVariable String order) {
        var id = Ids.order(order);
        desk.cancel(caller, id);
        return "redirect:/orders/" + id + "?done=order.cancelled";
    }
}
