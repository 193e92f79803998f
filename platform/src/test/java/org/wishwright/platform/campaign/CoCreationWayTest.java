package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.stage;
import static org.wishwright.platform.campaign.Fair.take;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.market.Recount;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.FilePart;
import org.wishwright.platform.files.TestPictures;
import org.wishwright.platform.foundation.BusinessClock;

@PlatformTest
class CoCreationWayTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private Fair fair;
    private TestClient convener;

    @BeforeEach
    void open() {
        fair = new Fair(port, clock, jdbc);
        convener = fair.person("Convener");
    }

    private String opened() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("design", "Folding stool");
        rules.put("contributeUntil", fair.in(10).toString());
        rules.put("agreeUntil", fair.in(20).toString());
        rules.put("royalty", 500);
        return fair.opened(convener, "cocreation", rules);
    }

    /** A step that draws, with one drawing of hers. */
    private static void contributes(TestClient who, String campaign, String words) {
        var part = new FilePart("file", "sketch.png", TestPictures.encoded(60, 40, "png"));
        var file = expect(201, who.postFiles("/api/v1/campaigns/files", Map.of(), List.of(part)))
                .text("file");
        expect(201, take(who, campaign, Map.of("kind", "contributed", "words", words, "drawings", List.of(file))));
    }

    private String proposed(String campaign, int... percents) {
        var parties =
                expect(200, convener.get(path(campaign))).json().path("shown").path("parties");
        var shares = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < percents.length; i++) {
            shares.add(Map.of("party", parties.get(i).asString(), "basisPoints", percents[i] * 100));
        }
        return take(convener, campaign, Map.of("kind", "proposed", "shares", shares))
                .text("entry");
    }

    @Test
    void manyDrawAgreeOnTheirSharesAndItIsReleased() {
        var campaign = opened();
        var one = fair.person("One");
        var two = fair.person("Two");
        var stranger = fair.person("Stranger");
        contributes(one, campaign, "Three legs in ash");
        contributes(two, campaign, "A seat of paper cord");
        assertThat(stranger.get(path(campaign)).text()).doesNotContain("Three legs");
        assertThat(two.get(path(campaign)).text()).contains("Three legs in ash");
        var first = expect(200, two.get(path(campaign)))
                .json()
                .path("papers")
                .get(0)
                .path("entry");
        var picture = "/campaigns/" + campaign + "/papers/" + first.asString() + "/0";
        assertThat(two.page(picture).status()).isEqualTo(200);
        assertThat(stranger.page(picture).status()).isEqualTo(404);
        var proposal = proposed(campaign, 60, 40);
        expect(201, take(one, campaign, Map.of("kind", "agreed", "proposal", proposal)));
        assertThat(take(stranger, campaign, Map.of("kind", "agreed", "proposal", proposal))
                        .code())
                .isEqualTo("cocreation.proposal");
        expect(201, take(two, campaign, Map.of("kind", "agreed", "proposal", proposal)));
        assertThat(stage(convener, campaign)).isEqualTo("settled");
        assertThat(stranger.page("/campaigns/" + campaign).text()).contains("Three legs in ash", "60 %");
        assertThat(stranger.page(picture).status()).isEqualTo(200);
        var record = expect(200, stranger.get(path(campaign) + "/record")).text();
        assertThat(record).doesNotContain("Three legs");
        assertThat(Recount.repeat(record, 1_000_000).orThrow().equal()).isTrue();
    }

    @Test
    void whatIsNotAgreedLapsesAndWhatCannotBeIsRefused() {
        var campaign = opened();
        var one = fair.person("One");
        contributes(one, campaign, "Three legs");
        assertThat(take(convener, campaign, Map.of("kind", "proposed", "shares", List.of()))
                        .code())
                .isEqualTo("cocreation.shares");
        assertThat(take(one, campaign, Map.of("kind", "contributed", "words", "x", "drawings", List.of("no")))
                        .code())
                .isEqualTo("campaign.file-unknown");
        expect(201, take(one, campaign, Map.of("kind", "took-back")));
        assertThat(take(one, campaign, Map.of("kind", "took-back")).code()).isEqualTo("cocreation.no-contribution");
        contributes(one, campaign, "Four legs");
        proposed(campaign, 100);
        fair.until(convener, campaign, 11, "agreeing");
        assertThat(take(fair.person("Late"), campaign, Map.of("kind", "contributed", "words", "x"))
                        .code())
                .isEqualTo("cocreation.closed");
        fair.until(convener, campaign, 10, "lapsed");
        var none = opened();
        fair.until(convener, none, 11, "lapsed");
        var off = opened();
        expect(204, convener.post(path(off) + "/cancellation", Map.of("reason", "No time")));
        assertThat(stage(convener, off)).isEqualTo("cancelled");
    }
}
