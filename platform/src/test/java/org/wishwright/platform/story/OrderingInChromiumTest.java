package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

/** What people do to a shop: no scripts, the back button after paying, another language half-way, a receipt put to the test. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderingInChromiumTest {

    @LocalServerPort
    int port;

    private Joinery joinery;
    private Chromium chromium;

    @BeforeAll
    void open() {
        joinery = new Joinery(port);
        chromium = new Chromium();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void sheOrdersAndPaysWithScriptsSwitchedOff() {
        try (var context = context(TestClient.signedUp(port, "Lin"), false)) {
            var page = context.newPage();
            page.navigate("/configure/" + joinery.version);
            page.locator("#complete").click();
            page.locator("#keep").click();
            page.locator(".stepper .more").click();
            assertThat(page.locator(".stepper input[name=quantity]")).hasValue("2");
            page.locator("form[action='/checkout'] button").click();
            typeAddress(page);
            page.locator("button[value=place].wish").click();
            assertThat(page.locator(".steps .now .label")).hasText("Waiting for payment");
            page.locator("form[action$='/payments'] button.huge").click();
            assertThat(page.locator(".steps .now .label")).hasText("Paid");
            assertThat(page.locator(".toast")).containsText("Paid.");
            page.navigate("/orders");
            assertThat(page.locator("article")).hasCount(1);
        }
    }

    @Test
    void theBackButtonAfterPayingShowsTheOrderAsItIsAndPaysNothingAgain() {
        try (var context = context(withCart(), true)) {
            var page = context.newPage();
            page.navigate("/cart");
            page.locator("form[action='/checkout'] button").click();
            typeAddress(page);
            page.locator("button[value=place].wish").click();
            page.locator("form[action$='/payments'] button.huge").click();
            assertThat(page.locator(".steps .now .label")).hasText("Paid");
            var order = page.url().replaceAll(".*(/orders/[0-9a-f-]{36}).*", "$1");
            for (int back = 0; back < 2; back++) {
                page.goBack();
                assertThat(page).hasURL(Pattern.compile(".*" + order + ".*"));
                assertThat(page.locator(".steps .now .label")).hasText("Paid");
                assertThat(page.locator("form[action$='/payments']")).hasCount(0);
            }
            assertThat(page.getByText("paid", new Page.GetByTextOptions().setExact(true)))
                    .hasCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLineOfTheCartIsChangedInItsPlace(boolean script) {
        try (var context = context(withCart(), script)) {
            var page = context.newPage();
            page.navigate("/cart");
            var price = page.locator(".bought .price").first().textContent();
            page.locator(".bought a[href$='/edit']").last().click();
            assertThat(page.locator("#keep")).hasText("Save the change");
            if (script) { // what is chosen stands there by its name, a tap away
                page.locator(".fold > summary").first().click();
            }
            page.locator("button[name=choose][aria-pressed=false]").first().click();
            page.locator("#keep").click();
            assertThat(page).hasURL(Pattern.compile(".*/cart.*#line-.*"));
            assertThat(page.locator(".bought")).hasCount(1);
            assertThat(page.locator(".bought .price").first()).not().hasText(price);
        }
    }

    @Test
    void newsOfAnOrderTakesNeitherTheFocusNorWhatWasUnfolded() {
        var buyer = TestClient.signedUp(port, "Lin");
        var order = joinery.ordered(buyer, Map.of());
        try (var context = context(buyer, true)) {
            var page = context.newPage();
            page.navigate("/orders/" + order);
            page.locator("#facts details").first().evaluate("fold => fold.open = true");
            var talk = page.locator("#order a[href='/talk/order/" + order + "']");
            talk.focus();
            joinery.pay(buyer, order);
            assertThat(page.locator(".steps .now .label")).hasText("Paid");
            assertThat(talk).isFocused();
            assertThat(page.locator("#facts details").first()).hasAttribute("open", "");
        }
    }

    @Test
    void aLanguageSwitchedHalfWayThroughTheCheckoutKeepsWhatWasTyped() {
        try (var context = context(withCart(), true)) {
            var page = context.newPage();
            page.navigate("/cart");
            page.locator("form[action='/checkout'] button").click();
            page.locator("#name").fill("李雷");
            page.locator("#street").fill("<b>路</b> 90");
            page.locator("input[name=acceptTerms]").check();
            page.locator("[data-language]").click();
            assertThat(page.locator("html")).hasAttribute("lang", "zh");
            assertThat(page.locator("#name")).hasValue("李雷");
            assertThat(page.locator("#street")).hasValue("<b>路</b> 90");
            assertThat(page.locator("input[name=acceptTerms]")).isChecked();
            page.locator("button[value=place].wish").click();
            assertThat(page.locator("#faults")).isFocused();
            assertThat(page.locator("#name")).hasValue("李雷");
            page.locator("#faults a[href='#phone']").click();
            assertThat(page.locator("#phone")).isFocused();
        }
    }

    @Test
    void theWayBackToARefusedFormAsksNothingAndKeepsWhatWasTyped() {
        try (var context = context(withCart(), true)) {
            var page = context.newPage();
            page.navigate("/cart");
            page.locator("form[action='/checkout'] button").click();
            page.locator("#name").fill("李雷");
            page.locator("#street").fill("文三路90号");
            page.locator("input[name=acceptTerms]").check();
            page.locator("button[value=place].wish").click();
            assertThat(page.locator("#faults")).isVisible();
            var posts = new java.util.concurrent.atomic.AtomicInteger();
            page.onRequest(request -> posts.addAndGet(request.method().equals("POST") ? 1 : 0));
            page.locator(".brand").click();
            page.goBack();
            assertThat(page).hasURL(Pattern.compile(".*/checkout\\?.*"));
            assertThat(page.locator("#name")).hasValue("李雷");
            assertThat(page.locator("#street")).hasValue("文三路90号");
            assertThat(page.locator("input[name=acceptTerms]")).isChecked();
            page.reload();
            assertThat(page.locator("#street")).hasValue("");
            assertThat(posts).hasValue(0);
        }
    }

    @Test
    void aReceiptIsProvenInTheBrowserAndATamperedOneIsNot() {
        var buyer = TestClient.signedUp(port, "Lin");
        var order = paid(buyer);
        try (var context = context(buyer, true)) {
            var page = context.newPage();
            page.navigate("/orders/" + order);
            page.locator("#facts-list > summary").click();
            page.locator("[data-proof]").first().click();
            assertThat(page.locator("#proof")).hasAttribute("data-result", "proven");
            assertThat(page.locator("#proof li.done")).hasCount(5);
            var address = page.locator("#facts-list [data-proof]").first().getAttribute("data-proof");
            page.locator("#facts-list [data-proof]").first().click();
            assertThat(page.locator("#proof li.done")).hasCount(4);
            assertThat(page.locator("#proof")).hasAttribute("data-result", "proven");
            assertThat(page.locator("#proof h2 + [role=status] [data-outcome=proven]"))
                    .isInViewport();
            page.locator("#proof a[href='#facts']").click();
            assertThat(page.locator("#facts h2")).isInViewport();
            var receipt = expect(200, buyer.page(address)).text();
            var tampered = receipt.replaceFirst("\"total\":[0-9]+", "\"total\":1");
            assertThat(tampered).isNotEqualTo(receipt);
            page.route("**" + address, route -> route.fulfill(new Route.FulfillOptions().setBody(tampered)));
            page.locator("#facts-list [data-proof]").first().click();
            assertThat(page.locator("#proof")).hasAttribute("data-result", "broken");
            assertThat(page.getByText("Not proven")).isVisible();
            check(page, receipt, "proven");
            check(page, tampered, "broken");
            var whole =
                    expect(200, buyer.page("/orders/" + order + "/receipts")).text();
            check(page, whole, "proven");
            assertThat(page.locator("#proof li.done")).hasCount(5);
            check(page, whole.replaceFirst("\"total\":[0-9]+", "\"total\":1"), "broken");
            assertThat(page.locator("[data-where]")).hasText("facts[0] (order.placed)");
            check(page, whole.replaceFirst("\"subject\":\"[0-9a-f]", "\"subject\":\"g"), "broken");
            check(page, " " + whole, "broken");
            assertThat(page.locator("[data-where]")).hasText("seal");
            check(page, receipt.replace("\"index\":", "\"index\":1"), "broken|unreadable");
            check(page, "<script>alert(1)</script>", "unreadable");
            check(page, "", "unreadable");
        }
    }

    /** On the page of the log, for everybody, with a file. */
    private static void check(Page page, String receipt, String result) {
        page.navigate("/log");
        page.locator("[data-proof-file]")
                .setInputFiles(
                        new FilePayload("receipt.json", "application/json", receipt.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("#proof")).hasAttribute("data-result", Pattern.compile(result));
    }

    private String paid(TestClient buyer) {
        var order = joinery.ordered(buyer, Map.of());
        joinery.pay(buyer, order);
        Await.until(() -> !buyer.page("/orders/" + order).text().contains("entering the log"));
        return order;
    }

    private TestClient withCart() {
        var buyer = TestClient.signedUp(port, "Lin");
        var complete = expect(
                200, buyer.post("/api/v1/versions/" + joinery.version + "/completion", Map.of("choices", Map.of())));
        expect(
                201,
                buyer.post(
                        "/api/v1/cart/lines",
                        Map.of(
                                "version",
                                joinery.version,
                                "choices",
                                complete.json().get("choices"),
                                "quantity",
                                1)));
        return buyer;
    }

    private static void typeAddress(Page page) {
        page.locator("#name").fill("李雷");
        page.locator("#phone").fill("13900139000");
        page.locator("#region").fill("浙江省杭州市西湖区");
        page.locator("#street").fill("文三路90号");
        page.locator("input[name=acceptTerms]").check();
        page.locator("input[name=acceptMadeToOrder]").check();
    }

    private BrowserContext context(TestClient buyer, boolean scripts) {
        var address = "http://127.0.0.1:" + port;
        var context = chromium.browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(scripts ? 390 : 1280, 844)
                .setLocale("en-GB")
                .setJavaScriptEnabled(scripts)
                .setBaseURL(address));
        context.addCookies(List.of(new Cookie("ww_session", buyer.token()).setUrl(address)));
        return context;
    }
}
