package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;

/** What buyer and maker read around one order, from checkout to parcel. */
@PlatformTest
class DeskAndOrderPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    private Joinery joinery;
    private TestClient she;
    private TestClient buyer;
    private TestClient desk;

    @BeforeEach
    void aJoineryWithFreight() {
        joinery = new Joinery(port);
        she = TestClient.signedUp(port, "Lin");
        buyer = inABrowser(she);
        desk = inABrowser(joinery.maker);
    }

    private TestClient inABrowser(TestClient client) {
        var browser = TestClient.visitor(port);
        browser.setCookie("ww_session", client.token());
        return browser;
    }

    @Test
    void theCheckoutSaysFreightOnceItKnowsTheRegionAndNamesTheWorkCentre() {
        var factory = new HashMap<>(Joinery.factory());
        factory.put(
                "workCentres",
                Stream.of("saw", "drill", "sand", "paint", "assemble")
                        .map(code -> Map.of("code", code, "name", "Bench of the " + code, "units", 1))
                        .toList());
        expect(200, joinery.maker.put("/api/v1/factory", factory));
        var rules = List.of(
                Map.of("region", "", "amount", Map.of("minor", 1234, "currency", "CNY")),
                Map.of("region", "浙江省", "amount", Map.of("minor", 567, "currency", "CNY")));
        expect(200, joinery.maker.put("/api/v1/maker/freight", Map.of("rules", rules)));
        var whole = expect(
                200, she.post("/api/v1/versions/" + joinery.version + "/completion", Map.of("choices", Map.of())));
        var line = Map.of("version", joinery.version, "choices", whole.json().get("choices"), "quantity", 1);
        expect(201, she.post("/api/v1/cart/lines", line));
        var before = expect(200, buyer.page("/checkout")).text();
        assertThat(before)
                .contains("after the region", "Total without freight")
                .containsPattern("Bench of the \\w+ is busiest; it sets the date\\.");
        var address = Map.of("action", "parse", "text", "李雷 13900139000 浙江省杭州市西湖区文三路90号");
        var after = expect(200, buyer.submit("/checkout", address)).text();
        assertThat(after).contains("5.67").doesNotContain("after the region", "Total without freight");
    }

    @Test
    void theMakersRoomsStayOnTalkAndMoneyWhichBuyersReadWithoutThem() {
        var besides = Map.of("/talk", "/maker/work-orders", "/statements", "/maker/wages");
        for (var path : besides.keySet()) {
            assertThat(expect(200, desk.page(path)).text())
                    .contains("class=\"area\"", "href=\"" + besides.get(path) + "\"")
                    .containsPattern("<nav class=\"area\"[\\s\\S]*href=\"" + path + "\" aria-current=\"page\"");
        }
        assertThat(expect(200, buyer.page("/talk")).text()).doesNotContain("class=\"area\"", "/maker/work-orders");
    }

    @Test
    void anOrderIsMadePackedFromAFilteredListAndSaysWhenItWasShipped() {
        var order = joinery.ordered(she, Map.of());
        joinery.pay(she, order);
        assertThat(desk.page("/maker/orders/" + order + "/travellers.pdf").status())
                .isEqualTo(404);
        joinery.release(clock.instant());
        assertThat(buyer.page("/orders/" + order).text()).contains("Ships by").doesNotContain("Shipped on");
        var travellers = expect(200, desk.page("/maker/orders/" + order + "/travellers.pdf"));
        assertThat(travellers.text()).startsWith("%PDF-");
        assertThat(travellers.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(inABrowser(new Joinery(port).maker)
                        .page("/maker/orders/" + order + "/travellers.pdf")
                        .status())
                .isEqualTo(404);
        assertThat(buyer.page("/maker/orders/" + order + "/travellers.pdf").status())
                .isIn(403, 404);
        make();
        var shipment = joinery.toPack();
        assertThat(buyer.page("/orders/" + order).text()).contains("All pieces are made and have passed");
        expect(200, desk.page("/maker/shipments?state=TO_PACK&q="));
        var packed = desk.submit(
                "/maker/shipments/" + shipment + "/packing", Map.of("state", "TO_PACK", "q", "100% <b>", "after", ""));
        assertThat(expect(302, packed).location())
                .contains("/maker/shipments?q=100%25%20%3Cb%3E&state=TO_PACK&")
                .endsWith("#parcel-" + shipment);
        expect(
                200,
                joinery.maker.post(
                        "/api/v1/maker/shipments/" + shipment + "/handover",
                        Map.of("carrier", "SF", "tracking", "SF1234567890")));
        Await.until(() -> buyer.page("/orders/" + order).text().contains("Shipped on"));
        assertThat(expect(200, buyer.page("/orders/" + order)).text())
                .contains("Promised was")
                .doesNotContain("Ships by", "All pieces are made and have passed");
        assertThat(expect(200, desk.page("/maker/orders/" + order)).text()).contains("Shipped on", "Promised was");
        buyer.setCookie("ww_language", "zh");
        assertThat(expect(200, buyer.page("/orders/" + order)).text()).contains("已于", "最晚");
    }

    private void make() {
        for (var ready = joinery.operations("READY"); !ready.isEmpty(); ready = joinery.operations("READY")) {
            for (var operation : ready) {
                var id = operation.get("operation").asString();
                joinery.report(joinery.worker, id, "START");
                joinery.report(joinery.worker, id, "FINISH");
                if (operation.get("last").asBoolean()) {
                    joinery.report(joinery.worker, id, "INSPECT");
                }
            }
        }
    }
}
