package org.wishwright.platform.site.web;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;

/** Every part that pages are made of, side by side, for whoever writes or changes a page. */
@Controller
class Styleguide {

    private static final Currency CNY = Currency.getInstance("CNY");

    @GetMapping("/styleguide")
    ModelAndView show() {
        return new ModelAndView(
                "site/styleguide",
                Map.of(
                        "prices",
                        List.of(
                                new Money(389_900, CNY),
                                new Money(12_000, CNY),
                                new Money(-8_000, CNY),
                                Money.zero(CNY)),
                        "refusal",
                        Refusal.of(
                                "request.parameter-invalid", "The value of {field} cannot be read.", "field", "faulty"),
                        "icons",
                        List.of(ICONS.split(" "))));
    }

    private static final String ICONS =
            "wish home search cart box me talk camera check clock warn info close plus minus truck"
                    + " factory scissors calendar money chart people shield qr print gear left right undo share heart download upload bell"
                    + " lock list pin edit trash play flag help tape";
}
