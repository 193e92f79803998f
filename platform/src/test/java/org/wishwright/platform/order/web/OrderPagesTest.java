package org.wishwright.platform.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.order.Shop;

@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderPagesTest {

    @LocalServerPort
    int port;

    private Shop shop;

    @BeforeAll
    void openShop() {
        shop = Shop.open(port);
    }

    @Test
    void aVisitorIsAskedToSignIn() {
        for (var path : new String[] {"/checkout", "/orders", "/maker/orders"}) {
            assertThat(TestClient.visitor(port).page(path).location()).as(path).contains("/login");
        }
    }

    @Test
    void sheBuysOnPagesFromCartToPaidAndBothLanguagesHaveTheirWords() {
        for (var language : new String[] {"en", "zh"}) {
            var browser = shop.browser();
            browser.setCookie("ww_language", language);
            assertThat(expect(200, browser.page("/orders")).text()).contains("class=\"empty\"");
            assertThat(expect(200, browser.page("/cart")).text()).contains("class=\"empty\"");
            addOnPage(browser, "oak");
            assertThat(expect(200, browser.page("/cart")).text())
                    .contains("100.00 CNY", language.equals("zh") ? "台灯" : "Lamp");
            var checkout = expect(200, browser.page("/checkout"));
            var placed = expect(302, browser.submit("/checkout", filled(checkout.text())));
            assertThat(placed.location()).contains("/orders/");
            var order = placed.location().replaceAll(".*/orders/", "");
            var paid =
                    browser.submit("/orders/" + order + "/payments", Map.of("key", Shop.key(), "scenario", "success"));
            assertThat(paid.location()).contains("/orders/" + order);
            assertThat(expect(200, browser.page("/orders?state=CONFIRMED")).text())
                    .contains(order);
            assertThat(expect(200, browser.page("/orders?state=LAPSED")).text()).contains("class=\"empty\"");
        }
    }

    @Test
    void theCheckoutTakesAPastedAddressApart() {
        var browser = shop.browser();
        addOnPage(browser, "oak");
        expect(200, browser.page("/checkout"));
        var answer = expect(
                200, browser.submit("/checkout", Map.of("action", "parse", "text", "张三 13800138000 浙江省杭州市西湖区文三路90号")));
        assertThat(answer.text())
                .contains("value=\"张三\"", "value=\"13800138000\"", "value=\"浙江省杭州市西湖区\"", "value=\"文三路90号\"");
    }

    @Test
    void aFaultStandsBesideItsFieldAndWhatWasTypedStays() {
        var browser = shop.browser();
        addOnPage(browser, "oak");
        var form = filled(expect(200, browser.page("/checkout")).text());
        form.put("phone", "12");
        var noPhone = expect(422, browser.submit("/checkout", form));
        assertThat(noPhone.text()).contains("The carrier needs a phone number", "value=\"12\"", "value=\"文三路90号\"");
        form.put("phone", "13800138000");
        form.remove("acceptMadeToOrder");
        assertThat(expect(422, browser.submit("/checkout", form)).text()).contains("Tick that this is made for you");
        form.put("acceptMadeToOrder", "yes");
        form.put("expectedMinor", "1");
        assertThat(expect(422, browser.submit("/checkout", form)).text())
                .contains("The total is now 100.00 CNY", "name=\"expectedMinor\" value=\"10000\"");
    }

    @Test
    void aWrongQuantityIsShownBesideItsLine() {
        var browser = shop.browser();
        addOnPage(browser, "oak");
        var line = first(
                "/cart/lines/([0-9a-f-]{36})/quantity", browser.page("/cart").text());
        var answer = expect(422, browser.submit("/cart/lines/" + line + "/quantity", Map.of("quantity", "1000")));
        assertThat(answer.text()).contains("from 1 to 999", "value=\"1000\"");
        expect(302, browser.submit("/cart/lines/" + line + "/quantity", Map.of("quantity", "2")));
        assertThat(browser.page("/cart").text()).contains("200.00<span");
        expect(302, browser.submit("/cart/lines/" + line + "/removal", Map.of()));
        assertThat(browser.page("/cart").text()).contains("class=\"empty\"");
    }

    @Test
    void whatAnotherWindowSetIsNotOverwrittenAndIsSaid() {
        var browser = shop.browser();
        addOnPage(browser, "oak");
        var quantity = "/cart/lines/" + line(browser) + "/quantity";
        expect(302, browser.submit(quantity, Map.of("quantity", "5", "seen", "1")));
        var late = expect(422, browser.submit(quantity, Map.of("quantity", "1", "seen", "1", "step", "1")));
        assertThat(late.text())
                .contains("In another window this line was set to 5", "value=\"2\"", "name=\"seen\" value=\"5\"");
        expect(302, browser.submit(quantity, Map.of("quantity", "2", "seen", "5")));
        assertThat(browser.page("/cart").text()).contains("200.00<span");
    }

    @Test
    void aLineRemovedInOneWindowCanBePutBackFromAnother() {
        var browser = shop.browser();
        addOnPage(browser, "oak");
        var path = "/cart/lines/" + line(browser);
        var removed = expect(302, browser.submit(path + "/removal", Map.of())).location();
        assertThat(browser.page(removed).text()).contains("Lamp was removed", path + "/return");
        assertThat(expect(422, browser.submit(path + "/quantity", Map.of("quantity", "3", "seen", "1")))
                        .text())
                .contains("no longer in your cart", path + "/return");
        expect(302, browser.submit(path + "/return", Map.of()));
        expect(302, browser.submit(path + "/return", Map.of()));
        assertThat(browser.page("/cart").text()).contains("100.00<span");
        assertThat(expect(422, shop.browser().submit(path + "/return", Map.of()))
                        .text())
                .contains("no longer in your cart");
    }

    @Test
    void onlyTheLinesThatAreTickedAreOrdered() {
        var browser = shop.browser();
        addOnPage(browser, "oak");
        addOnPage(browser, "steel");
        assertThat(expect(422, browser.page("/checkout?chosen=1")).text()).contains("Tick at least one line");
        var one = line(browser);
        var checkout =
                expect(200, browser.page("/checkout?chosen=1&line=" + one)).text();
        var placed = browser.submit("/checkout?line=" + one, filled(checkout)).location();
        assertThat(browser.page(placed).text()).contains("100.00 CNY");
        assertThat(browser.page("/cart").text()).contains("80.00<span").doesNotContain(one);
        assertThat(browser.page("/checkout?line=" + one).location()).isEqualTo(placed + "?done=order.already");
    }

    @Test
    void allFaultsAreSaidAtOnceWithALinkToEach() {
        var browser = shop.browser();
        addOnPage(browser, "oak");
        var form = filled(expect(200, browser.page("/checkout")).text());
        form.keySet().removeAll(List.of("name", "phone", "region", "street", "acceptTerms", "acceptMadeToOrder"));
        var answer = expect(422, browser.submit("/checkout", form)).text();
        for (var field : List.of("name", "phone", "region", "street", "acceptTerms", "acceptMadeToOrder")) {
            assertThat(answer).contains("href=\"#" + field + "\"", "id=\"" + field + "\"");
        }
        assertThat(answer).contains("id=\"faults\" role=\"alert\" tabindex=\"-1\" autofocus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "🧵🪡 ل", "Ⅷ مرحبا", "12 cm", "' or 1=1 --"})
    void whateverIsTypedIsKeptAsTypedAndNeverRun(String typed) {
        var browser = shop.browser();
        addOnPage(browser, "oak");
        var form = filled(expect(200, browser.page("/checkout")).text());
        form.putAll(Map.of("name", typed, "street", typed, "phone", typed, "text", typed));
        var refused = expect(422, browser.submit("/checkout", form)).text();
        assertThat(refused).contains("The carrier needs a phone number").doesNotContain("<script>alert");
        form.put("phone", "13800138000");
        var placed = expect(302, browser.submit("/checkout", form)).location();
        assertThat(expect(200, browser.page(placed)).text()).doesNotContain("<script>alert");
        assertThat(expect(200, browser.page("/orders?q=" + encoded(typed))).text())
                .contains("class=\"empty\"")
                .doesNotContain("<script>alert");
    }

    @Test
    void whatIsTooLongIsRefusedAtItsField() {
        var browser = shop.browser();
        addOnPage(browser, "oak");
        var form = filled(expect(200, browser.page("/checkout")).text());
        form.putAll(Map.of("name", "长".repeat(61), "region", "省".repeat(121), "street", "路".repeat(201)));
        assertThat(expect(422, browser.submit("/checkout", form)).text())
                .contains("at most 60 characters", "at most 120 characters", "at most 200 characters");
        assertThat(expect(200, browser.page("/orders?q=" + "x".repeat(3_000))).text())
                .contains("class=\"empty\"");
    }

    @Test
    void aPriceThatChangedMeanwhileIsSaidWithOldAndNewAndNothingTypedIsLost() {
        var own = Shop.open(port);
        var browser = own.browser();
        var fields = Map.of("version", own.version, "c_shade", "paper", "c_stand", "oak");
        expect(302, browser.submit("/cart/lines", fields));
        var form = filled(expect(200, browser.page("/checkout")).text());
        own.publish(12_000);
        Await.until(() -> browser.page("/cart").text().contains("120.00 CNY instead of 100.00 CNY"));
        var answer = expect(422, browser.submit("/checkout", form)).text();
        assertThat(answer)
                .contains("120.00 CNY instead of 100.00 CNY", "value=\"文三路90号\"")
                .contains("name=\"expectedMinor\" value=\"12000\"");
        form.put("expectedMinor", "12000");
        assertThat(expect(302, browser.submit("/checkout", form)).location()).contains("/orders/");
    }

    @Test
    void anAddressOfAnEarlierOrderIsPickedAgain() {
        var browser = shop.browser();
        addOnPage(browser, "oak");
        expect(302, browser.submit("/checkout", filled(browser.page("/checkout").text())));
        addOnPage(browser, "oak");
        assertThat(browser.page("/checkout").text()).contains("name=\"known\" value=\"0\"");
        var picked = expect(200, browser.submit("/checkout", Map.of("known", "0", "acceptTerms", "yes")));
        assertThat(picked.text()).contains("value=\"张三\"", "value=\"文三路90号\"");
        assertThat(expect(200, browser.submit("/checkout", Map.of("known", "7")))
                        .text())
                .contains("name=\"name\"");
    }

    @Test
    void nobodyPaysTwiceFromAPageLeftOpen() {
        var browser = shop.browser();
        addOnPage(browser, "oak");
        var order = expect(
                        302,
                        browser.submit(
                                "/checkout", filled(browser.page("/checkout").text())))
                .location()
                .replaceAll(".*/orders/", "");
        var pay = "/orders/" + order + "/payments";
        assertThat(browser.submit(pay, Map.of("key", Shop.key())).location()).endsWith("?done=order.pay-captured");
        var again = browser.submit(pay, Map.of("key", Shop.key()));
        assertThat(again.location()).endsWith("/orders/" + order + "?done=order.not-payable");
        assertThat(browser.page("/orders/" + order + "?done=order.not-payable").text())
                .contains("Nothing more was charged")
                .containsOnlyOnce(">paid<");
    }

    @Test
    void aDeclinedPaymentIsToldBesideTheButtonAndARefundIsNoLongerPromised() {
        var browser = shop.browser();
        addOnPage(browser, "oak");
        var order = browser.submit("/checkout", filled(browser.page("/checkout").text()))
                .location()
                .replaceAll(".*/orders/", "");
        var pay = "/orders/" + order + "/payments";
        var declined = browser.submit(pay, Map.of("key", Shop.key(), "scenario", "decline"));
        assertThat(declined.location()).endsWith("/orders/" + order + "#pay");
        assertThat(browser.page("/orders/" + order).text())
                .containsPattern("(?s)id=\"pay\".*class=\"note warn\".*The payment was declined.*Pay ")
                .contains("Beijing time");
        expect(302, browser.submit(pay, Map.of("key", Shop.key())));
        expect(302, browser.submit("/orders/" + order + "/cancellation", Map.of()));
        assertThat(browser.page("/orders/" + order).text())
                .contains("given back on")
                .doesNotContain("What you paid goes back to you.");
        assertThat(browser.with("Accept-Language", "zh").page("/maker/orders").text())
                .contains("制造方")
                .doesNotContain("MAKER");
    }

    @Test
    void anOrderIsFoundByNumberAndByProductAndStrangersFindNothing() {
        var browser = shop.browser();
        addOnPage(browser, "oak");
        var order = browser.submit("/checkout", filled(browser.page("/checkout").text()))
                .location()
                .replaceAll(".*/orders/", "");
        assertThat(browser.page("/orders?q=lam").text()).contains(order);
        assertThat(browser.page("/orders?q=" + encoded("台灯") + "&state=AWAITING_PAYMENT")
                        .text())
                .contains(order);
        assertThat(browser.page("/orders?q=w2").text()).contains(order);
        assertThat(browser.page("/orders?q=%25").text()).doesNotContain(order);
        assertThat(shop.browser().page("/orders?q=lam").text()).doesNotContain(order);
        assertThat(shop.browser().page("/orders/" + order).status()).isEqualTo(404);
        assertThat(expect(422, browser.page("/orders?state=%3Cscript%3E")).text())
                .doesNotContain("<script>");
    }

    @Test
    void aMakerDecidesWhetherThePriceIsExplained() {
        var own = Shop.open(port);
        var browser = own.browser();
        expect(
                302,
                browser.submit("/cart/lines", Map.of("version", own.version, "c_shade", "glass", "c_stand", "steel")));
        var order = browser.submit("/checkout", filled(browser.page("/checkout").text()))
                .location()
                .replaceAll(".*/orders/", "");
        assertThat(browser.page("/orders/" + order).text())
                .contains("How the price comes about", "50.00 CNY", "-20.00 CNY");
        var maker = TestClient.visitor(port);
        maker.setCookie("ww_session", own.maker.token());
        var path = "/maker/orders/" + order + "/price-display";
        expect(200, maker.page("/maker/orders/" + order));
        expect(302, maker.submit(path, Map.of("version", own.version, "open", "no")));
        assertThat(browser.page("/orders/" + order).text()).doesNotContain("How the price comes about");
        expect(404, browser.submit(path, Map.of("version", own.version, "open", "yes")));
        expect(404, maker.submit(path, Map.of("version", "no-id", "open", "yes")));
        expect(302, maker.submit(path, Map.of("version", own.version, "open", "yes")));
        assertThat(browser.page("/orders/" + order).text()).contains("How the price comes about");
    }

    @Test
    void aDearerChangeIsAskedAboutBeforeItCounts() {
        var browser = shop.browser();
        addOnPage(browser, "steel");
        var placed =
                browser.submit("/checkout", filled(browser.page("/checkout").text()));
        var order = placed.location().replaceAll(".*/orders/", "");
        var path = first(
                "(/orders/" + order + "/lines/[0-9a-f-]{36})",
                browser.page("/orders").text());
        assertThat(expect(302, browser.page(path)).location()).contains("/configure/", "c_shade=paper", "for=order_");
        var oak = expect(422, browser.submit(path, Map.of("c_shade", "glass", "c_stand", "oak", "key", Shop.key())));
        assertThat(oak.text()).contains("heavy");
        var choices = new HashMap<>(Map.of("c_shade", "glass", "c_stand", "steel", "key", Shop.key()));
        var asked = expect(422, browser.submit(path, choices));
        assertThat(asked.text()).contains("130.00 CNY", "name=\"expectedMinor\" value=\"13000\"");
        assertThat(asked.text()).contains("+50.00 CNY", "Agree to the new total of 130.00 CNY");
        choices.put("expectedMinor", "13000");
        expect(302, browser.submit(path, choices));
        assertThat(browser.page("/orders").text()).contains("130.00<span");
    }

    @Test
    void aMakerFindsAnOrderByItsNumberAndSeesItsSpecification() {
        var buyer = shop.buyer();
        var order = shop.paid(buyer);
        var number = buyer.get("/api/v1/orders/" + order).text("number");
        var maker = TestClient.visitor(port);
        maker.setCookie("ww_session", shop.maker.token());
        assertThat(expect(200, maker.page("/maker/orders?q=" + number)).text()).contains(order, "浙江省");
        assertThat(expect(200, maker.page("/maker/orders?q=W00-0000")).text()).contains("class=\"empty\"");
        maker.setCookie("ww_language", "zh");
        assertThat(expect(200, maker.page("/maker/orders/" + order)).text())
                .contains(number, "oak")
                .doesNotContain("张三", "13800138000", "文三路");
        assertThat(expect(200, maker.page("/maker/orders")).text()).contains(number);
        assertThat(shop.browser().page("/maker/orders/" + order).status()).isEqualTo(404);
    }

    private void addOnPage(TestClient browser, String stand) {
        var fields = Map.of("version", shop.version, "c_shade", "paper", "c_stand", stand, "quantity", "1");
        assertThat(expect(302, browser.submit("/cart/lines", fields)).location())
                .endsWith("/cart?done=cart.added");
    }

    /** The form of a checkout page with everything that is needed typed in. */
    private static Map<String, String> filled(String page) {
        var form = new HashMap<String, String>();
        for (var field : new String[] {"key", "expectedMinor", "expectedCurrency", "expectedShipBy"}) {
            form.put(field, first("name=\"" + field + "\" value=\"([^\"]*)\"", page));
        }
        form.putAll(Map.of(
                "action", "place",
                "name", "张三",
                "phone", "13800138000",
                "region", "浙江省杭州市西湖区",
                "street", "文三路90号",
                "acceptTerms", "yes",
                "acceptMadeToOrder", "yes"));
        return form;
    }

    /** The first line of the cart. */
    private static String line(TestClient browser) {
        return first(
                "/cart/lines/([0-9a-f-]{36})/quantity", browser.page("/cart").text());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String first(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
