package org.wishwright.platform.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.order.Shop;

/** Who is written to is told once, however much is written, until she has read it. */
@PlatformTest
class TalkNoticesTest {

    @LocalServerPort
    int port;

    private static long told(TestClient who) {
        return expect(200, who.get("/api/v1/notices"))
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("english").asString().contains("new message"))
                .count();
    }

    @Test
    void oneNoticeForEachConversationWhileItIsUnread() {
        var shop = Shop.open(port);
        var buyer = shop.buyer();
        var path = "/api/v1/talk/order/" + shop.placed(buyer);
        sent(buyer, path, "Can the shade be warmer?");
        sent(buyer, path, "And the stand?");
        Await.until(() -> told(shop.maker) == 1);
        sent(shop.maker, path, "Both, gladly.");
        Await.until(() -> told(buyer) == 1);
        assertThat(told(shop.maker)).as("she wrote the last one herself").isEqualTo(1);
        sent(shop.maker, path, "In oak too.");
        expect(204, buyer.post(path + "/read", Map.of("number", 4)));
        sent(shop.maker, path, "And in steel.");
        Await.until(() -> told(buyer) == 2);
        expect(204, buyer.post(path + "/read", Map.of("number", 5)));
        assertThat(told(buyer)).isEqualTo(2);
    }

    private static void sent(TestClient who, String path, String text) {
        expect(201, who.post(path + "/messages", Map.of("text", text), Shop.key()));
    }
}
