package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.pledge;
import static org.wishwright.platform.campaign.Fair.take;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;

@PlatformTest
class CampaignNoticesTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private static List<String> told(TestClient who) {
        return expect(200, who.get("/api/v1/notices"))
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("english").asString())
                .toList();
    }

    private static long count(TestClient who, String containing) {
        return told(who).stream().filter(line -> line.contains(containing)).count();
    }

    @Test
    void whoTakesPartIsToldOfEachStageAndOfNewsAndWhatIsToBePaid() {
        var fair = new Fair(port, clock, jdbc);
        var seller = fair.person("Seller");
        var campaign = fair.opened(seller, "presale", fair.presale("PREPAYMENT"));
        var buyer = fair.person("A");
        var other = fair.person("B");
        expect(201, take(buyer, campaign, pledge(2)));
        payAll(buyer, campaign);

        expect(204, seller.post(path(campaign) + "/news", Map.of("words", Map.of("en", "The cloth is here"))));
        Await.until(() -> count(buyer, "there is news") == 1);

        fair.until(seller, campaign, 11, "balance");
        Await.until(() -> count(buyer, "Balance is due") == 1 && count(buyer, "pay ") == 1);
        assertThat(count(seller, "Balance is due")).isEqualTo(1);
        assertThat(count(seller, "pay ")).isZero();
        assertThat(told(other)).isEmpty();
    }
}
