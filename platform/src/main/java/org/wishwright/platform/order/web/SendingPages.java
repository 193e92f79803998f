package org.wishwright.platform.order.web;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.Transits;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.work.FreightDesk;

/** Where a maker says what sending costs and how long it usually takes. */
@Controller
@RequestMapping("/maker/sending")
class SendingPages {

    private final FreightDesk freight;
    private final Transits transits;

    SendingPages(FreightDesk freight, Transits transits) {
        this.freight = freight;
        this.transits = transits;
    }

    @GetMapping
    ModelAndView show(Caller caller) {
        return page(caller, form(caller), null);
    }

    @PostMapping("/days")
    ModelAndView days(Caller caller, @RequestParam Map<String, String> typed) {
        return save(caller, form(caller).withDays(typed), form -> transits.say(caller, form.transit()));
    }

    @PostMapping("/freight")
    ModelAndView freight(Caller caller, @RequestParam Map<String, String> typed) {
        var form = form(caller).withFreight(typed);
        return typed.containsKey("more")
                ? page(caller, form.withSpareRows(), null)
                : save(caller, form, sent -> freight.replace(caller, sent.rules()));
    }

    private ModelAndView save(Caller caller, SendingForm form, Consumer<SendingForm> keep) {
        try {
            keep.accept(form);
            return new ModelAndView("redirect:/maker/sending?done=order.sending-saved");
        } catch (RefusedException e) {
            var view = page(caller, form, e.refusal());
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    private SendingForm form(Caller caller) {
        var maker = caller.organisation(Role.MAKER);
        return SendingForm.of(transits.of(maker), freight.rules(maker));
    }

    private ModelAndView page(Caller caller, SendingForm form, @Nullable Refusal refusal) {
        return new ModelAndView("order/sending")
                .addObject("form", form)
                .addObject(
                        "stated", transits.of(caller.organisation(Role.MAKER)).stated())
                .addObject("refusal", refusal);
    }
}
