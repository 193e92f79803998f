package org.wishwright.platform.notice.web;

import java.util.List;
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
import org.wishwright.platform.notice.Channel;
import org.wishwright.platform.notice.Topic;
import org.wishwright.platform.notice.work.Reading;
import org.wishwright.platform.notice.work.Wants;
import org.wishwright.platform.notice.work.Wants.Typed;
import org.wishwright.platform.notice.work.Wording;

/** A person's notices, what she wants to be told, and the way out of it for who has only a letter. */
@Controller
class NoticePages {

    private static final int A_PAGE = 30;

    private final Reading reading;
    private final Wants wants;
    private final Wording wording;

    NoticePages(Reading reading, Wants wants, Wording wording) {
        this.reading = reading;
        this.wants = wants;
        this.wording = wording;
    }

    /** Whoever opens the newest has read them. */
    @GetMapping("/notices")
    ModelAndView list(Caller caller, @RequestParam(required = false) @Nullable UUID before) {
        var listed = reading.list(caller, before, A_PAGE);
        if (before == null && !listed.items().isEmpty()) {
            reading.read(caller, listed.items().getFirst().id());
        }
        return new ModelAndView("notice/list").addObject("view", new ListView(wording, listed, before != null));
    }

    @GetMapping("/account/notices")
    ModelAndView choices(Caller caller) {
        return choices(WantsView.of(wants, caller.person()), null);
    }

    @PostMapping("/account/notices")
    ModelAndView choose(
            Caller caller,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(required = false) @Nullable List<String> wanted,
            @RequestParam(defaultValue = "") String quietFrom,
            @RequestParam(defaultValue = "") String quietUntil,
            @RequestParam(defaultValue = "") String zone) {
        var typed = new Typed(language, wanted == null ? List.of() : wanted, quietFrom, quietUntil, zone);
        try {
            wants.put(caller.person(), typed);
        } catch (RefusedException e) {
            return choices(new WantsView(wants.channels(), typed, wants.zones()), e.refusal());
        }
        return new ModelAndView("redirect:/account/notices?done=notice.saved");
    }

    private static ModelAndView choices(WantsView view, @Nullable Refusal refusal) {
        return new ModelAndView("notice/wants", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("view", view)
                .addObject("refusal", refusal);
    }

    /** Asks first: programs that look at mail follow every link. */
    @GetMapping("/notices/off/{token}/{topic}/{channel}")
    ModelAndView off(@PathVariable UUID token, @PathVariable Topic topic, @PathVariable Channel channel) {
        wants.byToken(token);
        return new ModelAndView("notice/off")
                .addObject("topic", topic)
                .addObject("channel", channel)
                .addObject("stopped", false);
    }

    @PostMapping("/notices/off/{token}/{topic}/{channel}")
    ModelAndView stop(@PathVariable UUID token, @PathVariable Topic topic, @PathVariable Channel channel) {
        wants.stop(token, topic, channel);
        return new ModelAndView("notice/off")
                .addObject("topic", topic)
                .addObject("channel", channel)
                .addObject("stopped", true);
    }
}
