package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;

/** On a phone: nobody sells it, so she wishes; an operator reads it, somebody joins, a maker answers, and both see the answer. */
@PlatformTest
class WishInChromiumTest {

    @LocalServerPort
    int port;

    private BrowserContext context(Chromium chromium, TestClient who) {
        var address = "http://127.0.0.1:" + port;
        var context = chromium.browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("en-GB")
                .setBaseURL(address));
        context.addCookies(List.of(new Cookie("ww_session", who.token()).setUrl(address)));
        return context;
    }

    @Test
    void aWishGoesFromAFailedSearchToAMakersAnswer() {
        var word = "viola" + System.nanoTime() % 1_000_000;
        var poster = TestClient.signedUp(port, "Posy");
        var other = TestClient.signedUp(port, "Sam");
        var maker = TestClient.signedUp(port, "Mia");
        maker.newOrganisation("Violas " + word);
        try (var chromium = new Chromium();
                var hers = context(chromium, poster);
                var his = context(chromium, other);
                var makers = context(chromium, maker)) {
            var page = hers.newPage();
            page.navigate("/products?q=" + word);
            page.locator(".empty a.button").click();
            assertThat(page.locator("#title")).hasValue(word);
            page.locator("#title").fill("A folding " + word);
            page.locator("#body").fill("For the train. Carbon fibre.");
            page.locator("#price").fill("4800");
            page.locator("main form button.wish").last().click();
            assertThat(page.locator("main")).containsText("Being read");
            var path = String.valueOf(page.locator("main h2 a").first().getAttribute("href"));
            try (var operator = context(chromium, TestOperator.client(port))) {
                var queue = operator.newPage();
                queue.navigate("/operator/wall?q=" + word);
                queue.locator("form[action$='/approval'] button").click();
                assertThat(queue.locator(".toast")).containsText("on the wall");
            }
            page.navigate(path);
            var joins = his.newPage();
            joins.navigate("/wall/new");
            joins.locator("#title").fill("Folding " + word);
            joins.locator("#alike button").click();
            assertThat(joins.locator("#want")).containsText("You want this too.");
            assertThat(page.locator("#want")).containsText("2 want this"); // without being loaded again
            var desk = makers.newPage();
            desk.navigate("/maker/wall?q=" + word);
            desk.locator("main a[href^='/campaigns/new?wish=']").first().click();
            desk.locator("a.card[href*='way=crowdfunding']").click();
            assertThat(desk.locator("#title")).hasValue("A folding " + word);
            desk.locator("#goal").fill("20000");
            desk.locator("[name='rewards.0.name']").fill("One");
            desk.locator("[name='rewards.0.price']").fill("4800");
            desk.locator("main form .actions button").last().click();
            assertThat(desk).hasURL(Pattern.compile(".*/campaigns/[0-9a-f-]{36}.*"));
            assertThat(desk.locator("main")).containsText("answers the wish");
            desk.locator("form[action$='/opening'] button").first().click();
            assertThat(desk.locator(".toast")).containsText("open");
            assertThat(page.locator("#want")).containsText("Makers answer");
            joins.navigate("/wall/mine");
            assertThat(joins.locator("main")).containsText("A maker answers:");
        }
    }
}
