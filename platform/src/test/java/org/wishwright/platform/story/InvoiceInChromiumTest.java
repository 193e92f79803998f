package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;

/** She buys and asks for an invoice, the maker issues it, the money goes back, and so does the invoice, by itself. */
@PlatformTest
class InvoiceInChromiumTest {

    private static final String CODE = "91350100M000100Y43";

    @LocalServerPort
    int port;

    @Test
    void anInvoiceIsAskedForIssuedAndTakenBackWithTheMoney() {
        var joinery = new Joinery(port);
        var buyer = TestClient.signedUp(port, "Lin");
        var order = joinery.ordered(buyer, Map.of());
        joinery.pay(buyer, order);
        try (var chromium = new Chromium()) {
            try (var context = context(chromium, buyer)) {
                asked(context.newPage(), order);
            }
            try (var context = context(chromium, joinery.maker)) {
                issued(context.newPage());
            }
            try (var context = context(chromium, buyer)) {
                takenBack(context.newPage(), order);
            }
            try (var context = context(chromium, TestOperator.client(port))) {
                var page = context.newPage();
                page.navigate("/operator/invoices?state=ISSUED");
                assertThat(page.locator("main")).containsText("Red-letter invoice");
            }
        }
        var facts =
                expect(200, buyer.get("/api/v1/orders/" + order + "/evidence")).text();
        assertThat(facts)
                .contains("invoice.requested", "invoice.issued", "invoice.reversal-requested", "invoice.reversed");
        assertThat(facts).doesNotContain("示例家居", CODE);
    }

    private static void asked(Page page, String order) {
        page.navigate("/orders/" + order);
        page.locator("a[href$='/invoice']").click();
        assertThat(page.locator("main")).containsText("No invoice was asked for yet");
        page.locator("#kind").selectOption("DIGITAL_SPECIAL");
        page.locator("#to").selectOption("company");
        page.locator("#name").fill("杭州示例家居有限公司");
        page.locator("#taxNumber").fill("91350100M000100Y44");
        page.locator("#ask button").click();
        assertThat(page.locator("#taxNumber-fault")).containsText("unified social credit code");
        assertThat(page.locator("#name")).hasValue("杭州示例家居有限公司");
        page.locator("#taxNumber").fill(CODE.toLowerCase(java.util.Locale.ROOT));
        page.locator("#ask button").click();
        assertThat(page.locator("main")).containsText("Asked for");
        assertThat(Axe.serious(page, com.microsoft.playwright.options.ColorScheme.LIGHT))
                .isEmpty();
    }

    private static void issued(Page page) {
        page.navigate("/maker/invoices");
        assertThat(page.locator("main")).containsText("Say how you issue invoices");
        page.locator("a[href='/maker/invoices/settings']").click();
        page.locator("#title").fill("福州示例木业有限公司");
        page.locator("#taxNumber").fill(CODE);
        page.locator("#goods").fill("14");
        page.locator("main form button").click();
        assertThat(page.locator("#goods-fault")).containsText("no such rate");
        page.locator("#goods").fill("13");
        page.locator("main form button").click();
        page.locator("main table a").first().click();
        assertThat(page.locator("main")).containsText("杭州示例家居有限公司");
        page.locator("form[action$='/issue'] button").click();
        assertThat(page.locator("main")).containsText("9900");
        assertThat(page.locator("main")).containsText("福州示例木业有限公司");
        assertThat(Axe.serious(page, com.microsoft.playwright.options.ColorScheme.LIGHT))
                .isEmpty();
        page.navigate("/maker/invoices?q=nothing");
        assertThat(page.locator("main")).containsText("No invoice like this");
    }

    private static void takenBack(Page page, String order) {
        page.navigate("/orders/" + order + "/invoice");
        for (var language : List.of("zh", "en")) {
            var address = page.locator("a[href$='/" + language + ".pdf']").getAttribute("href");
            var paper = page.request().get(String.valueOf(address));
            assertThat(paper.status()).isEqualTo(200);
            assertThat(new String(paper.body(), 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF");
        }
        assertThat(page.request().post("/orders/" + order + "/cancellation").status())
                .isEqualTo(403);
        page.navigate("/orders/" + order);
        page.locator("[popovertarget=cancel]").first().click();
        page.locator("#cancel form button").first().click();
        assertThat(page.locator("main")).containsText("Cancelled: the money went back");
        page.navigate("/orders/" + order + "/invoice");
        Await.until(() -> page.locator("main").innerText().contains("Red-letter invoice"));
        assertThat(page.locator("main")).containsText("Reversed");
        assertThat(page.locator("#ask")).containsText("All that was paid and kept is invoiced");
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

    @Test
    void nobodyElseReadsAnInvoice() {
        var joinery = new Joinery(port);
        var buyer = TestClient.signedUp(port, "Lin");
        var order = joinery.ordered(buyer, Map.of());
        assertThat(buyer.page("/orders/" + order + "/invoice").text()).contains("id=\"ask\"");
        joinery.pay(buyer, order);
        var title = Map.of("kind", "DIGITAL_ORDINARY", "to", "person", "name", "Lin");
        expect(302, buyer.submit("/orders/" + order + "/invoice", title));
        var list = joinery.maker.page("/maker/invoices").text();
        var link = Pattern.compile("/maker/invoices/[0-9a-f-]{36}").matcher(list);
        assertThat(link.find()).isTrue();
        var path = link.group();
        var stranger = TestClient.signedUp(port, "Mo");
        assertThat(stranger.page("/orders/" + order + "/invoice").status()).isEqualTo(404);
        assertThat(stranger.page(path).status()).isEqualTo(404);
        assertThat(buyer.page(path).status()).isEqualTo(404);
        expect(404, stranger.submit(path + "/issue", Map.of()));
        expect(404, stranger.submit("/orders/" + order + "/invoice", title));
        assertThat(stranger.page("/operator/invoices").status()).isEqualTo(403);
        assertThat(stranger.page("/operator/chargebacks").status()).isEqualTo(403);
        expect(422, buyer.submit("/orders/" + order + "/invoice", Map.of("kind", "WHATEVER", "name", "Lin")));
        expect(422, joinery.maker.submit(path + "/decline", Map.of("reason", "")));
    }
}
