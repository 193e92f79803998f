package org.wishwright.platform.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.order.Shop;
import org.wishwright.platform.order.store.VisitorStore;

/** A visitor has a cart; whichever way she signs in, and wherever, it goes into her own. */
@PlatformTest
class VisitorCartTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    VisitorStore visitors;

    Shop shop;
    TestClient visitor;

    @BeforeEach
    void aVisitorOfAShop() {
        shop = Shop.open(port);
        visitor = TestClient.visitor(port);
        visitor.page("/login");
    }

    private void adds(TestClient browser, Map<String, String> choices, String note) {
        var fields = new HashMap<String, String>();
        choices.forEach((module, option) -> fields.put("c_" + module, option));
        fields.put("version", shop.version);
        fields.put("quantity", "1");
        fields.put("note", note);
        assertThat(expect(302, browser.submit("/cart/lines", fields)).location())
                .endsWith("/cart?done=cart.added");
    }

    private static String cart(TestClient browser) {
        return expect(200, browser.page("/cart")).text();
    }

    private static String line(TestClient browser) {
        var found = Pattern.compile("/cart/lines/([0-9a-f-]{36})/quantity").matcher(cart(browser));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void aVisitorFillsChangesAndEmptiesHerCart() {
        assertThat(cart(visitor)).contains("class=\"empty\"", "you sign in only to order", "/login?back=/cart");
        adds(visitor, Shop.PAPER_OAK, "No tassels");
        assertThat(cart(visitor)).contains("100.00", "No tassels", "kept in this browser for 14 days");
        var line = line(visitor);
        expect(302, visitor.submit("/cart/lines/" + line + "/quantity", Map.of("quantity", "3", "seen", "1")));
        assertThat(cart(visitor)).contains("300.00");
        var edit = expect(302, visitor.page("/cart/lines/" + line + "/edit")).location();
        assertThat(edit).contains("c_stand=oak", "for=cart_" + line);
        var purpose = edit.replaceAll(".*for=([^&]*).*", "$1");
        var fields = Map.of("version", shop.version, "c_shade", "paper", "c_stand", "steel", "for", purpose);
        assertThat(expect(302, visitor.submit("/cart/lines", fields)).location())
                .endsWith("#line-" + line);
        assertThat(cart(visitor)).contains("240.00");
        expect(302, visitor.submit("/cart/lines/" + line + "/removal", Map.of()));
        assertThat(cart(visitor)).contains("class=\"empty\"");
        expect(302, visitor.submit("/cart/lines/" + line + "/return", Map.of()));
        assertThat(cart(visitor)).contains("class=\"bought\"");
    }

    @Test
    void theCountStandsOnEveryPage() {
        var one = "data-badge=\"cart\">1</span>";
        assertThat(visitor.page("/").text()).doesNotContain(one);
        adds(visitor, Shop.PAPER_OAK, "");
        assertThat(visitor.page("/").text()).contains(one);
        assertThat(TestClient.visitor(port).page("/").text()).doesNotContain(one);
    }

    @Test
    void signingInByPhoneFromTheHeaderBringsItAlong() {
        adds(visitor, Shop.PAPER_OAK, "No tassels");
        var line = line(visitor);
        var phone = TestClient.newPhone();
        var sent = expect(200, visitor.submit("/login/code", Map.of("phone", phone, "back", "/")));
        var code = Pattern.compile("id=\"sandbox-code\">([0-9]{6})").matcher(sent.text());
        assertThat(code.find()).isTrue();
        expect(
                303,
                visitor.submit("/login", Map.of("phone", phone, "code", code.group(1), "name", "Mei", "back", "/")));
        assertThat(cart(visitor)).contains("line-" + line, "No tassels", "To the checkout");
        assertThat(visitor.cookie("ww_cart")).isEmpty();
    }

    @Test
    void signingUpByEmailOnTheCheckoutBringsItAlong() {
        adds(visitor, Shop.PAPER_OAK, "");
        var line = line(visitor);
        var checkout = "/checkout?chosen=1&line=" + line;
        assertThat(expect(302, visitor.page(checkout)).location()).contains("/login?back=");
        var email = "v" + line + "@example.org";
        expect(303, visitor.submit("/signup", Map.of("email", email, "name", "Yan", "password", PASSWORD)));
        assertThat(expect(200, visitor.page(checkout)).text()).contains("100.00", "Place the order");
    }

    @Test
    void whatTwoCartsHoldStandsInOne() {
        var she = shop.browser();
        adds(she, Shop.PAPER_STEEL, "");
        adds(visitor, Shop.PAPER_OAK, "Oak");
        she.setCookie("ww_cart", visitor.cookie("ww_cart"));
        assertThat(cart(she)).contains("80.00", "100.00", "180.00", "Oak");
        assertThat(cart(visitor)).as("the browser's cart is joined once").contains("class=\"empty\"");
        assertThat(cart(shop.browser())).contains("class=\"empty\"");
        assertThat(jdbc.sql("select count(*) from orders.cart_line where words = 'Oak'")
                        .query(Integer.class)
                        .single())
                .as("her note is sealed now")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0000", "%27%3B--", "<script>"})
    void aTokenOfNobodyIsAnEmptyCart(String token) {
        visitor.setCookie("ww_cart", token);
        assertThat(cart(visitor)).contains("class=\"empty\"");
        adds(visitor, Shop.PAPER_OAK, "");
        assertThat(visitor.cookie("ww_cart")).matches("[0-9a-f]{64}");
    }

    @Test
    void anotherVisitorSeesAndTakesNothing() {
        adds(visitor, Shop.PAPER_OAK, "");
        var line = line(visitor);
        var other = TestClient.visitor(port);
        other.page("/login");
        assertThat(expect(302, other.submit("/cart/lines/" + line + "/removal", Map.of()))
                        .location())
                .as("whoever's session ended signs in first")
                .contains("/login?back=");
        assertThat(cart(other)).contains("class=\"empty\"");
        assertThat(cart(visitor)).contains("class=\"bought\"");
    }

    @Test
    void itIsBoundedAndRunsOut() {
        for (int i = 0; i < 20; i++) {
            adds(visitor, Shop.PAPER_OAK, "");
        }
        var fields = Map.of("version", shop.version, "c_shade", "paper", "c_stand", "oak", "quantity", "1");
        assertThat(visitor.submit("/cart/lines", fields).status()).isEqualTo(422);
        var line = line(visitor);
        jdbc.sql("""
                        update orders.visitor_cart set until = clock_timestamp() - interval '1 second'
                        where cart = (select person from orders.cart_line where id = cast(? as uuid))""").param(line).update();
        assertThat(cart(visitor)).contains("class=\"empty\"");
        visitors.sweep();
        assertThat(jdbc.sql("select count(*) from orders.cart_line where id = cast(? as uuid)")
                        .param(line)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
