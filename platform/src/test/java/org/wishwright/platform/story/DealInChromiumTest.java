package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;

/** On a phone: a presale of the demo's bookshelf is pledged, paid, becomes an order, is made on the floor and received. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DealInChromiumTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

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
    void aPresaleIsPledgedPaidOrderedMadeAndReceived() {
        var campaign = drafted();
        try (var context = context(joinery.maker)) {
            var page = context.newPage();
            page.navigate("/campaigns/" + campaign);
            page.locator("#desk a[href$='/making']").click();
            var choice = page.locator("select[name=making]");
            choice.selectOption(choice.locator("option").nth(1).getAttribute("value"));
            page.locator("form[action$='/making'] button").click();
            assertThat(page.locator(".bought .chosen")).isVisible();
            page.locator(".crumbs a").click();
            page.locator("form[action$='/opening'] button").click();
            assertThat(page.locator("#made")).isVisible();
        }
        var buyer = TestClient.signedUp(port, "Lin");
        try (var context = context(buyer)) {
            var page = context.newPage();
            page.navigate("/campaigns/" + campaign);
            assertThat(page.locator("#made .chosen")).isVisible();
            page.locator("input[name='lines.o1']").fill("1");
            page.locator("form[action$='/inputs'] button.wish").click();
            page.locator("form[action$='/payments'] button").click();
            forward(campaign, Duration.ofDays(8), "balance");
            page.navigate("/campaigns/" + campaign);
            page.locator("form[action$='/payments'] button").click();
            forward(campaign, Duration.ofDays(8), "settled");
            page.navigate("/campaigns/" + campaign);
            page.locator("#mine a[href^='/deals/']").click();
            address(page);
            page.locator("button[value=place].wish").click();
            assertThat(page.locator(".steps .now .label")).hasText("Paid");
            var order = page.url().replaceAll(".*/orders/([0-9a-f-]{36}).*", "$1");
            made(buyer, order);
            page.navigate("/orders/" + order);
            page.locator("button[popovertarget=receive]").first().click();
            page.locator("#receive .actions button").first().click();
            Await.until(() -> state(buyer, order).equals("COMPLETED"));
            page.navigate("/campaigns/" + campaign);
            assertThat(page.locator("#mine a[href='/orders/" + order + "']")).isVisible();
        }
    }

    private static void address(Page page) {
        page.locator("#name").fill("李雷");
        page.locator("#phone").fill("13900139000");
        page.locator("#region").fill("浙江省杭州市西湖区");
        page.locator("#street").fill("文三路90号");
        page.locator("input[name=acceptTerms]").check();
        if (page.locator("input[name=acceptMadeToOrder]").count() > 0) {
            page.locator("input[name=acceptMadeToOrder]").check();
        }
    }

    private void made(TestClient buyer, String order) {
        joinery.release(clock.instant());
        Await.until(() -> {
            joinery.operations("READY").forEach(operation -> {
                var id = operation.get("operation").asString();
                joinery.report(joinery.worker, id, "START");
                joinery.report(joinery.worker, id, "FINISH");
                if (operation.get("last").asBoolean()) {
                    joinery.report(joinery.worker, id, "INSPECT");
                }
            });
            return state(buyer, order).equals("READY");
        });
        var parcel = "/api/v1/maker/shipments/" + joinery.toPack();
        expect(200, joinery.maker.post(parcel + "/packing", Map.of()));
        expect(200, joinery.maker.post(parcel + "/handover", Map.of("carrier", "SF", "tracking", "SF1")));
    }

    private static String state(TestClient buyer, String order) {
        return expect(200, buyer.get("/api/v1/orders/" + order)).text("state");
    }

    private void forward(String campaign, Duration time, String stage) {
        clock.moveTo(clock.instant().plus(time));
        Await.until(() -> joinery.maker
                .get("/api/v1/campaigns/" + campaign)
                .json()
                .path("campaign")
                .path("stage")
                .asString()
                .equals(stage));
    }

    private String drafted() {
        var now = clock.instant();
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        var price = Map.of("currency", "CNY", "minor", 90_000);
        var prices = Map.of("tiers", List.of(Map.of("from", 1, "unit", price)));
        rules.put("options", List.of(Map.of("code", "o1", "cap", 10, "prices", prices)));
        rules.put("pledgeUntil", in(now, 7));
        rules.put("balanceFrom", in(now, 7));
        rules.put("balanceUntil", in(now, 14));
        rules.put("deliverFrom", in(now, 15));
        rules.put("deliverUntil", in(now, 90));
        rules.put("payWithin", "PT1H");
        rules.put("minimum", 1);
        rules.put("cap", 10);
        rules.put("mostUnits", 5);
        rules.put("depositType", "EARNEST");
        rules.put("deposit", Map.of("currency", "CNY", "minor", 10_000));
        rules.put("discount", Map.of("currency", "CNY", "minor", 0));
        rules.put("law", Map.of("earnestMost", 2000, "earnestTimes", 2, "earnestForfeited", true, "withdrawalDays", 7));
        rules.put("madeToOrder", false);
        var draft = Map.of(
                "mechanism",
                "presale",
                "convener",
                joinery.organisation.toString(),
                "rules",
                rules,
                "title",
                Map.of("en", "A shelf for the winter", "zh", "冬天的书架"),
                "names",
                Map.of("o1", Map.of("en", "Shelf", "zh", "书架")));
        return expect(201, joinery.maker.post("/api/v1/campaigns", draft)).text("campaign");
    }

    private static String in(Instant now, int days) {
        return now.plus(Duration.ofDays(days)).toString();
    }

    private BrowserContext context(TestClient person) {
        var base = "http://127.0.0.1:" + port;
        var context = chromium.browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(base)
                .setLocale("en-GB")
                .setViewportSize(390, 844));
        context.addCookies(List.of(new Cookie("ww_session", person.token()).setUrl(base)));
        return context;
    }
}
