package org.wishwright.platform.site.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.site.work.MakerDay;

/** The first room of the maker's desk: her day at a glance. */
@Controller
class MakerDesk {

    private final MakerDay day;

    MakerDesk(MakerDay day) {
        this.day = day;
    }

    @GetMapping("/maker")
    ModelAndView today(Caller caller) {
        return new ModelAndView("site/maker", Map.of("today", day.of(caller)));
    }

    /** The part of the page that is fetched again when somebody has written. */
    @GetMapping("/maker/part")
    ModelAndView part(Caller caller) {
        return new ModelAndView("site/maker-part", Map.of("today", day.of(caller)));
    }
}
