package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.provenance.check.ReceiptCheck;
import org.wishwright.provenance.check.Trust;

/** Something is wrong: she says so, the maker answers, the operator decides by the facts, and the money follows. */
@PlatformTest
class DisputeInChromiumTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    private Joinery joinery;

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
    void aDisputeIsDecidedOnTheFactsAndTheMoneyFollows() {
        joinery = new Joinery(port);
        var buyer = TestClient.signedUp(port, "Lin");
        var order = received(buyer);
        long total = minor(buyer, order);
        long before = balance();
        try (var chromium = new Chromium()) {
            try (var context = context(chromium, buyer)) {
                var page = context.newPage();
                page.navigate("/orders/" + order);
                page.locator("a[href$='/dispute']").click();
                page.locator("#matter").selectOption("DAMAGED");
                page.locator("#asked").selectOption("PART_REFUND");
                page.locator("#words").fill("The shelf came with a broken corner.");
                page.locator("button.wish").click();
                assertThat(page.locator("main")).containsText("waits for the maker");
                assertThat(page.locator(".aside")).containsText("the carrier");
            }
            try (var context = context(chromium, joinery.maker)) {
                var page = context.newPage();
                page.navigate("/maker/disputes");
                assertThat(page.locator("main")).containsText("broken corner");
                page.locator("textarea[name=words]").fill("It left whole, see the inspection.");
                page.locator("button[value=false]").click();
                assertThat(page.locator("main")).containsText("does not agree");
            }
            try (var context = context(chromium, TestOperator.client(port))) {
                var page = context.newPage();
                page.navigate("/operator/disputes");
                page.locator("main a[href^='/operator/disputes/']").first().click();
                assertThat(page.locator("main")).containsText("Every piece had passed its inspection");
                assertThat(page.locator("#bearer")).hasValue("CARRIER");
                page.locator("#amount").fill("1000000");
                page.locator("#words").fill("It was whole when it left; the parcel was not.");
                page.locator("main form button").last().click();
                assertThat(page.locator("[role=alert]")).containsText("At most what was paid");
                page.locator("#remedy").selectOption("PART_REFUND");
                page.locator("#amount").fill("100.00");
                page.locator("#words").fill("It was whole when it left; the parcel was not.");
                page.locator("main form button").last().click();
                assertThat(page.locator("main")).containsText("The money went back on");
            }
        }
        assertThat(balance()).isEqualTo(before - 9_500);
        var page = buyer.page("/orders/" + order + "/dispute").text();
        assertThat(page).contains("It was whole when it left", "the carrier");
        assertThat(buyer.page("/orders/" + order).text()).contains("The platform decided");
        var again = Map.of("matter", "DEFECTIVE", "asked", "FULL_REFUND", "words", "And it is the wrong colour.");
        expect(302, buyer.submit("/orders/" + order + "/dispute", again));
        expect(422, buyer.submit("/orders/" + order + "/dispute", again));
        expect(302, decide(order, "FULL_REFUND", "MAKER"));
        assertThat(balance()).isEqualTo(before - Math.round((total - 10_000) * 0.95) - 9_500);
        sealed(buyer, order);
    }

    /** The buyer's receipt holds the dispute's facts, the decision naming those it rests on. */
    private void sealed(TestClient buyer, String order) {
        Await.until(() -> buyer.get("/api/v1/orders/" + order + "/evidence/receipts")
                        .text()
                        .split("dispute\\.decided", -1)
                        .length
                > 2);
        var file = buyer.get("/api/v1/orders/" + order + "/evidence/receipts").text();
        assertThat(ReceiptCheck.of(file.getBytes(StandardCharsets.UTF_8), Trust.NONE)
                        .findings())
                .isEmpty();
    }

    private TestClient.Answer decide(String order, String remedy, String bearer) {
        var operator = TestOperator.client(port);
        var list = operator.page("/operator/disputes").text();
        int at = list.indexOf("/operator/disputes/");
        var path = list.substring(at, list.indexOf('"', at));
        return operator.submit(path, Map.of("remedy", remedy, "bearer", bearer, "words", "The maker is liable."));
    }

    @Test
    void nobodyElseOpensAnswersOrDecides() {
        joinery = new Joinery(port);
        var buyer = TestClient.signedUp(port, "Lin");
        var order = joinery.ordered(buyer, Map.of());
        var said = Map.of("matter", "LATE", "asked", "COMPENSATION", "words", "Where is it?");
        expect(422, buyer.submit("/orders/" + order + "/dispute", said));
        var stranger = TestClient.signedUp(port, "Mo");
        expect(404, stranger.submit("/orders/" + order + "/dispute", said));
        expect(404, stranger.submit("/maker/disputes/" + order, Map.of("agrees", "true", "words", "x")));
        assertThat(stranger.page("/operator/disputes").status()).isEqualTo(403);
        expect(422, buyer.submit("/orders/" + order + "/dispute", Map.of("matter", "?", "words", "x")));
    }

    private String received(TestClient buyer) {
        var order = joinery.ordered(buyer, Map.of());
        joinery.pay(buyer, order);
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
            return expect(200, buyer.get("/api/v1/orders/" + order))
                    .text("state")
                    .equals("READY");
        });
        var parcel = "/api/v1/maker/shipments/" + joinery.toPack();
        expect(200, joinery.maker.post(parcel + "/packing", Map.of()));
        expect(200, joinery.maker.post(parcel + "/handover", Map.of("carrier", "SF", "tracking", "SF1")));
        expect(200, buyer.post("/api/v1/orders/" + order + "/receipt", Map.of()));
        return order;
    }

    private static long minor(TestClient buyer, String order) {
        return expect(200, buyer.get("/api/v1/orders/" + order))
                .json()
                .path("total")
                .path("minor")
                .asLong();
    }

    private long balance() {
        var statement = expect(200, joinery.maker.get("/api/v1/statements?currency=CNY&party=" + joinery.organisation));
        return statement.json().path("balance").path("minor").asLong();
    }
}
