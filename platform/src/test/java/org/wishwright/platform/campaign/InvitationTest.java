package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;

@PlatformTest
class InvitationTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theCardSaysWhatIsMissingAndLeadsToTheCampaign() {
        var fair = new Fair(port, clock, jdbc);
        var seller = fair.person("Seller");
        var campaign = fair.opened(seller, "presale", fair.presale("PREPAYMENT"));
        var visitor = TestClient.visitor(port).with("Accept-Language", "zh");
        assertThat(expect(200, visitor.get("/campaigns/" + campaign + "/invitation"))
                        .text())
                .contains("还差 2 件")
                .contains("http://127.0.0.1:" + port + "/campaigns/" + campaign + "</code>");
        var buyer = fair.person("A");
        expect(201, Fair.take(buyer, campaign, Fair.pledge(1)));
        Fair.payAll(buyer, campaign);
        assertThat(visitor.get("/campaigns/" + campaign + "/invitation").text()).contains("还差 1 件");
        assertThat(expect(200, visitor.get("/campaigns/" + campaign + "/qr.svg"))
                        .text())
                .startsWith("<svg");
    }

    @Test
    void nobodyIsInvitedIntoADraft() {
        var fair = new Fair(port, clock, jdbc);
        var draft = expect(201, fair.tryDraft(fair.person("Seller"), "presale", fair.presale("PREPAYMENT")))
                .text("campaign");
        for (var path : List.of("invitation", "qr.svg")) {
            assertThat(TestClient.visitor(port)
                            .get("/campaigns/" + draft + "/" + path)
                            .status())
                    .isEqualTo(404);
        }
    }
}
