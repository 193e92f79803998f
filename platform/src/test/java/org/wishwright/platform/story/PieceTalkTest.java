package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;

/** A piece on the floor is talked about by its buyer, the maker's desk and the floor. */
@PlatformTest
class PieceTalkTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theFloorAnswersAboutAPieceButNotAboutTheOrder() {
        var joinery = new Joinery(port);
        var buyer = TestClient.signedUp(port, "Lin");
        var order = joinery.ordered(buyer, Map.of());
        joinery.pay(buyer, order);
        joinery.release(clock.instant());
        Await.until(() -> !joinery.operations("READY").isEmpty());
        var piece = jdbc.sql("select id from production.piece where order_id = ?::uuid limit 1")
                .param(order)
                .query(UUID.class)
                .single();
        var path = "/api/v1/talk/piece/" + piece;
        expect(201, buyer.post(path + "/messages", Map.of("text", "Is it dry yet?"), "is-it-dry-yet"));
        expect(201, joinery.worker.post(path + "/messages", Map.of("text", "Since noon."), "since-noon"));
        expect(200, joinery.maker.get(path));
        assertThat(buyer.get(path).text()).contains("Since noon.");
        expect(404, joinery.worker.get("/api/v1/talk/order/" + order));
        expect(404, TestClient.signedUp(port, "Other").get(path));
        expect(404, buyer.get("/api/v1/talk/piece/" + UUID.randomUUID()));
    }
}
