package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;

/** A promise that is broken pays: out of what is held, by the maker, without anybody asking. */
@PlatformTest
class LateOrderTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Test
    void anOrderShippedADayLateGivesOnePercentBackForEachDayBegun() {
        var joinery = new Joinery(port);
        var buyer = TestClient.signedUp(port, "Lin");
        var order = joinery.ordered(buyer, Map.of());
        joinery.pay(buyer, order);
        joinery.release(clock.instant());
        make(joinery, order, buyer);
        var seen = expect(200, buyer.get("/api/v1/orders/" + order)).json();
        clock.moveTo(Instant.parse(seen.path("shipBy").asString()).plus(Duration.ofHours(30)));
        ship(joinery);
        expect(200, buyer.post("/api/v1/orders/" + order + "/receipt", Map.of()));
        long paid = seen.path("total").path("minor").asLong();
        long late = Math.round(paid * 0.02);
        var statement = expect(200, joinery.maker.get("/api/v1/statements?currency=CNY&party=" + joinery.organisation));
        assertThat(statement.json().path("balance").path("minor").asLong())
                .isEqualTo(paid - Math.round(paid * 0.05) - late);
        var page = buyer.page("/orders/" + order).text();
        assertThat(page).contains("It shipped late: ");
    }

    private static void make(Joinery joinery, String order, TestClient buyer) {
        Await.until(() -> {
            joinery.operations("READY").forEach(operation -> {
                var id = operation.get("operation").asString();
                joinery.report(joinery.worker, id, "START");
                joinery.report(joinery.worker, id, "FINISH");
                if (operation.get("last").asBoolean()) {
                    joinery.report(joinery.worker, id, "INSPECT");
                }
            });
            return expect(200, buyer.get("/api/v1/orders/" + order))
                    .text("state")
                    .equals("READY");
        });
    }

    private static void ship(Joinery joinery) {
        var toPack = "/api/v1/maker/shipments?state=TO_PACK";
        Await.until(
                () -> expect(200, joinery.maker.get(toPack)).json().get("items").size() == 1);
        var shipment = expect(200, joinery.maker.get(toPack))
                .json()
                .get("items")
                .get(0)
                .get("shipment")
                .asString();
        expect(200, joinery.maker.post("/api/v1/maker/shipments/" + shipment + "/packing", Map.of()));
        var handover = Map.of("carrier", "SF", "tracking", "SF1234567890");
        expect(200, joinery.maker.post("/api/v1/maker/shipments/" + shipment + "/handover", handover));
    }
}
