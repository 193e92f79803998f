package org.wishwright.platform.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.FilePart;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.files.TestPictures;
import org.wishwright.platform.order.Shop;

/** Something is wrong with what was received: said once, seen by all whom it concerns until it is settled. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroublePagesTest {

    private static final String SAID = "It arrived damaged";

    @LocalServerPort
    int port;

    private Shop shop;

    @BeforeAll
    void openShop() {
        shop = Shop.open(port);
    }

    @Test
    void whatIsWrongIsSaidWithAPhotoAndSeenOnBothSidesUntilItIsSettled() {
        var buyer = shop.browser();
        var order = placed(buyer);
        var path = "/talk/order/" + order;
        assertThat(expect(200, buyer.page(path + "/trouble")).text())
                .contains("What is wrong?", SAID, "It does not fit", "I want Wishwright to help");
        var photo = List.of(new FilePart("pictures", "p.jpg", TestPictures.jpeg(30, 20)));
        var form = Map.of(
                "reason",
                "DAMAGED",
                "text",
                "A crack in the shade",
                "key",
                UUID.randomUUID().toString());
        assertThat(expect(302, buyer.submitFiles(path + "/trouble", form, photo))
                        .location())
                .endsWith(path + "?done=talk.trouble");
        expect(302, buyer.submitFiles(path + "/trouble", form, photo));
        assertThat(expect(200, buyer.page(path)).text())
                .containsOnlyOnce("A crack in the shade")
                .contains("Open: " + SAID, "It is settled", path + "/messages/1/pictures/0");
        assertThat(buyer.page("/orders/" + order).text()).contains(SAID, path);
        assertThat(buyer.page("/orders").text()).contains(SAID, path);
        var maker = desk();
        assertThat(maker.page("/maker").text()).contains("The buyer says: " + SAID, path);
        assertThat(maker.page("/maker/orders").text()).contains(SAID);
        assertThat(maker.page("/maker/orders/" + order).text()).contains(SAID);
        assertThat(maker.page(path).text()).contains("A crack in the shade").doesNotContain("It is settled");
        expect(403, maker.submit(path + "/trouble/end", Map.of()));
        expect(302, buyer.submit(path + "/trouble/end", Map.of()));
        assertThat(buyer.page("/orders/" + order).text()).doesNotContain(SAID);
        assertThat(maker.page("/maker/orders/" + order).text()).doesNotContain(SAID);
        assertThat(buyer.page(path).text()).contains("A crack in the shade").doesNotContain("Open: ");
    }

    @Test
    void thePlatformHelpsWhereItIsAskedAndFindsTheOrder() {
        var buyer = shop.browser();
        var order = placed(buyer);
        var path = "/talk/order/" + order;
        var operator = TestClient.visitor(port);
        operator.setCookie("ww_session", TestOperator.client(port).token());
        expect(404, operator.page(path));
        expect(302, buyer.submit(path + "/trouble", Map.of("reason", "MISFIT", "text", "Too small", "help", "yes")));
        assertThat(expect(200, operator.page(path)).text()).contains("Too small", "/operator/orders/" + order);
        assertThat(expect(200, operator.page("/operator/orders/" + order)).text())
                .contains("100.00 CNY", "Lamp", path)
                .doesNotContain("张三", "13800138000", "文三路");
        expect(404, operator.page("/operator/orders/" + UUID.randomUUID()));
        expect(403, buyer.page("/operator/orders/" + order));
    }

    @Test
    void whatIsSettledNeedsNoHelpAnyMoreOfHerWhoAskedForIt() {
        var buyer = shop.browser();
        var path = "/talk/order/" + placed(buyer);
        var said = Map.of("reason", "MISFIT", "text", "Too small", "help", "yes");
        expect(302, buyer.submit(path + "/trouble", said));
        assertThat(buyer.page(path).text()).contains("Wishwright was asked for help", "No more help needed");
        expect(302, buyer.submit(path + "/trouble/end", Map.of()));
        assertThat(buyer.page(path).text()).doesNotContain("Wishwright was asked for help", "No more help needed");
    }

    @Test
    void aTroubleReachesThePagesOfBothSidesAtOnce() {
        var buyer = shop.browser();
        var order = placed(buyer);
        var maker = desk();
        for (var watched : List.of("/maker/orders/" + order, "/maker")) {
            var live = watched.equals("/maker") ? "/badges/live" : watched + "/live";
            assertThat(expect(200, maker.page(watched)).text())
                    .contains("data-live=\"" + live, "data-part=\"" + watched + "/part");
        }
        expect(302, buyer.submit("/talk/order/" + order + "/trouble", Map.of("reason", "OTHER", "text", "Odd")));
        assertThat(expect(200, maker.page("/maker/part")).text()).contains("/talk/order/" + order);
        assertThat(expect(200, maker.page("/maker/orders/" + order + "/part")).text())
                .contains("/talk/order/" + order + "#latest")
                .doesNotContain("<html");
        expect(404, shop.browser().page("/maker/orders/" + order + "/part"));
        expect(404, shop.browser().page("/maker/orders/" + order + "/live"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "damaged", "ALL", "<script>", "😀"})
    void aReasonIsChosenAndWhatWasTypedStays(String reason) {
        var buyer = shop.browser();
        var path = "/talk/order/" + placed(buyer) + "/trouble";
        assertThat(expect(422, buyer.submit(path, Map.of("reason", reason, "text", "到货时<b>裂了</b>", "help", "yes")))
                        .text())
                .contains("Choose what is wrong", "到货时&lt;b&gt;裂了&lt;/b&gt;", "value=\"yes\" checked");
    }

    @Test
    void nothingAtAllTooMuchAndNoPictureAreRefusedBesideTheirFields() {
        var buyer = shop.browser();
        var path = "/talk/order/" + placed(buyer) + "/trouble";
        assertThat(expect(422, buyer.submit(path, Map.of("reason", "OTHER"))).text())
                .contains("Write something");
        assertThat(expect(422, buyer.submit(path, Map.of("reason", "OTHER", "text", "长".repeat(2_001))))
                        .text())
                .contains("at most 2000", "value=\"OTHER\" checked");
        var five = java.util.Collections.nCopies(5, new FilePart("pictures", "p.jpg", TestPictures.jpeg(30, 20)));
        assertThat(expect(422, buyer.submitFiles(path, Map.of("reason", "OTHER"), five))
                        .text())
                .contains("at most 4 pictures");
        var none = List.of(
                new FilePart("pictures", "p.jpg", "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        expect(422, buyer.submitFiles(path, Map.of("reason", "OTHER"), none));
    }

    @Test
    void onlyTheBuyerSaysThatSomethingIsWrong() {
        var order = placed(shop.browser());
        var path = "/talk/order/" + order + "/trouble";
        expect(404, shop.browser().page(path));
        expect(403, desk().submit(path, Map.of("reason", "OTHER", "text", "No")));
    }

    private TestClient desk() {
        var maker = TestClient.visitor(port);
        maker.setCookie("ww_session", shop.maker.token());
        return maker;
    }

    private String placed(TestClient browser) {
        return shop.placed(TestClient.visitor(port).with("Authorization", "Bearer " + browser.token()));
    }
}
