package org.wishwright.platform.notice.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.notice.work.Outgoing;

/** For operators: letters that were given up, and what a sandbox keeps instead of sending it. */
@Controller
@RequestMapping("/operator/notices")
class OperatorNotices {

    private static final int A_PAGE = 20;

    private final Outgoing outgoing;

    OperatorNotices(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    @GetMapping
    ModelAndView show(@RequestParam(required = false) @Nullable UUID before) {
        return new ModelAndView("notice/outgoing").addObject("view", outgoing.page(before, A_PAGE));
    }

    @PostMapping("/again")
    String again() {
        outgoing.again();
        return "redirect:/operator/notices?done=notice.again";
    }
}
