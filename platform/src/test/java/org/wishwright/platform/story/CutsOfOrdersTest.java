package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.order.Shop;

/** A maker's library of cuts grows with her orders, and each order shows the cut that comes nearest. */
@PlatformTest
class CutsOfOrdersTest {

    private static final String COAT = """
            wishwright-model 1
            model coat
            currency CNY
            base 10000
            module cloth
              option wool
                step SAW family cloth setup 300 run 600 inspect
            number chest unit mm from 800 to 1200 step 5
            number waist unit cm from 60 to 120 step 0.5
            """;

    @LocalServerPort
    int port;

    private Shop shop;
    private TestClient maker;

    @BeforeEach
    void aTailor() {
        shop = Shop.open(port);
        maker = shop.maker;
    }

    private String ordered(String model, Map<String, String> choices) {
        var version = shop.publish(model);
        var buyer = shop.buyer();
        expect(201, buyer.post("/api/v1/cart/lines", Map.of("version", version, "choices", choices, "quantity", 1)));
        return expect(201, shop.order(buyer, 10_000)).text("order");
    }

    private Map<String, String> form(String order, String name) {
        var page = maker.page("/maker/orders/" + order).text();
        var line = Pattern.compile("name=\"line\" value=\"([^\"]+)\"").matcher(page);
        assertThat(line.find()).isTrue();
        var form = new HashMap<String, String>();
        form.put("line", line.group(1));
        form.put("pattern", name);
        return form;
    }

    @Test
    void aCutIsKeptAndTheNextOrderShowsWhatHasToChange() {
        var first = ordered(COAT, Map.of("cloth", "wool", "chest", "960", "waist", "82"));
        assertThat(maker.page("/maker/orders/" + first).text()).contains("No pattern of your library has these");
        expect(302, maker.submit("/maker/orders/" + first + "/pattern", form(first, "170/96 slim")));
        assertThat(maker.page("/maker/orders/" + first).text()).contains("170/96 slim", "fits as it is");
        var second = ordered(COAT, Map.of("cloth", "wool", "chest", "980", "waist", "81"));
        assertThat(maker.page("/maker/orders/" + second).text()).contains("170/96 slim", "+2 cm", "−1 cm");
        assertThat(maker.page("/maker/patterns").text()).contains("170/96 slim");
    }

    @Test
    void aCutWithoutANameIsRefusedBesideItsField() {
        var order = ordered(COAT, Map.of("cloth", "wool", "chest", "960", "waist", "82"));
        var refused = maker.submit("/maker/orders/" + order + "/pattern", form(order, " "));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Name the pattern in 1 to 80 characters");
        assertThat(maker.submit("/maker/orders/" + order + "/pattern", Map.of("line", "none", "pattern", "x"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anOrderWithoutMeasuresOfABodySaysNothingOfPatterns() {
        var buyer = shop.buyer();
        var order = shop.placed(buyer);
        assertThat(maker.page("/maker/orders/" + order).text()).doesNotContain("id=\"cut-");
        assertThat(buyer.submit("/maker/orders/" + order + "/pattern", Map.of("line", "x", "pattern", "x"))
                        .status())
                .isEqualTo(404);
    }
}
