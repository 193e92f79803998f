package org.wishwright.platform.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.wishwright.platform.identity.Erasures;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.Shop;

/** A carrier reads where a parcel goes by a link that runs out, and writes to the buyer; a phone number she never sees. */
@PlatformTest
class CarrierLinkTest {

    private static final Map<String, String> ADDRESS = Map.of("text", "张小三 13800138000 浙江省杭州市西湖区文三路90号3单元501室");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Erasures erasures;

    private Shop shop;
    private TestClient maker;
    private TestClient program;
    private TestClient buyer;
    private TestClient carrier;
    private String order;
    private UUID parcel;

    @BeforeEach
    void aPackedParcel() {
        shop = Shop.open(port);
        maker = browser(shop.maker);
        program = shop.buyer();
        buyer = browser(program);
        carrier = TestClient.visitor(port);
        shop.add(program, Shop.PAPER_OAK, 1);
        var request = shop.request(10_000);
        request.put("address", ADDRESS);
        order = expect(201, program.post("/api/v1/orders", request, Shop.key())).text("order");
        parcel = UUID.randomUUID();
        jdbc.sql("""
                        insert into shipment.shipment (id, order_id, number, maker, buyer, pieces, state, created, packed, packer)
                        select ?, id, number, fulfiller, buyer, 2, 'PACKED', now(), now(), buyer
                        from orders.purchase_order where id = cast(? as uuid)""").params(parcel, order).update();
    }

    @Test
    void maskedAtFirstThenOpenedAndWrittenDown() {
        var link = link();
        var page = expect(200, carrier.page(link));
        assertThat(page.text())
                .contains("张*三", "138******00", "文三路90号***")
                .doesNotContain("张小三", "13800138000", "501", "Lamp");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(looks()).isEmpty();
        var opened = expect(200, carrier.submit(link + "/address", Map.of()));
        assertThat(opened.text()).contains("张小三", "文三路90号3单元501室").doesNotContain("13800138000");
        expect(200, carrier.submit(link + "/address", Map.of()));
        assertThat(looks())
                .as("each look")
                .containsExactly("CARRIER ADDRESS order.carrier", "CARRIER ADDRESS order.carrier");
        assertThat(buyer.page("/account/data").text()).contains("Carrier", "carrier’s link to the address");
    }

    @Test
    void carrierAndBuyerWriteToEachOtherWithoutANumber() {
        var link = link();
        carrier.page(link);
        expect(302, carrier.submit(link + "/words", Map.of("text", "I am at the gate")));
        assertThat(expect(200, buyer.page("/orders/" + order + "/carrier")).text())
                .contains("I am at the gate");
        handOver();
        expect(302, buyer.submit("/orders/" + order + "/carrier", Map.of("text", "Come to door 3")));
        assertThat(expect(200, carrier.page(link)).text()).contains("I am at the gate", "Come to door 3");
        assertThat(jdbc.sql("select count(*) from shipment.carrier_word where encode(sealed, 'escape') like '%gate%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(carrier.submit(link + "/words", Map.of("text", " ")).status())
                .isEqualTo(422);
        assertThat(carrier.submit(link + "/words", Map.of("text", "x".repeat(301)))
                        .text())
                .contains("x".repeat(301), "Write 1 to 300 characters");
        assertThat(shop.browser().page("/orders/" + order + "/carrier").status())
                .isEqualTo(404);
    }

    @Test
    void theLinkEndsWithTimeWithANewerOneAndWithTheParcel() {
        var first = link();
        var second = link();
        assertThat(carrier.page(first).status()).as("a newer link").isEqualTo(404);
        expect(200, carrier.page(second));
        jdbc.sql(
                        "update shipment.carrier_link set expires = clock_timestamp() - interval '1 second' where shipment = ?")
                .param(parcel)
                .update();
        assertThat(carrier.page(second).status()).as("run out").isEqualTo(404);
        var third = link();
        expect(200, carrier.page(third));
        jdbc.sql("update orders.purchase_order set state = 'COMPLETED' where id = cast(? as uuid)")
                .param(order)
                .update();
        assertThat(carrier.page(third).status()).as("the order is over").isEqualTo(404);
        assertThat(carrier.submit(third + "/address", Map.of()).status()).isEqualTo(404);
        assertThat(shop.maker.get("/api/v1/maker/orders/" + order + "/waybill").status())
                .as("and so is the maker's token")
                .isEqualTo(404);
        handOver();
        jdbc.sql("update shipment.shipment set state = 'RECEIVED', received = now() where id = ?")
                .param(parcel)
                .update();
        assertThat(maker.submit("/maker/shipments/" + parcel + "/carrier-link", Map.of())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void onlyItsMakerMakesALink() {
        var other = browser(Shop.open(port).maker);
        other.page("/maker/shipments");
        assertThat(other.submit("/maker/shipments/" + parcel + "/carrier-link", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%27--", "%3Cscript%3E"})
    void aTokenOfNobodyOpensNothing(String token) {
        assertThat(carrier.page("/c/" + token).status()).isEqualTo(404);
    }

    @Test
    void withTheBuyerGoesWhatWasWrittenAndTheLink() {
        var link = link();
        carrier.page(link);
        expect(302, carrier.submit(link + "/words", Map.of("text", "At the gate")));
        expect(200, program.post("/api/v1/orders/" + order + "/cancellation", Map.of(), Shop.key()));
        erasures.erase(new PartyId(program.person()));
        assertThat(carrier.page(link).status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from shipment.carrier_word where shipment = ?")
                        .param(parcel)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void handOver() {
        jdbc.sql("""
                        update shipment.shipment set state = 'HANDED_OVER', carrier = 'SF', tracking = '1', handed_over = now(),
                            receive_by = now() + interval '10 days' where id = ?""").param(parcel).update();
    }

    private String link() {
        maker.page("/maker/shipments");
        var page = expect(200, maker.submit("/maker/shipments/" + parcel + "/carrier-link", Map.of()));
        var link = Pattern.compile("http://[^/]+(/c/[A-Za-z0-9_-]{43})<").matcher(page.text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private TestClient browser(TestClient signedIn) {
        var browser = TestClient.browser(port, "x");
        browser.setCookie("ww_session", signedIn.token());
        return browser;
    }

    private List<String> looks() {
        return jdbc.sql(
                        "select reader_role || ' ' || field_group || ' ' || place from identity.disclosure where person = ?")
                .param(program.person())
                .query(String.class)
                .list();
    }
}
