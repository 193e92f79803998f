package org.wishwright.platform.wish.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.work.WallReading;

/** What people wish for in a maker's trade: how many, where, at what price; never who. */
@Controller
public class MakerWall {

    private static final int A_PAGE = 12;

    private final WallReading reading;

    MakerWall(WallReading reading) {
        this.reading = reading;
    }

    /** A maker's page. @param shown those of this page; {@code first} and {@code next} as elsewhere */
    public record Room(
            WallReading.Trade trade, List<WallReading.View> shown, String search, String first, String next) {}

    @GetMapping("/maker/wall")
    ModelAndView demand(
            Caller caller, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String cursor) {
        var search = WallPages.shortened(q);
        var trade = reading.trade(caller, search);
        int from = cursor.matches("[0-9]{1,4}") ? Integer.parseInt(cursor) : 0;
        var shown = trade.wishes().stream().skip(from).limit(A_PAGE).toList();
        boolean more = trade.wishes().size() > from + A_PAGE;
        return new ModelAndView("wish/wall-maker")
                .addObject(
                        "view",
                        new Room(
                                trade,
                                shown,
                                search,
                                from == 0 ? "" : WallPages.address("/maker/wall", search, "", ""),
                                more
                                        ? WallPages.address("/maker/wall", search, "", String.valueOf(from + A_PAGE))
                                        : ""));
    }
}
