package org.wishwright.platform.order.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.Returns;

/** Sending standard goods back: the buyer asks on her order, the maker says that she has them; as pages and as JSON. */
@Controller
class ReturnPages {

    private final Returns returns;

    ReturnPages(Returns returns) {
        this.returns = returns;
    }

    @PostMapping("/orders/{order}/return")
    String ask(Caller caller, @PathVariable String order, @RequestParam(defaultValue = "UNSAID") String reason) {
        returns.ask(caller, Ids.order(order), reason(reason));
        return "redirect:/orders/" + order + "?done=order.return-asked";
    }

    @PostMapping("/maker/orders/{order}/return")
    String arrived(Caller caller, @PathVariable String order) {
        returns.arrived(caller, Ids.order(order));
        return "redirect:/maker/orders/" + order + "?done=order.returned";
    }

    @PostMapping("/api/v1/orders/{order}/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void asked(Caller caller, @PathVariable String order, @RequestParam(defaultValue = "UNSAID") String reason) {
        returns.ask(caller, Ids.order(order), reason(reason));
    }

    @PostMapping("/api/v1/maker/orders/{order}/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hasArrived(Caller caller, @PathVariable String order) {
        returns.arrived(caller, Ids.order(order));
    }

    private static Returns.Reason reason(String typed) {
        try {
            return Returns.Reason.valueOf(typed.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    Refusing.because("order.return-reason", "Choose one of the reasons, or none.", "field", "reason"));
        }
    }
}
