package org.wishwright.platform.site.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.WaitingEvents;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.plan.Plans;
import org.wishwright.platform.plan.Replanning;
import org.wishwright.platform.site.Overview;
import org.wishwright.platform.site.work.HealthCheck;
import org.wishwright.platform.site.work.LogChecking;
import org.wishwright.platform.timer.Timers;

/** The operator's desk: figures, health, what got stuck with the button that helps, and in a simulation the clock. */
@Controller
class OperatorDesk {

    private final OrderBook orders;
    private final Ledger ledger;
    private final Plans plans;
    private final Timers timers;
    private final WaitingEvents events;
    private final HealthCheck health;
    private final LogChecking checking;
    private final Replanning replanning;
    private final BusinessClock clock;

    OperatorDesk(
            OrderBook orders,
            Ledger ledger,
            Plans plans,
            Timers timers,
            WaitingEvents events,
            HealthCheck health,
            LogChecking checking,
            Replanning replanning,
            BusinessClock clock) {
        this.orders = orders;
        this.ledger = ledger;
        this.plans = plans;
        this.timers = timers;
        this.events = events;
        this.health = health;
        this.checking = checking;
        this.replanning = replanning;
        this.clock = clock;
    }

    record ClockTo(Instant to) {}

    record Now(Instant now) {}

    @GetMapping("/operator")
    ModelAndView desk(Caller caller) {
        requireOperator(caller);
        return view(caller, null, "");
    }

    private ModelAndView view(Caller caller, @Nullable Refusal refusal, String to) {
        var view = new ModelAndView("site/operator", Map.of("overview", overview(), "health", health.of(caller)));
        view.addObject("simulation", clock.isSimulation());
        view.addObject("check", checking.progress());
        view.addObject("refusal", refusal);
        view.addObject("to", to.isEmpty() ? clock.instant().toString() : to);
        return view;
    }

    @PostMapping("/operator/clock")
    ModelAndView moveClock(Caller caller, @RequestParam(defaultValue = "") String to) {
        requireOperator(caller);
        try {
            clock.moveTo(instant(to));
            return new ModelAndView("redirect:/operator?done=operator.clock");
        } catch (RefusedException e) {
            var view = view(caller, e.refusal(), to);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    private static Instant instant(String typed) {
        try {
            return Instant.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new RefusedException(Refusal.of(
                    "clock.instant-invalid",
                    "Write an instant like 2027-01-05T08:00:00Z.",
                    "field",
                    "to",
                    "found",
                    typed));
        }
    }

    /** Recomputes log and ledger; it goes on while the operator looks elsewhere. */
    @PostMapping("/operator/check")
    String check(Caller caller) {
        requireOperator(caller);
        checking.start();
        return "redirect:/operator#check";
    }

    /** The part of the page that moves while log and ledger are recomputed. */
    @GetMapping("/operator/check")
    ModelAndView checkPart(Caller caller) {
        requireOperator(caller);
        return new ModelAndView("site/check", Map.of("check", checking.progress()));
    }

    @PostMapping("/operator/events/{event}/again")
    String sendAgain(Caller caller, @PathVariable UUID event) {
        requireOperator(caller);
        events.retry(event);
        return "redirect:/operator?done=operator.event";
    }

    @PostMapping("/operator/orders/{order}/plan")
    String planAgain(Caller caller, @PathVariable UUID order) {
        requireOperator(caller);
        replanning.planAgain(caller, new OrderId(order));
        return "redirect:/operator?done=operator.planned";
    }

    @GetMapping("/api/v1/operator/overview")
    @ResponseBody
    Overview overview(Caller caller) {
        requireOperator(caller);
        return overview();
    }

    /** Recomputes every balance from every transfer. */
    @GetMapping("/api/v1/operator/ledger/audit")
    @ResponseBody
    Map<String, Object> audit(Caller caller) {
        requireOperator(caller);
        var differences = ledger.audit();
        return Map.of(
                "differences",
                differences.size(),
                "first",
                differences.stream().limit(20).toList());
    }

    @PostMapping("/api/v1/operator/clock")
    @ResponseBody
    Now moveClock(Caller caller, @RequestBody ClockTo request) {
        requireOperator(caller);
        return new Now(clock.moveTo(request.to()));
    }

    private Overview overview() {
        var figures = plans.figures();
        return new Overview(
                clock.instant(),
                orders.countsByState(),
                ledger.sums(),
                figures,
                figures.doubleBookedSeconds() / 60.0,
                timers.overdue(),
                events.figures().waiting());
    }

    private static void requireOperator(Caller caller) {
        if (!caller.isOperator()) {
            throw new RefusedException(
                    Refusal.of("operator.role-forbidden", "Only an operator of the platform may do this."));
        }
    }
}
