package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.order.Shop;

/** A page that stays open says what has come meanwhile. */
@PlatformTest
class LiveBadgesTest {

    private static final String UNREAD = ".who [data-badge=talk]";

    @LocalServerPort
    int port;

    @Test
    void aMessageAndAFilledCartAreCountedInEveryOpenWindowOverOneStream() {
        var shop = Shop.open(port);
        var she = shop.buyer();
        var talk = "/api/v1/talk/order/" + shop.placed(she);
        try (var chromium = new Chromium();
                var context = chromium.browser.newContext(
                        new Browser.NewContextOptions().setBaseURL("http://127.0.0.1:" + port))) {
            context.addCookies(List.of(new Cookie("ww_session", she.token()).setUrl("http://127.0.0.1:" + port)));
            var streams = new AtomicInteger();
            context.onRequest(request -> {
                if (request.url().endsWith("/badges/live")) {
                    streams.incrementAndGet();
                }
            });
            var first = context.newPage();
            first.waitForRequest("**/badges/live", () -> first.navigate("/orders"));
            var second = context.newPage();
            second.navigate("/products");
            assertThat(first.locator(UNREAD)).isHidden();
            say(shop, talk, "Your lamp is on the bench.");
            for (Page page : List.of(first, second)) {
                assertThat(page.locator(UNREAD)).hasText("1");
                assertThat(page.locator(UNREAD)).isVisible();
            }
            expect(204, she.post(talk + "/read", Map.of("number", 1)));
            assertThat(second.locator(UNREAD)).isHidden();
            shop.add(she, Shop.PAPER_OAK, 1);
            assertThat(second.locator(".who [data-badge=cart]")).hasText("1");
            org.assertj.core.api.Assertions.assertThat(streams).hasValue(1);
            second.waitForRequest("**/badges/live", first::close);
            say(shop, talk, "And packed.");
            assertThat(second.locator(UNREAD)).hasText("1");
        }
    }

    @Test
    void aVisitorHasNoStreamAndNoNumbers() {
        var visitor = TestClient.visitor(port);
        for (var path : List.of("/badges", "/badges/live")) {
            org.assertj.core.api.Assertions.assertThat(
                            expect(302, visitor.page(path)).location())
                    .contains("/login?back=");
        }
        org.assertj.core.api.Assertions.assertThat(
                        expect(200, visitor.page("/products")).text())
                .doesNotContain("badges.js", "data-badge=\"talk\"");
    }

    private static void say(Shop shop, String talk, String text) {
        expect(201, shop.maker.post(talk + "/messages", Map.of("text", text), Shop.key()));
    }
}
