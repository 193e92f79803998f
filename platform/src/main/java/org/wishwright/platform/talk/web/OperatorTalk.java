package org.wishwright.platform.talk.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.talk.work.Reading;

/** The operator's list of conversations in which somebody asked for help. */
@Controller
@RequestMapping("/operator/talk")
class OperatorTalk {

    private static final int A_PAGE = 20;

    private final Reading reading;

    OperatorTalk(Reading reading) {
        this.reading = reading;
    }

    @GetMapping
    ModelAndView list(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor) {
        var entries = reading.asking(caller, q, cursor, A_PAGE);
        return new ModelAndView("talk/asking")
                .addObject("view", new ListView(entries, "/operator/talk", q, cursor != null && !cursor.isEmpty()));
    }
}
