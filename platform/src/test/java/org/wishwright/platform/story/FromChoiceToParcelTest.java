package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;
import tools.jackson.databind.JsonNode;

/** The whole story in a real browser on a phone's screen: she chooses, pays, watches, receives; the maker is paid. */
@PlatformTest
class FromChoiceToParcelTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Test
    void sheConfiguresPaysWatchesItBeingMadeAndReceivesIt() {
        var joinery = new Joinery(port);
        try (var chromium = new Chromium();
                var context = chromium.browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setLocale("en-GB")
                        .setBaseURL("http://127.0.0.1:" + port))) {
            var page = context.newPage();
            signIn(page);
            configure(page, joinery);
            var order = checkOut(page);
            pay(page);
            watch(page, joinery);
            receive(page, joinery, order);
            assertThat(page.locator("body")).not().containsText("Exception");
            inChinese(page);
        }
    }

    private static void signIn(Page page) {
        page.navigate("/login");
        page.locator("#phone").fill(TestClient.newPhone());
        page.locator("form[action='/login/code'] button").first().click();
        page.locator("#code").fill(page.locator("#sandbox-code").textContent());
        page.locator("#name").fill("Lin");
        page.locator("form[action='/login'] button").first().click();
        assertThat(page.locator("header")).containsText("Lin");
    }

    private static void configure(Page page, Joinery joinery) {
        page.navigate("/products/" + joinery.blueprint);
        shot(page, "product");
        page.locator("#configure").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^120 cm.*¥?.*")))
                .last()
                .click();
        assertThat(page.locator("#total")).containsText("CNY");
        shot(page, "configure");
        page.locator("#complete").click();
        assertThat(page.locator("#dock-go")).containsText("Add to cart");
        page.locator("#dock-go").click();
        assertThat(page).hasURL(Pattern.compile(".*/cart.*"));
        shot(page, "cart");
    }

    private static String checkOut(Page page) {
        page.locator("form[action='/checkout'] button").click();
        page.locator("#text").fill("李雷 13900139000 浙江省杭州市西湖区文三路90号");
        page.locator("button[value=parse]").click();
        assertThat(page.locator("#name")).hasValue("李雷");
        page.locator("input[name=acceptTerms]").check();
        page.locator("input[name=acceptMadeToOrder]").check();
        shot(page, "checkout");
        page.locator("button[value=place]").click();
        assertThat(page).hasURL(Pattern.compile(".*/orders/[0-9a-f-]{36}.*"));
        return page.url().replaceAll(".*/orders/([0-9a-f-]{36}).*", "$1");
    }

    private static void pay(Page page) {
        assertThat(page.locator(".steps .now .label")).hasText("Waiting for payment");
        page.locator("form[action$='/payments'] button.huge").click();
        assertThat(page.locator(".steps .now .label")).hasText("Paid");
    }

    /** From here on nobody touches her browser: what it shows comes by itself. */
    private void watch(Page page, Joinery joinery) {
        joinery.release(clock.instant());
        assertThat(page.locator(".steps .now .label")).hasText("Being made");
        while (true) {
            Await.until(() -> !joinery.operations("READY").isEmpty() || isReady(page));
            var ready = joinery.operations("READY");
            if (ready.isEmpty()) {
                break;
            }
            ready.forEach(operation -> make(joinery, operation));
            assertThat(page.locator("body")).containsText(Pattern.compile("being made|passed"));
        }
        assertThat(page.locator(".steps .now .label")).hasText("Ready to ship");
        shot(page, "order-ready");
    }

    private static boolean isReady(Page page) {
        return page.locator(".steps .now .label").textContent().contains("Ready");
    }

    private static void make(Joinery joinery, JsonNode operation) {
        var id = operation.get("operation").asString();
        assertThat(joinery.report(joinery.worker, id, "START")).isEqualTo("RECORDED");
        assertThat(joinery.report(joinery.worker, id, "FINISH")).isEqualTo("RECORDED");
        if (operation.get("last").asBoolean()) {
            assertThat(joinery.report(joinery.worker, id, "INSPECT")).isEqualTo("RECORDED");
        }
    }

    private void receive(Page page, Joinery joinery, String order) {
        Await.until(() -> toPack(joinery).size() == 1);
        var shipment = toPack(joinery).get(0).get("shipment").asString();
        expect(200, joinery.maker.post("/api/v1/maker/shipments/" + shipment + "/packing", Map.of()));
        expect(
                200,
                joinery.maker.post(
                        "/api/v1/maker/shipments/" + shipment + "/handover",
                        Map.of("carrier", "SF", "tracking", "SF1234567890")));
        assertThat(page.locator(".steps .now .label")).hasText("On its way");
        page.locator("[popovertarget=receive]").first().click();
        page.locator("#receive form button").first().click();
        assertThat(page.locator(".steps .done .label").last()).hasText("Received");
        var price = expect(200, joinery.maker.get("/api/v1/maker/orders/" + order))
                .json()
                .get("total")
                .get("minor")
                .asLong();
        var statement = expect(200, joinery.maker.get("/api/v1/statements?currency=CNY&party=" + joinery.organisation));
        assertThat(statement.json().get("balance").get("minor").asLong()).isEqualTo(price - Math.round(price * 0.05));
        assertThat(page.locator(".facts li a").first()).containsText("Receipt");
        shot(page, "order-received");
    }

    private static JsonNode toPack(Joinery joinery) {
        return expect(200, joinery.maker.get("/api/v1/maker/shipments?state=TO_PACK"))
                .json()
                .get("items");
    }

    private static void inChinese(Page page) {
        page.getByText("中文").click();
        assertThat(page.locator(".steps .done .label").last()).hasText("已收货");
        assertThat(page.locator("html")).hasAttribute("lang", "zh");
        shot(page, "order-received-zh");
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }
}
