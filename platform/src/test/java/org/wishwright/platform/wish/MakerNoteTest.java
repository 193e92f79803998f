package org.wishwright.platform.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.order.Shop;

/** What a buyer asks of the maker goes with her wish through the cart into the order, and changes nothing of the configuration. */
@PlatformTest
class MakerNoteTest {

    private static final String NOTE = "No tassels, please.\n请不要流苏。";

    @LocalServerPort
    int port;

    Shop shop;
    TestClient buyer;

    @BeforeEach
    void aLampOnSale() {
        shop = Shop.open(port);
        buyer = shop.buyer();
    }

    private Map<String, Object> wanted(String note) {
        var wanted = new HashMap<String, Object>();
        wanted.put("version", shop.version);
        wanted.put("choices", Shop.PAPER_OAK);
        wanted.put("quantity", 1);
        wanted.put("note", note);
        return wanted;
    }

    @Test
    void aNoteReachesTheMakerAndNobodyElse() {
        expect(201, buyer.post("/api/v1/cart/lines", wanted(NOTE)));
        var line = expect(200, buyer.get("/api/v1/cart/lines"))
                .json()
                .path("items")
                .get(0);
        assertThat(line.path("note").asString()).isEqualTo(NOTE);
        expect(201, buyer.post("/api/v1/cart/lines", wanted("")));
        var plain = expect(200, buyer.get("/api/v1/cart/lines"))
                .json()
                .path("items")
                .get(1);
        assertThat(plain.path("hash")).isEqualTo(line.path("hash"));
        var order = expect(201, shop.order(buyer, 20_000)).text("order");
        assertThat(expect(200, shop.maker.get("/api/v1/maker/orders/" + order))
                        .json()
                        .path("lines")
                        .get(0)
                        .path("note")
                        .asString())
                .isEqualTo(NOTE);
        assertThat(shop.maker.page("/maker/orders/" + order).text()).contains("No tassels, please.");
        assertThat(buyer.page("/orders/" + order).text()).contains("No tassels, please.");
        assertThat(expect(200, shop.maker.get("/api/v1/maker/orders")).text()).doesNotContain("tassels");
    }

    @Test
    void aWishKeepsItsNoteAndTheNewestOneCounts() {
        expect(201, buyer.post("/api/v1/wishes", wanted("Blue thread")));
        expect(201, buyer.post("/api/v1/wishes", wanted("Green thread")));
        var wishes = expect(200, buyer.get("/api/v1/wishes")).json().path("items");
        assertThat(wishes.size()).isEqualTo(1);
        assertThat(wishes.get(0).path("note").asString()).isEqualTo("Green thread");
        assertThat(buyer.page("/wishes").text()).contains("Green thread", "name=\"note\" value=\"Green thread\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fuck", "赌 博", "hello \u0007", "𠮷", "\u202Eevil", "🧵"})
    void whatNobodyPassesOnOrPrintsIsRefused(String note) {
        var refused = buyer.post("/api/v1/cart/lines", wanted(note));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(List.of("wish.text-banned", "wish.text-glyph", "wish.note-character"))
                .contains(refused.text("code"));
    }

    @Test
    void fiveHundredCharactersAreTakenAndOneMoreIsNot() {
        assertThat(buyer.post("/api/v1/cart/lines", wanted("字".repeat(500))).status())
                .isEqualTo(201);
        var refused = buyer.post("/api/v1/cart/lines", wanted("字".repeat(501)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("wish.note-too-long");
    }
}
