package org.wishwright.platform.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.foundation.BusinessClock;

/** Who posted a wish, or wants one, is told what becomes of it. */
@PlatformTest
class WishNoticesTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    private TestClient poster;

    @BeforeEach
    void open() {
        poster = TestClient.signedUp(port, "Posy");
    }

    private static List<String> told(TestClient who) {
        return expect(200, who.get("/api/v1/notices"))
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("english").asString())
                .toList();
    }

    private static void until(TestClient who, String words) {
        Await.until(() -> told(who).stream().anyMatch(line -> line.contains(words)));
    }

    private String posted(String title) {
        return expect(201, poster.post("/api/v1/wall", Map.of("title", title + " " + UUID.randomUUID())))
                .text("wish");
    }

    private void decide(String wish, Map<String, String> decision) {
        var path = "/api/v1/operator/wall/" + wish + "/decision";
        expect(204, TestOperator.client(port).post(path, decision));
    }

    @Test
    void thePosterIsToldWhetherItWasPublishedOrWhyNot() {
        decide(posted("A kite of silk"), Map.of("decision", "approve"));
        until(poster, "is on the wall");
        decide(posted("A kite of lead"), Map.of("decision", "refuse", "reason", "It would fall on people."));
        until(poster, "was not published. It would fall on people.");
        assertThat(told(poster)).hasSize(2).noneMatch(line -> line.contains("kite"));
    }

    @Test
    void milestonesGoToThePosterAndAnAnswerToAllWhoWantIt() {
        var wish = posted("A drum of clay");
        decide(wish, Map.of("decision", "approve"));
        var fan = TestClient.signedUp(port, "Fan");
        expect(204, fan.put("/api/v1/wall/" + wish + "/want", Map.of()));
        for (int i = 0; i < 4; i++) {
            expect(204, TestClient.signedUp(port, "Sam").put("/api/v1/wall/" + wish + "/want", Map.of()));
        }
        until(poster, "5 people want your wish");
        assertThat(told(fan)).isEmpty();
        answered(wish);
        until(poster, "A maker answers wish");
        until(fan, "A maker answers wish");
        assertThat(told(fan)).hasSize(1);
        assertThat(told(poster).stream().filter(line -> line.contains("people want")))
                .as("six are no further milestone")
                .hasSize(1);
    }

    private void answered(String wish) {
        var maker = TestClient.signedUp(port, "Mara");
        maker.newOrganisation("Drums " + UUID.randomUUID());
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("module", "m1");
        rules.put("until", clock.instant().plus(Duration.ofHours(10)).toString());
        rules.put("payWithin", "PT1H");
        rules.put("unit", Map.of("currency", "CNY", "minor", 10_000));
        rules.put("steps", List.of(Map.of("from", 3, "back", 1_000)));
        var title = Map.of("en", "Drums of clay", "zh", "陶鼓");
        var draft = Map.of("mechanism", "tier", "rules", rules, "title", title, "wish", wish);
        var campaign = expect(201, maker.post("/api/v1/campaigns", draft)).text("campaign");
        expect(204, maker.post("/api/v1/campaigns/" + campaign + "/opening", Map.of()));
    }
}
