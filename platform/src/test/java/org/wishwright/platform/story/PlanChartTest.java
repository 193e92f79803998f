package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

/** The maker's plan as a chart: what she sees, what she may ask, and what others do not see. */
@PlatformTest
class PlanChartTest {

    @LocalServerPort
    int port;

    Joinery joinery;
    TestClient buyer;
    TestClient maker;

    @BeforeEach
    void anOrderInThePlan() {
        joinery = new Joinery(port);
        buyer = TestClient.signedUp(port, "Lin");
        maker = TestClient.visitor(port);
        maker.setCookie("ww_session", joinery.maker.token());
    }

    @Test
    void anEmptyPlanSaysSoAndStillShowsMachinesAndShifts() {
        var page = expect(200, maker.page("/maker/plan")).text();
        assertThat(page)
                .contains("Nothing is planned in this time", "Beijing time", "gantt-chart", "class=\"shift\"", ">saw<");
    }

    @Test
    void aBarLeadsToItsBatchWithTheOrdersInIt() {
        var order = joinery.ordered(buyer, Map.of());
        var number = expect(200, buyer.get("/api/v1/orders/" + order)).text("number");
        var page = expect(200, maker.page("/maker/plan?zoom=fit")).text();
        var bar = Pattern.compile("data-batch=\"([0-9a-f-]{36})\" class=\"task open")
                .matcher(page);
        assertThat(bar.find()).as(page).isTrue();
        var sheet =
                expect(200, maker.page("/maker/plan/batches/" + bar.group(1))).text();
        assertThat(sheet)
                .contains(number, "/maker/orders/" + order, "open to more orders")
                .doesNotContain("<html");
        assertThat(expect(200, maker.page("/maker/plan?zoom=fit&batch=" + bar.group(1)))
                        .text())
                .contains(number);
        var stranger = new Joinery(port);
        assertThat(stranger.maker.get("/maker/plan/batches/" + bar.group(1)).status())
                .isEqualTo(404);
    }

    @Test
    void theFirstChoiceReleasesTheNextShiftThatHasWork() {
        joinery.pay(buyer, joinery.ordered(buyer, Map.of()));
        var page = expect(200, maker.page("/maker/plan")).text();
        assertThat(page).containsPattern("<option value=\"\">The next shift with work: ");
        var released = expect(302, maker.submit("/maker/plan/release", Map.of("days", "")))
                .location();
        assertThat(released).containsPattern("released=[1-9]");
        for (int i = 0; i < 30 && maker.page("/maker/plan").text().contains("The next shift"); i++) {
            maker.submit("/maker/plan/release", Map.of("days", ""));
        }
        assertThat(maker.page("/maker/plan").text()).contains("All planned work has been released.");
        assertThat(expect(302, maker.submit("/maker/plan/release", Map.of("days", "")))
                        .location())
                .contains("released=0");
    }

    @Test
    void beforeAReleaseTheMakerReadsWhatItMovesOrderByOrder() {
        var order = joinery.ordered(buyer, Map.of());
        joinery.pay(buyer, order);
        var number = expect(200, buyer.get("/api/v1/orders/" + order)).text("number");
        var unpaid = joinery.ordered(TestClient.signedUp(port, "Wu"), Map.of());
        var ahead = expect(200, maker.page("/maker/plan/release?days=13")).text();
        assertThat(ahead)
                .contains("/maker/orders/" + order, number, "Every promised shipping day is kept")
                .contains("Not paid: 1 orders lose their place", "/maker/orders/" + unpaid);
        var times = Pattern.compile("<td data-label=\"(?:Last piece ready|After)[^\"]*\">(?:<span><strong>)?([^<]+)")
                .matcher(ahead);
        assertThat(times.find()).as(ahead).isTrue();
        var before = times.group(1);
        assertThat(times.find()).as(ahead).isTrue();
        var after = times.group(1);
        assertThat(after).isNotEqualTo(before);
        assertThat(joinery.operations("READY")).as("looking does nothing").isEmpty();
        expect(302, maker.submit("/maker/plan/release", Map.of("days", "13")));
        assertThat(endsOfItsBatches()).contains(after).doesNotContain(before);
        assertThat(expect(200, maker.page("/maker/plan/release?days=13")).text())
                .contains("Nothing new starts in that time");
    }

    /** The end of each step as the sheets of all batches in the plan say it. */
    private String endsOfItsBatches() {
        var batches = Pattern.compile("data-batch=\"([0-9a-f-]{36})\"")
                .matcher(expect(200, maker.page("/maker/plan?zoom=fit")).text());
        var ends = new StringBuilder();
        batches.results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(batch -> Pattern.compile("<td data-label=\"End\">[^<]+")
                        .matcher(expect(200, maker.page("/maker/plan/batches/" + batch))
                                .text())
                        .results()
                        .forEach(end -> ends.append(end.group()).append('\n')));
        return ends.toString();
    }

    @Test
    void aReleaseTooFarAheadOrOfSomebodyWithoutAFactoryIsNotWorkedOut() {
        assertThat(maker.page("/maker/plan/release?days=15").status()).isEqualTo(422);
        assertThat(maker.page("/maker/plan/release?days=soon").status()).isEqualTo(422);
        assertThat(buyer.page("/maker/plan/release").status()).isEqualTo(403);
    }

    @Test
    void theChartIsFilteredByOrderNumberProductAndWorkCentre() {
        var order = joinery.ordered(buyer, Map.of());
        var number = expect(200, buyer.get("/api/v1/orders/" + order)).text("number");
        assertThat(maker.page("/maker/plan?zoom=fit&q=" + number).text()).contains("data-batch=");
        assertThat(maker.page("/maker/plan?zoom=fit&q=bookshelf").text()).contains("data-batch=");
        assertThat(maker.page("/maker/plan?zoom=fit&q=W00-NONE").text())
                .contains("Nothing in this time matches")
                .doesNotContain("data-batch=");
        assertThat(maker.page("/maker/plan?zoom=fit&centre=paint").text())
                .contains("gantt-centre\">paint<")
                .doesNotContain("gantt-centre\">saw<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zoom=century",
                "from=0001-01-01",
                "from=9999-12-31",
                "centre=nowhere",
                "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "q=%F0%9F%AA%91%25_%5C",
                "q=%E4%B9%A6%E6%9E%B6"
            })
    void whateverStandsInTheAddressThePageIsShown(String asked) {
        joinery.ordered(buyer, Map.of());
        assertThat(expect(200, maker.page("/maker/plan?" + asked)).text())
                .contains("gantt-chart")
                .doesNotContain("<script>alert");
    }

    @Test
    void whatIsNoDateNoBatchOrTooLongIsRefusedOrCut() {
        assertThat(maker.page("/maker/plan?from=tomorrow").status()).isEqualTo(422);
        assertThat(maker.page("/maker/plan?batch=" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(expect(200, maker.page("/maker/plan?q=" + "x".repeat(5_000))).text())
                .doesNotContain("value=\"" + "x".repeat(101));
    }

    @Test
    void theChartSpeaksChinese() {
        joinery.ordered(buyer, Map.of());
        maker.setCookie("ww_language", "zh");
        assertThat(expect(200, maker.page("/maker/plan?zoom=fit")).text()).contains("生产计划", "可并入新订单", "工作中心");
    }
}
