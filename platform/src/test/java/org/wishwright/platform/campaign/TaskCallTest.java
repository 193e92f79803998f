package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.stage;
import static org.wishwright.platform.campaign.Fair.take;
import static org.wishwright.platform.campaign.Studio.handIn;
import static org.wishwright.platform.campaign.Studio.tryHandIn;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.market.Recount;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.foundation.BusinessClock;

@PlatformTest
class TaskCallTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private Fair fair;
    private Studio studio;

    @BeforeEach
    void open() {
        fair = new Fair(port, clock, jdbc);
        studio = new Studio(fair);
    }

    private long balance(TestClient who) {
        return jdbc.sql("""
                        select coalesce(sum(credits_posted - debits_posted), 0)::bigint from ledger.account
                        where kind = 'PARTY' and owner = ?""").param(who.person()).query(Long.class).single();
    }

    private void nothingIsHeld(String campaign) {
        Await.until(() -> fair.isQuiet(campaign));
        assertThat(fair.held(campaign)).isZero();
    }

    private String called(TestClient convener, int mostAwarded) {
        var task = fair.opened(convener, "task", studio.task(mostAwarded));
        payAll(convener, task);
        return task;
    }

    @Test
    void theRewardIsHeldBeforeAnybodyWorksAndGoesToWhoIsAwarded() {
        var convener = fair.person("Convener");
        var task = fair.opened(convener, "task", studio.task(2));
        var workers = List.of(fair.person("A"), fair.person("B"), fair.person("C"));
        assertThat(tryHandIn(workers.getFirst(), task, "Early", 1).code()).isEqualTo("task.reward-unpaid");
        payAll(convener, task);
        assertThat(fair.held(task)).isEqualTo(10_000);
        assertThat(tryHandIn(convener, task, "Mine", 1).code()).isEqualTo("task.own");
        var first = handIn(workers.get(0), task, "First try", 1);
        var mine = handIn(workers.get(0), task, "Better", 2);
        var others = handIn(workers.get(1), task, "Other", 3);
        handIn(workers.get(2), task, "Third", 4);
        hidden(task, mine, workers, convener);
        var award = path(task) + "/award";
        assertThat(workers.get(1).post(award, Map.of("works", List.of(others))).status())
                .isEqualTo(403);
        assertThat(convener.post(award, Map.of("works", List.of())).code()).isEqualTo("task.award");
        assertThat(convener.post(award, Map.of("works", List.of(first))).code())
                .as("a later work took its place")
                .isEqualTo("task.award");
        assertThat(convener.post(award, Map.of("works", List.of(mine, mine))).code())
                .isEqualTo("task.award");
        expect(204, convener.post(award, Map.of("works", List.of(mine, others))));
        nothingIsHeld(task);
        assertThat(balance(workers.get(0))).isEqualTo(5_000);
        assertThat(balance(workers.get(1))).isEqualTo(5_000);
        assertThat(balance(workers.get(2))).isZero();
        assertThat(stage(convener, task)).isEqualTo("settled");
        assertThat(TestClient.visitor(port)
                        .page("/campaigns/" + task + "/works/" + mine)
                        .text())
                .contains("Better");
        assertThat(convener.post(award, Map.of("works", List.of(mine))).code()).isEqualTo("market.over");
        recounted(task);
    }

    private void hidden(String task, String mine, List<TestClient> workers, TestClient convener) {
        var work = "/campaigns/" + task + "/works/" + mine;
        assertThat(workers.get(1).page(work).status()).isEqualTo(404);
        assertThat(workers.get(1).page(work + "/picture").status()).isEqualTo(404);
        assertThat(workers.get(1).get(path(task) + "/works").text()).doesNotContain("Better");
        assertThat(workers.get(1)
                        .post(path(task) + "/works/" + mine + "/reports", Map.of("reason", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(workers.get(0).page(work).status()).isEqualTo(200);
        assertThat(convener.page(work).status()).isEqualTo(200);
        assertThat(convener.page("/campaigns/" + task).text()).contains("Better", "Award the reward");
    }

    private void recounted(String task) {
        var record = expect(200, TestClient.visitor(port).get(path(task) + "/record"))
                .text();
        assertThat(Recount.repeat(record, 1_000_000).orThrow().equal()).isTrue();
    }

    @Test
    void whenNobodyDecidesAllWhoHandedInShareTheReward() {
        var convener = fair.person("Convener");
        var task = called(convener, 1);
        var workers = List.of(fair.person("A"), fair.person("B"), fair.person("C"));
        for (int i = 0; i < 3; i++) {
            handIn(workers.get(i), task, "Work " + i, i);
        }
        fair.until(convener, task, 11, "deciding");
        assertThat(tryHandIn(workers.getFirst(), task, "Late", 9).code()).isEqualTo("task.closed");
        assertThat(convener.post(path(task) + "/cancellation", Map.of("reason", "I do not like them"))
                        .code())
                .isEqualTo("task.bound");
        fair.until(convener, task, 10, "settled");
        nothingIsHeld(task);
        assertThat(workers.stream().mapToLong(this::balance).sum()).isEqualTo(10_000);
        assertThat(workers.stream().mapToLong(this::balance).min().orElseThrow())
                .isEqualTo(3_333);
        recounted(task);
    }

    @Test
    void onlyThePlatformFindsThatNothingFitsAndThenTheRewardReturns() {
        var convener = fair.person("Convener");
        var task = called(convener, 1);
        var worker = fair.person("A");
        handIn(worker, task, "A blank page", 1);
        assertThat(take(convener, task, Map.of("kind", "none-fit", "reason", "x"))
                        .code())
                .isEqualTo("campaign.kind-elsewhere");
        var ask = path(task) + "/none-fits";
        assertThat(worker.post(ask, Map.of("reason", "x")).status()).isEqualTo(403);
        expect(204, convener.post(ask, Map.of("reason", "It is blank.")));
        var operator = TestOperator.client(port);
        var page = operator.page("/operator/works").text();
        assertThat(page).contains("It is blank.", "None fits: return the reward");
        decide(operator, task, false, "Look at the back of it.");
        assertThat(stage(convener, task)).isEqualTo("open");
        expect(204, convener.post(ask, Map.of("reason", "The back is blank too.")));
        decide(operator, task, true, "Both sides are blank.");
        assertThat(stage(convener, task)).isEqualTo("lapsed");
        nothingIsHeld(task);
        assertThat(balance(worker)).isZero();
        recounted(task);
    }

    private static void decide(TestClient operator, String task, boolean upheld, String answer) {
        for (var report : expect(200, operator.get("/api/v1/operator/works")).json()) {
            if (report.path("campaign").asString().equals(task)) {
                var path = "/api/v1/operator/works/" + report.path("report").asString();
                assertThat(operator.post(path, Map.of("upheld", upheld, "answer", ""))
                                .code())
                        .isEqualTo("campaign.work-text-length");
                expect(204, operator.post(path, Map.of("upheld", upheld, "answer", answer)));
                assertThat(operator.post(path, Map.of("upheld", upheld, "answer", answer))
                                .status())
                        .isEqualTo(404);
                return;
            }
        }
        throw new AssertionError("No report waits");
    }

    @Test
    void withoutWorkOrRewardItLapsesAndBeforeAnyWorkItMayBeCalledOff() {
        var convener = fair.person("Convener");
        var unpaid = fair.opened(convener, "task", studio.task(1));
        var idle = called(convener, 1);
        var off = called(convener, 1);
        expect(204, convener.post(path(off) + "/cancellation", Map.of("reason", "Found it")));
        nothingIsHeld(off);
        fair.until(convener, idle, 11, "lapsed");
        fair.until(convener, unpaid, 0, "lapsed");
        nothingIsHeld(idle);
        assertThat(expect(200, convener.get(path(idle))).text("why")).isEqualTo("task.no-work");
        assertThat(expect(200, convener.get(path(unpaid))).text("why")).isEqualTo("task.reward-unpaid");
        var bad = studio.task(0);
        assertThat(fair.tryDraft(convener, "task", bad).status()).isEqualTo(422);
        bad.put("mostAwarded", 1);
        bad.put("decideUntil", fair.in(-1).toString());
        assertThat(fair.tryDraft(convener, "task", bad).status()).isEqualTo(422);
    }
}
