package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

/** A form is half filled, and something comes between: what was typed is there again. */
@PlatformTest
class TypedTextSurvivesTest {

    private static final String STREET = "文三路90号 <b>&\"'";

    @LocalServerPort
    int port;

    @Test
    void theSessionEndsInTheMiddleOfTheCheckout() {
        try (var chromium = new Chromium();
                var context = context(chromium)) {
            var phone = TestClient.newPhone();
            var page = halfFilledCheckout(context, phone);
            context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("ww_session"));
            page.locator("button[value=place]").click();
            assertThat(page).hasURL(Pattern.compile(".*/login\\?back=%2Fcheckout.*"));
            page.locator("#phone").fill(phone);
            page.locator("form[action='/login/code'] button").first().click();
            page.locator("#code").fill(page.locator("#sandbox-code").textContent());
            page.locator("form[action='/login'] button").first().click();
            assertThat(page).hasURL(Pattern.compile(".*/checkout.*"));
            assertHalfFilled(page);
        }
    }

    @Test
    void theLanguageIsSwitchedInTheMiddleOfTheCheckout() {
        try (var chromium = new Chromium();
                var context = context(chromium)) {
            var page = halfFilledCheckout(context, TestClient.newPhone());
            page.locator("[data-language]").first().click();
            assertThat(page.locator("html")).hasAttribute("lang", "zh");
            assertHalfFilled(page);
        }
    }

    private static void assertHalfFilled(Page page) {
        assertThat(page.locator("#name")).hasValue("Lin 林");
        assertThat(page.locator("#street")).hasValue(STREET);
        assertThat(page.locator("input[name=acceptTerms]")).isChecked();
        assertThat(page.locator("input[name=acceptMadeToOrder]")).not().isChecked();
    }

    private BrowserContext context(Chromium chromium) {
        return chromium.browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("en-GB")
                .setBaseURL("http://127.0.0.1:" + port));
    }

    private Page halfFilledCheckout(BrowserContext context, String phone) {
        var joinery = new Joinery(port);
        var she = TestClient.visitor(port).signIn(phone, "Lin");
        var whole = expect(
                200, she.post("/api/v1/versions/" + joinery.version + "/completion", Map.of("choices", Map.of())));
        expect(
                201,
                she.post(
                        "/api/v1/cart/lines",
                        Map.of(
                                "version",
                                joinery.version,
                                "choices",
                                whole.json().get("choices"),
                                "quantity",
                                1)));
        context.addCookies(List.of(new Cookie("ww_session", she.token()).setUrl("http://127.0.0.1:" + port + "/")));
        var page = context.newPage();
        page.navigate("/cart");
        page.locator("form[action='/checkout'] button").first().click();
        page.locator("#name").fill("Lin 林");
        page.locator("#street").fill(STREET);
        page.locator("input[name=acceptTerms]").check();
        return page;
    }
}
