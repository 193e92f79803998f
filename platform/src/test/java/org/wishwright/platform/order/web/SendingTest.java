package org.wishwright.platform.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.order.Shop;

/** A maker says what sending costs and how long it takes; buyers read when it may arrive before and after they order. */
@PlatformTest
class SendingTest {

    @LocalServerPort
    int port;

    Shop shop;
    TestClient maker;

    @BeforeEach
    void aShop() {
        shop = Shop.open(port);
        maker = TestClient.visitor(port);
        maker.setCookie("ww_session", shop.maker.token());
        maker.page("/account");
    }

    private static Map<String, String> days() {
        return new HashMap<>(Map.of(
                "from",
                "浙江省杭州市",
                "near-from",
                "1",
                "near-to",
                "1",
                "domestic-from",
                "40",
                "domestic-to",
                "41",
                "abroad-from",
                "90",
                "abroad-to",
                "100"));
    }

    private TestClient buying() {
        var buyer = shop.buyer();
        shop.add(buyer, Shop.PAPER_OAK, 1);
        var browser = TestClient.visitor(port);
        browser.setCookie("ww_session", buyer.token());
        return browser;
    }

    private String checkout(TestClient buyer, String region) {
        var fields = Map.of("action", "quote", "region", region);
        return expect(200, buyer.submit("/checkout", fields)).text();
    }

    @Test
    void beforeAMakerHasSaidAnythingBuyersReadAnEstimateThatSaysSo() {
        assertThat(expect(200, maker.page("/maker/sending")).text())
                .contains("You have not said this yet", "name=\"domestic-to\" value=\"6\"");
        var buyer = buying();
        assertThat(checkout(buyer, "")).contains("Arrives about", "the address decides", "Our estimate, no promise");
        assertThat(checkout(buyer, "浙江省杭州市西湖区")).contains("2 to 6 days on the way within the country");
        assertThat(checkout(buyer, "Germany, Bavaria")).contains("7 to 20 days on the way abroad");
    }

    @Test
    void whatTheMakerSaysIsAddedToTheDayItLeaves() {
        expect(302, maker.submit("/maker/sending/days", days()));
        var buyer = buying();
        assertThat(checkout(buyer, "浙江省宁波市"))
                .contains("1 to 1 days on the way within the province", "The maker’s estimate", "Beijing time");
        assertThat(checkout(buyer, "广东省深圳市")).contains("40 to 41 days");
    }

    @Test
    void theOrderPageAndTheProductPageSayWhenItMayArrive() {
        expect(302, maker.submit("/maker/sending/days", days()));
        var buyer = shop.buyer();
        var order = shop.placed(buyer);
        assertThat(expect(200, buyer.page("/orders/" + order)).text())
                .contains("Arrives about", "within the province", "Beijing time");
        buyer.setCookie("ww_language", "zh");
        assertThat(expect(200, buyer.page("/orders/" + order)).text()).contains("预计", "送达", "省内运输约 1 至 1 天", "北京时间");
        var blueprint =
                expect(200, buyer.get("/api/v1/versions/" + shop.version)).text("blueprint");
        assertThat(expect(200, buyer.page("/products/" + blueprint)).text()).contains("送达", "以收货地址为准");
    }

    @ParameterizedTest
    @CsvSource({
        "near-from,9,near",
        "near-to,x,near",
        "domestic-to,1,domestic",
        "abroad-to,121,abroad",
        "abroad-from,-1,abroad",
        "abroad-from,🙂,abroad",
        "domestic-from,,domestic"
    })
    void daysThatMakeNoSenseAreRefusedBesideThemAndKeptAsTyped(String field, String typed, String fault) {
        var fields = days();
        fields.put(field, typed == null ? "" : typed);
        var answer = maker.submit("/maker/sending/days", fields);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("id=\"" + fault + "-fault\"", "value=\"浙江省杭州市\"");
        assertThat(expect(200, maker.page("/maker/sending")).text()).contains("You have not said this yet");
    }

    @Test
    void aPlaceIsShownAsTypedAndBounded() {
        var fields = days();
        fields.put("from", "<script>alert(1)</script>");
        expect(302, maker.submit("/maker/sending/days", fields));
        assertThat(expect(200, maker.page("/maker/sending")).text()).doesNotContain("<script>alert");
        fields.put("from", "浙".repeat(61));
        assertThat(maker.submit("/maker/sending/days", fields).status()).isEqualTo(422);
    }

    @Test
    void freightIsSaidLineByLineAndHoldsAtTheCheckout() {
        expect(
                302,
                maker.submit(
                        "/maker/sending/freight",
                        Map.of(
                                "region-0",
                                "",
                                "amount-0",
                                "20",
                                "currency-0",
                                "CNY",
                                "region-1",
                                "浙江",
                                "amount-1",
                                "8.50",
                                "currency-1",
                                "CNY",
                                "region-2",
                                "",
                                "amount-2",
                                "",
                                "currency-2",
                                "CNY")));
        assertThat(expect(200, maker.page("/maker/sending")).text()).contains("value=\"8.50\"", "value=\"20.00\"");
        assertThat(checkout(buying(), "浙江省宁波市")).contains("8.50 CNY", "108.50 CNY");
    }

    @ParameterizedTest
    @CsvSource({"12.345,CNY", "-1,CNY", "1e3,CNY", "12,ZZZ", "免费,CNY", "99999999,CNY", "1.5,JPY"})
    void anAmountThatIsNoneIsRefusedBesideIt(String amount, String currency) {
        var answer = maker.submit(
                "/maker/sending/freight", Map.of("region-0", "浙江", "amount-0", amount, "currency-0", currency));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("id=\"amount-0-fault\"", "value=\"" + amount + "\"");
    }

    @Test
    void onlyAMakerSaysIt() {
        var buyer = TestClient.signedUp(port, "Lin");
        assertThat(buyer.page("/maker/sending").status()).isEqualTo(403);
        assertThat(TestClient.visitor(port).page("/maker/sending").location()).contains("/login");
    }
}
