package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.wechat.WechatTill;

/** Paying by a code that is shown: scanned and paid, called off, expired; the page follows by itself. */
@PlatformTest
class PayInChromiumTest {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @LocalServerPort
    int port;

    @Autowired
    Payments payments;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theCodeIsScannedAndThePageGoesOnByItself() {
        try (var chromium = new Chromium()) {
            var buyer = TestClient.signedUp(port, "Lin");
            var order = new Joinery(port).ordered(buyer, Map.of());
            try (var context = context(chromium, buyer)) {
                var page = chosen(context, order);
                assertThat(page.locator("img.qr")).isVisible();
                assertThat(page.locator("[data-until]")).containsText("Still valid for");
                assertThat(page.locator(".pay-card a.huge").getAttribute("href"))
                        .startsWith("weixin://wxpay/");
                assertThat(page.evaluate("document.querySelector('img.qr').naturalWidth > 0"))
                        .isEqualTo(true);
                assertThat(Axe.serious(page, ColorScheme.LIGHT)).isEmpty();
                assertThat(Axe.serious(page, ColorScheme.DARK)).isEmpty();
                assertThat(WechatTill.pay(open(order))).isTrue();
                assertThat(page.locator("main")).containsText("It is paid.", SOON);
                page.locator("a.huge").click();
                assertThat(page.locator(".aside")).containsText("held");
            }
            assertThat(TestClient.signedUp(port, "Mo")
                            .page("/orders/" + order + "/payment")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void calledOffSheMayPayInAnotherWay() {
        try (var chromium = new Chromium()) {
            var buyer = TestClient.signedUp(port, "Lin");
            var order = new Joinery(port).ordered(buyer, Map.of());
            try (var context = context(chromium, buyer)) {
                var page = chosen(context, order);
                page.navigate("/orders/" + order);
                page.locator("#pay a[href$='/payment']").click();
                page.locator("form[action$='/cancellation'] button").click();
                assertThat(page.locator("main")).containsText("How would you like to pay?");
                assertThat(page.locator("[role=alert]")).isVisible();
                assertThat(buyer.get("/orders/" + order + "/payment/qr.svg").status())
                        .isEqualTo(404);
                page.locator("form:has(input[value=sandbox]) button").click();
                assertThat(page.locator(".aside")).containsText("held");
            }
        }
    }

    @Test
    void paidInTheMomentItIsCalledOffItStaysPaid() {
        try (var chromium = new Chromium()) {
            var buyer = TestClient.signedUp(port, "Lin");
            var order = new Joinery(port).ordered(buyer, Map.of());
            try (var context = context(chromium, buyer)) {
                var page = chosen(context, order);
                assertThat(WechatTill.pay(open(order))).isTrue();
                page.locator("form[action$='/cancellation'] button").click();
                assertThat(page.locator(".aside")).containsText("held");
            }
        }
    }

    @Test
    void anExpiredCodeIsSaidToBeOne() {
        try (var chromium = new Chromium()) {
            var buyer = TestClient.signedUp(port, "Lin");
            var order = new Joinery(port).ordered(buyer, Map.of());
            try (var context = context(chromium, buyer)) {
                var page = chosen(context, order);
                jdbc.sql("""
                                update ledger.payment set presentation_expires = now() - interval '1 second',
                                    ask_after = now() + interval '1 hour' where subject = ? """).param(UUID.fromString(order)).update();
                page.reload();
                assertThat(page.locator("main")).containsText("expired");
                page.locator("form[action$='/cancellation'] button").click();
                assertThat(page.locator("main")).containsText("How would you like to pay?");
                assertThat(WechatTill.pay(new PaymentId(last(order)))).isFalse();
            }
        }
    }

    private UUID last(String order) {
        return payments.of(UUID.fromString(order)).getFirst().id().value();
    }

    private PaymentId open(String order) {
        return new PaymentId(last(order));
    }

    private static Page chosen(BrowserContext context, String order) {
        var page = context.newPage();
        page.navigate("/orders/" + order);
        page.locator("#pay a[href$='/payment']").click();
        page.locator("form:has(input[value=wechat]) button").click();
        assertThat(page.locator(".pay-card")).containsText("WeChat");
        return page;
    }

    private BrowserContext context(Chromium chromium, TestClient who) {
        var address = "http://127.0.0.1:" + port;
        var context = chromium.browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("en-GB")
                .setBaseURL(address));
        context.addCookies(List.of(new Cookie("ww_session", who.token()).setUrl(address)));
        return context;
    }
}
