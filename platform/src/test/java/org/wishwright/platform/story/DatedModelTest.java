package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.order.Shop;

/** What is offered for a time is sold in that time: the cart goes by today, an order by its own day. */
@PlatformTest
class DatedModelTest {

    private static final String LANTERN = """
            wishwright-model 1
            model lantern
            currency CNY
            base 10000
            module shade
              option paper
              option silk
                price 5000
                valid until %1$s
            module stand
              option oak
                step SAW family oak setup 300 run 600 inspect
              option steel
                step SAW family steel setup 300 run 600 inspect
            price early default 0 for stand
              valid until %1$s
              | oak = -1000
            """;

    private static final Map<String, String> SILK = Map.of("shade", "silk", "stand", "oak");
    private static final Map<String, String> PAPER = Map.of("shade", "paper", "stand", "oak");

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    private Shop shop;
    private TestClient buyer;
    private String version = "";

    private void open() {
        shop = Shop.open(port);
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        version = shop.publish(LANTERN.formatted(today.plusDays(1)));
        buyer = shop.buyer();
    }

    private TestClient.Answer add(Map<String, String> choices) {
        return buyer.post("/api/v1/cart/lines", Map.of("version", version, "choices", choices, "quantity", 1));
    }

    private String blueprint() {
        return expect(200, buyer.get("/api/v1/versions/" + version)).text("blueprint");
    }

    @Test
    void theCartGoesByTodayAndAnOrderByItsOwnDay() {
        open();
        expect(201, add(SILK));
        var order = expect(201, shop.order(buyer, 14_000)).text("order");
        expect(201, add(SILK));
        expect(201, add(PAPER));

        clock.moveTo(clock.instant().plus(Duration.ofDays(2)));

        var refused = add(SILK);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("configuration.rules-broken");
        var lines = expect(200, buyer.get("/api/v1/cart/lines")).json().path("items");
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("choices").path("shade").asString()).isEqualTo("silk");
            assertThat(line.path("valid").asBoolean()).isFalse();
        });
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("choices").path("shade").asString()).isEqualTo("paper");
            assertThat(line.path("valid").asBoolean()).isTrue();
            assertThat(line.path("total").path("minor").asLong()).isEqualTo(10_000);
        });
        assertThat(expect(200, buyer.page("/cart")).text()).contains("a time it was offered for has passed");
        assertThat(shop.order(buyer, 24_000).text("code")).isEqualTo("order.not-valid-today");
        assertThat(expect(200, buyer.page("/orders/" + order)).text())
                .contains("140.00")
                .contains("50.00");
    }

    @Test
    void theConfiguratorOffersWhatCanBeHadToday() {
        open();
        var api = "/api/v1/versions/" + version + "/selection";
        var now = expect(200, buyer.post(api, Map.of("choices", Map.of("stand", "oak"))));
        assertThat(now.json().path("remaining").path("shade").size()).isEqualTo(2);
        assertThat(now.json().path("priceMin").path("minor").asLong()).isEqualTo(9_000);

        clock.moveTo(clock.instant().plus(Duration.ofDays(2)));

        var later = expect(200, buyer.post(api, Map.of("choices", Map.of("stand", "oak"))));
        assertThat(later.json().path("remaining").path("shade").size()).isEqualTo(1);
        assertThat(expect(200, buyer.page("/configure/" + version + "?c_shade=silk"))
                        .text())
                .contains("100.00");
        assertThat(expect(200, buyer.page("/products/" + blueprint())).text()).doesNotContain("150.00");
    }

    @Test
    void aProductOfWhichNothingCanBeHadTodaySaysSo() {
        open();
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        var past = shop.publish(
                LANTERN.formatted(today).replace("option paper", "option paper\n    valid until " + today));
        clock.moveTo(clock.instant().plus(Duration.ofDays(2)));
        var answer = buyer.post("/api/v1/versions/" + past + "/selection", Map.of("choices", Map.of()));
        assertThat(answer.text("code")).isEqualTo("selection.nothing-on-sale");
        assertThat(buyer.page("/configure/" + past).status()).isEqualTo(422);
    }
}
