package org.wishwright.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;

/** What a list says a product costs is what it costs today, not on another day. */
@PlatformTest
class ListPriceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Test
    void aPriceThatIsOverOrToComeIsNotTheListsPrice() {
        var today = LocalDate.ofInstant(clock.instant(), ZONE);
        var model = """
                wishwright-model 1
                model dated
                currency CNY
                base 10000
                module size
                  option small
                  option large
                    price 500
                price winter default 3000 for size
                  valid from %s until %s
                """.formatted(today.minusDays(3), today.plusDays(300));
        var maker = TestMaker.withWorkshop(port, "Dated works");
        var name = "Dated " + System.nanoTime();
        maker.onSale(maker.blueprint(name), model);
        assertThat(listed(name)).isEqualTo(13_000);
        var earlier =
                model.replace(today.plusDays(300).toString(), today.minusDays(1).toString());
        var other = "Past " + System.nanoTime();
        maker.onSale(maker.blueprint(other), earlier.replace("model dated", "model past"));
        assertThat(listed(other)).isEqualTo(10_000);
    }

    private long listed(String name) {
        var list = expect(200, TestClient.visitor(port).get("/api/v1/products?search=" + name.replace(' ', '+')));
        return list.json().path("items").get(0).path("from").path("minor").asLong();
    }
}
