package org.wishwright.platform.order.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.work.ServiceDesk;

/** Where the maker says that a service of an order was performed. */
@Controller
class ServicePages {

    private final ServiceDesk desk;

    ServicePages(ServiceDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/maker/orders/{order}/services")
    String done(Caller caller, @PathVariable String order, @RequestParam String line, @RequestParam String module) {
        say(caller, order, line, module);
        return "redirect:/maker/orders/" + Ids.order(order) + "?done=order.service-done";
    }

    @PostMapping("/api/v1/maker/orders/{order}/services/{line}/{module}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void doneByApi(Caller caller, @PathVariable String order, @PathVariable String line, @PathVariable String module) {
        say(caller, order, line, module);
    }

    private void say(Caller caller, String order, String line, String module) {
        var id = new LineId(
                Ids.uuid(line, "order.line-not-found", "This order has no such line. Load the order again."));
        desk.done(caller, Ids.order(order), id, module);
    }
}
