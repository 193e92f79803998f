package org.wishwright.platform.timer.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.timer.TimerBook;
import org.wishwright.platform.timer.TimerBook.Which;

/** Deadlines for the operator: what is due, what failed and why, and firing again what failed. */
@Controller
@RequestMapping("/operator/timers")
class TimerPages {

    private static final int LONGEST_SEARCH = 100;

    private final TimerBook timers;

    TimerPages(TimerBook timers) {
        this.timers = timers;
    }

    @GetMapping
    ModelAndView list(
            Caller caller,
            @RequestParam(defaultValue = "") String which,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor) {
        requireOperator(caller);
        var chosen = which(which);
        var search = q.strip().substring(0, Math.min(q.strip().length(), LONGEST_SEARCH));
        var page = timers.list(chosen, search, cursor);
        var here = "/operator/timers?which=" + chosen + "&q=" + encoded(search);
        var view = new ModelAndView("timer/timers", Map.of("list", page, "which", chosen, "q", search, "here", here));
        view.addObject("next", page.next() == null ? "" : here + "&cursor=" + encoded(page.next()));
        view.addObject("first", cursor == null ? "" : here);
        return view;
    }

    @PostMapping("/again")
    String again(Caller caller, @RequestParam String kind, @RequestParam UUID subject) {
        requireOperator(caller);
        boolean fired = timers.fireAgain(kind, subject);
        return "redirect:/operator/timers?which=FAILED&done=" + (fired ? "timers.again" : "timers.gone");
    }

    private static Which which(String asked) {
        for (var one : Which.values()) {
            if (one.name().equals(asked)) {
                return one;
            }
        }
        return Which.ALL;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void requireOperator(Caller caller) {
        if (!caller.isOperator()) {
            throw new RefusedException(
                    Refusal.of("operator.role-forbidden", "Only an operator of the platform may do this."));
        }
    }
}
