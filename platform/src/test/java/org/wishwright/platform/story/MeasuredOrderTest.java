package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.order.Shop;
import org.wishwright.platform.order.store.OpenMeasures;

/** The measures of a body in an order: for her and whoever cuts by them, who is written down; nobody else reads them. */
@PlatformTest
class MeasuredOrderTest {

    private static final String COAT = """
            wishwright-model 1
            model coat
            name en "Coat"
            currency CNY
            base 10000
            module cloth
              name en "Cloth"
              option wool
                name en "Wool"
                step SAW family cloth setup 300 run 600 inspect
                varies chest
            number chest unit cm from 80 to 120 step 0.01
              name en "Chest"
            number waist unit cm from 60 to 120 step 0.01
              name en "Waist"
            """;
    private static final Map<String, String> CHOICES = Map.of("cloth", "wool", "chest", "97.53", "waist", "81.37");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessClock clock;

    @Autowired
    OpenMeasures open;

    private Shop shop;
    private TestClient buyer;
    private String version;
    private String order;

    @BeforeEach
    void aCoatOrderedAndPaid() {
        shop = Shop.open(port);
        buyer = shop.buyer();
        version = shop.publish(COAT);
        expect(201, buyer.post("/api/v1/cart/lines", Map.of("version", version, "choices", CHOICES, "quantity", 1)));
        order = expect(201, shop.order(buyer, 10_000)).text("order");
        expect(200, shop.pay(buyer, order, "success", Shop.key()));
    }

    @Test
    void herMakerReadsThemWithTheOrderAndIsWrittenDown() {
        assertThat(chest(buyer, "/api/v1/orders/" + order)).isEqualTo("97.53");
        assertThat(shop.maker.get("/api/v1/maker/orders").json().toString()).doesNotContain("97.53", "81.37");
        assertThat(looks()).isEmpty();
        assertThat(chest(shop.maker, "/api/v1/maker/orders/" + order)).isEqualTo("97.53");
        assertThat(looks()).containsExactly("MAKER MEASURES order.maker");
        assertThat(shop.maker.page("/maker/orders/" + order).text()).contains("97.53");
    }

    @Test
    void anOperatorWhoHelpsWithTheOrderDoesNot() {
        var operator = TestClient.browser(port, "x");
        operator.setCookie("ww_session", TestOperator.client(port).token());
        assertThat(expect(200, operator.page("/operator/orders/" + order)).text())
                .contains("Wool")
                .doesNotContain("97.53", "81.37");
    }

    @Test
    void theFloorReadsThoseThatItsPieceIsCutToWhenItOpensTheWorkOrder() {
        var until = Map.of("until", clock.instant().plus(Duration.ofDays(13)).toString());
        expect(200, shop.maker.post("/api/v1/maker/plan/release", until));
        var path = "/api/v1/floor/operations?limit=500&state=READY";
        Await.until(() -> shop.maker.get(path).json().path("items").size() == 1);
        var operation = shop.maker.get(path).json().path("items").path(0);
        assertThat(operation.toString()).contains("to measure").doesNotContain("97.53");
        assertThat(shop.maker.page("/maker/work-orders").text()).doesNotContain("97.53");
        assertThat(looks()).isEmpty();
        var page = shop.maker.page(
                "/floor/operations/" + operation.path("operation").asString());
        assertThat(page.text()).contains("Chest 97.53").doesNotContain("81.37");
        assertThat(looks()).containsExactly("MAKER MEASURES order.floor");
    }

    @Test
    void whatWasWrittenInTheOpenBeforeIsSealed() {
        expect(201, buyer.post("/api/v1/cart/lines", Map.of("version", version, "choices", CHOICES, "quantity", 1)));
        var hash = expect(200, buyer.get("/api/v1/orders/" + order))
                .json()
                .path("lines")
                .path(0)
                .path("hash")
                .asString();
        jdbc.sql("""
                        update orders.order_line set body = null, hash = ?, choices =
                            '{"cloth":"wool","chest":"97.53","waist":"81.37"}' where order_id = cast(? as uuid)""").params(hash, order).update();
        assertThat(open.sealOlder()).isPositive();
        assertThat(jdbc.sql("select choices::text from orders.order_line where order_id = cast(? as uuid)")
                        .param(order)
                        .query(String.class)
                        .list())
                .containsExactly("{\"cloth\":\"wool\",\"chest\":\"\",\"waist\":\"\"}");
        assertThat(chest(buyer, "/api/v1/orders/" + order)).isEqualTo("97.53");
        assertThat(expect(200, buyer.get("/api/v1/orders/" + order))
                        .json()
                        .path("lines")
                        .path(0)
                        .path("hash")
                        .asString())
                .isEqualTo(hash);
    }

    @Test
    void aVisitorsAreSealedWhenSheSignsIn() {
        var visitor = TestClient.visitor(port);
        visitor.page("/login");
        expect(302, visitor.submit("/cart/lines", form()));
        assertThat(inCarts("97.53")).as("a visitor has no key").isOne();
        var she = shop.browser();
        she.setCookie("ww_cart", visitor.cookie("ww_cart"));
        assertThat(expect(200, she.page("/cart")).text()).contains("97.53");
        assertThat(inCarts("97.53")).isZero();
    }

    private Map<String, String> form() {
        return Map.of("version", version, "quantity", "1", "c_cloth", "wool", "c_chest", "97.53", "c_waist", "81.37");
    }

    private int inCarts(String mark) {
        return jdbc.sql(
                        "select count(*) from orders.cart_line where version = cast(? as uuid) and choices::text like ?")
                .params(version, "%" + mark + "%")
                .query(Integer.class)
                .single();
    }

    private static String chest(TestClient reader, String path) {
        return expect(200, reader.get(path))
                .json()
                .path("lines")
                .path(0)
                .path("choices")
                .path("chest")
                .asString();
    }

    private List<String> looks() {
        return jdbc.sql(
                        "select reader_role || ' ' || field_group || ' ' || place from identity.disclosure where person = ?")
                .param(buyer.person())
                .query(String.class)
                .list();
    }
}
