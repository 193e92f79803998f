package org.wishwright.platform.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.order.Shop;

/** Lines that are changed after they were chosen: in the cart, and in an order that is not begun. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangingTest {

    private static final Map<String, String> STEEL = Map.of("c_shade", "paper", "c_stand", "steel");
    private static final Map<String, String> GLASS = Map.of("c_shade", "glass", "c_stand", "steel");

    @LocalServerPort
    int port;

    private Shop shop;

    @BeforeAll
    void openShop() {
        shop = Shop.open(port);
    }

    @Test
    void aLineThatIsChangedStaysTheOnlyOneWithItsQuantity() {
        var browser = shop.browser();
        var line = added(browser, "3");
        var configurator =
                expect(302, browser.page("/cart/lines/" + line + "/edit")).location();
        assertThat(expect(200, browser.page(configurator)).text())
                .contains("You are changing a line of your cart", "Save the change")
                .doesNotContain("name=\"quantity\"", "Add to cart");
        var saved = keep(browser, STEEL, purpose(configurator));
        assertThat(saved).endsWith("/cart?done=cart.saved#line-" + line);
        assertThat(expect(200, browser.page("/cart")).text())
                .containsOnlyOnce("class=\"bought\"")
                .contains("80.00 CNY", "name=\"seen\" value=\"3\"");
        assertThat(keep(browser, STEEL, purpose(configurator))).as("again").endsWith("#line-" + line);
    }

    @Test
    void whatAnotherWindowChangedMeanwhileIsNotOverwrittenUnseen() {
        var browser = shop.browser();
        var line = added(browser, "1");
        var first = purpose(browser.page("/cart/lines/" + line + "/edit").location());
        keep(browser, STEEL, first);
        var late = keep(browser, GLASS, first);
        assertThat(late).contains("/configure/", "c_shade=glass", "for=moved_" + line);
        assertThat(expect(200, browser.page(late)).text()).contains("In another window this line was changed");
        assertThat(browser.page("/cart").text()).contains("80.00 CNY");
        assertThat(keep(browser, GLASS, purpose(late))).endsWith("#line-" + line);
        assertThat(browser.page("/cart").text()).contains("130.00 CNY").containsOnlyOnce("class=\"bought\"");
    }

    @Test
    void twoWindowsThatChangeTwoLinesDoNotMixThemUp() {
        var browser = shop.browser();
        var one = added(browser, "1");
        var other = added(browser, "2");
        var first = purpose(browser.page("/cart/lines/" + one + "/edit").location());
        var second = purpose(browser.page("/cart/lines/" + other + "/edit").location());
        assertThat(keep(browser, STEEL, first)).endsWith("#line-" + one);
        assertThat(keep(browser, GLASS, second)).endsWith("#line-" + other);
        assertThat(browser.page("/cart").text()).contains("80.00 CNY", "130.00 CNY", "260.00<span");
    }

    @Test
    void aLineThatIsGoneIsSaidAndTheChoiceStays() {
        var browser = shop.browser();
        var line = added(browser, "1");
        var purpose = purpose(browser.page("/cart/lines/" + line + "/edit").location());
        expect(302, browser.submit("/cart/lines/" + line + "/removal", Map.of()));
        var gone = keep(browser, GLASS, purpose);
        assertThat(gone).contains("c_shade=glass", "c_stand=steel", "for=gone");
        assertThat(expect(200, browser.page(gone)).text())
                .contains("has left your cart", "Add to cart", "name=\"c_shade\" value=\"glass\"");
        assertThat(browser.page("/cart").text()).doesNotContain("class=\"bought\"");
        assertThat(keep(browser, GLASS, "gone")).endsWith("/cart?done=cart.added");
    }

    @Test
    void aLineOfSomebodyElseIsGoneForEverybodyElse() {
        var owner = shop.browser();
        var line = added(owner, "1");
        var purpose = purpose(owner.page("/cart/lines/" + line + "/edit").location());
        assertThat(keep(shop.browser(), GLASS, purpose)).contains("for=gone");
        assertThat(owner.page("/cart").text()).contains("100.00 CNY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cart_x_y", "<script>", "order_1_2", "cart_0_0", "😀"})
    void whatIsNoPurposeMakesANewLine(String purpose) {
        var browser = shop.browser();
        assertThat(keep(browser, STEEL, purpose)).endsWith("/cart?done=cart.added");
    }

    @Test
    void aVisitorsChangeWaitsForHerToSignIn() {
        var browser = shop.browser();
        var line = added(browser, "1");
        var purpose = purpose(browser.page("/cart/lines/" + line + "/edit").location());
        var session = browser.cookie("ww_session");
        browser.setCookie("ww_session", "ended");
        browser.page("/login");
        assertThat(keep(browser, GLASS, purpose)).contains("/login?back=/cart/wanted");
        browser.setCookie("ww_session", session);
        assertThat(expect(302, browser.page("/cart/wanted")).location()).endsWith("#line-" + line);
    }

    @Test
    void anOrderIsChangedInTheConfiguratorAndSeenBeforeItCounts() {
        var browser = shop.browser();
        var order = shop.paid(TestClient.visitor(port).with("Authorization", "Bearer " + browser.token()));
        var path = line(browser, order);
        var configurator = expect(302, browser.page(path)).location();
        assertThat(expect(200, browser.page(configurator)).text())
                .contains("You are changing an order", "See what it changes", path + "/choices");
        var review = expect(302, browser.submit(path + "/choices", STEEL)).location();
        assertThat(review).contains(path + "?", "c_stand=steel");
        var page = expect(200, browser.page(review)).text();
        assertThat(page)
                .contains("/pictures/" + shop.version, "oak", "steel", "100.00 CNY", "80.00 CNY", "−20.00 CNY")
                .contains("Ships by ", "name=\"expectedMinor\" value=\"8000\"");
        assertThat(browser.page("/orders/" + order).text())
                .as("looking changes nothing")
                .contains("100.00 CNY");
        var form = new HashMap<>(STEEL);
        form.put("expectedMinor", "8000");
        form.put("key", Shop.key());
        assertThat(expect(302, browser.submit(path, form)).location())
                .endsWith("/orders/" + order + "?done=order.changed");
        assertThat(browser.page("/orders/" + order).text())
                .contains("80.00 CNY", "You changed the order; the new total is 80.00 CNY.");
    }

    @Test
    void aDearerChangeSaysWhatItTakesAndTheNextPageShowsOneTotal() {
        var browser = shop.browser();
        var order = shop.paid(TestClient.visitor(port).with("Authorization", "Bearer " + browser.token()));
        var path = line(browser, order);
        var review =
                expect(200, browser.page(path + "?c_shade=glass&c_stand=steel")).text();
        assertThat(review).contains("Agree and pay 30.00 CNY now", "paid at once, by the same means as the order");
        var form = new HashMap<>(GLASS);
        form.put("expectedMinor", "13000");
        form.put("key", Shop.key());
        assertThat(expect(302, browser.submit(path, form)).location()).endsWith("?done=order.changed");
        assertThat(browser.page("/orders/" + order).text())
                .contains("130.00<span class=\"currency\">", "new total is 130.00 CNY", "130.00 CNY is held")
                .doesNotContain("data-underway");
    }

    @Test
    void anUnpaidOrderIsMadeDearerWithoutPaying() {
        var browser = shop.browser();
        var order = shop.placed(TestClient.visitor(port).with("Authorization", "Bearer " + browser.token()));
        assertThat(expect(200, browser.page(line(browser, order) + "?c_shade=glass&c_stand=steel"))
                        .text())
                .contains("Agree to the new total of 130.00 CNY", "Nothing is paid now")
                .doesNotContain("Agree and pay");
    }

    @Test
    void whatCannotBeMadeIsSaidAndWhatIsTheSameChangesNothing() {
        var browser = shop.browser();
        var order = shop.placed(TestClient.visitor(port).with("Authorization", "Bearer " + browser.token()));
        var path = line(browser, order);
        assertThat(expect(422, browser.page(path + "?c_shade=glass&c_stand=oak"))
                        .text())
                .contains("heavy", "Choose otherwise")
                .doesNotContain("expectedMinor");
        assertThat(expect(200, browser.page(path + "?c_shade=paper&c_stand=oak"))
                        .text())
                .contains("Nothing is chosen otherwise")
                .doesNotContain("class=\"wish\"");
        expect(302, browser.submit("/orders/" + order + "/cancellation", Map.of()));
        assertThat(expect(422, browser.page(path)).text()).contains("free until cutting starts");
        expect(404, browser.page("/orders/" + order + "/lines/" + UUID.randomUUID() + "?c_shade=paper"));
        expect(404, shop.browser().page(path + "?c_shade=paper&c_stand=steel"));
    }

    private String added(TestClient browser, String quantity) {
        var fields = Map.of("version", shop.version, "c_shade", "paper", "c_stand", "oak", "quantity", quantity);
        expect(302, browser.submit("/cart/lines", fields));
        var matcher = Pattern.compile("/cart/lines/([0-9a-f-]{36})/quantity")
                .matcher(browser.page("/cart").text());
        return matcher.results().toList().getLast().group(1);
    }

    private String keep(TestClient browser, Map<String, String> choices, String purpose) {
        var form = new HashMap<>(choices);
        form.put("version", shop.version);
        form.put("for", purpose);
        return expect(302, browser.submit("/cart/lines", form)).location();
    }

    private static String purpose(String address) {
        return address.replaceAll(".*[?&]for=", "");
    }

    private static String line(TestClient browser, String order) {
        var matcher = Pattern.compile("/orders/" + order + "/lines/[0-9a-f-]{36}")
                .matcher(browser.page("/orders/" + order).text());
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }
}
