package org.wishwright.platform.ledger.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.PaymentFilter;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.Subjects;

/** The operator's list of payments, and her decision on those that do not fit. */
@Controller
class OperatorPaymentPages {

    private static final List<String> STATES =
            List.of("INITIATED", "UNKNOWN", "CAPTURED", "DECLINED", "REFUNDED", "FLAGGED");

    private final Payments payments;
    private final ObjectProvider<Subjects> subjects;

    OperatorPaymentPages(Payments payments, ObjectProvider<Subjects> subjects) {
        this.payments = payments;
        this.subjects = subjects;
    }

    @GetMapping("/operator/payments")
    ModelAndView list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor) {
        var chosen = state != null && STATES.contains(state) ? state : null;
        var view = new ModelAndView("ledger/payments");
        view.addObject("states", STATES);
        view.addObject("state", chosen == null ? "" : chosen);
        var found = payments.list(caller, new PaymentFilter(chosen, cursor, 50));
        var about = found.items().stream()
                .map(payment -> payment.request().subject())
                .distinct()
                .toList();
        view.addObject("payments", found);
        view.addObject("numbers", Subjects.numbers(subjects.stream(), about));
        view.addObject("first", cursor == null ? "" : "/operator/payments?state=" + (chosen == null ? "" : chosen));
        return view;
    }

    @PostMapping("/operator/payments/{payment}/recheck")
    String recheck(Caller caller, @PathVariable UUID payment) {
        payments.recheck(caller, new PaymentId(payment));
        return "redirect:/operator/payments?state=FLAGGED&done=payment.rechecked";
    }
}
