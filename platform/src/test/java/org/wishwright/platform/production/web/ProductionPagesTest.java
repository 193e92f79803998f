package org.wishwright.platform.production.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.production.work.FloorFixture.event;
import static org.wishwright.platform.production.work.FloorFixture.failing;
import static org.wishwright.platform.production.work.FloorFixture.member;
import static org.wishwright.platform.production.work.FloorFixture.newOrder;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.store.OperationViews;
import org.wishwright.platform.production.work.FloorFixture;

/** The pages and the JSON over HTTP; what happens on the floor is prepared by a floor whose orders only remember. */
@PlatformTest
class ProductionPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Factories factories;

    @LocalServerPort
    int port;

    TestClient maker;
    TestClient stranger;
    FloorFixture floor;

    @BeforeEach
    void aMakerWithAFactory() {
        maker = newMaker("Maker");
        stranger = newMaker("Stranger");
        floor = new FloorFixture(
                context, factories.factoryOf(organisation(maker)).orElseThrow());
        floor.release(floor.plan(2, member(newOrder(), 2, 2)));
    }

    private TestClient newMaker(String name) {
        var client = TestClient.signedUp(port, name);
        client.newOrganisation(name + "'s workshop");
        var factory = Map.of(
                "zone",
                "Asia/Shanghai",
                "workCentres",
                List.of(
                        Map.of("code", "C1", "name", "Saw", "units", 1),
                        Map.of("code", "C2", "name", "Oven", "units", 1)),
                "calendar",
                Map.of("weekly", List.of(Map.of("day", "MONDAY", "from", "08:00", "to", "12:00"))),
                "freezeMinutes",
                60);
        assertThat(client.put("/api/v1/factory", factory).status()).isBetween(200, 204);
        return client;
    }

    private static PartyId organisation(TestClient client) {
        var id = client.get("/api/v1/me")
                .json()
                .path("memberships")
                .path(0)
                .path("organisation")
                .asString("");
        return new PartyId(UUID.fromString(id));
    }

    private void shows(String path, String... words) {
        for (var language : List.of("en", "zh")) {
            maker.setCookie("ww_language", language);
            assertThat(expect(200, maker.page(path)).text()).contains(words);
        }
    }

    @Test
    void onlyWhatCanBeBegunNowIsOfferedAndTheRestSaysWhy() {
        floor.release(floor.plan(2, FloorFixture.member(FloorFixture.newOrder(), 1, 1)));
        floor.release(floor.plan(2, FloorFixture.member(FloorFixture.newOrder(), 1, 1)));
        var waiting = expect(200, maker.page("/floor?centre=")).text();
        var first = group(waiting, "READY");
        assertThat(first).containsOnlyOnce("class=\"card job").contains("data-machine", "Start</button>");
        assertThat(group(waiting, "LATER"))
                .contains("comes first at", "Waits for step 1", "Start all the same")
                .contains("class=\"card job waits\"");
        var begun = floor.list(OperationState.READY).getFirst();
        assertThat(first).contains("job-" + begun.operation());
        floor.report("START", begun.operation());
        var busy = maker.page("/floor?centre=").text();
        assertThat(group(busy, "READY")).doesNotContain("class=\"card job");
        assertThat(group(busy, "LATER")).contains("works on work order " + begun.number());
        floor.report("FINISH", begun.operation());
        assertThat(group(maker.page("/floor?centre=").text(), "READY")).contains("class=\"card job");
    }

    @Test
    void passingAllIsAskedOnceMoreAndSaysWhoseWorkItIs() {
        floor.release(floor.plan(1, FloorFixture.member(FloorFixture.newOrder(), 2, 2)));
        var step = lastOne();
        var page = "/floor/operations/" + step.operation();
        var own = TestClient.visitor(port);
        own.setCookie("ww_session", maker.token());
        expect(302, own.submit(page + "/start", Map.of("key", "own-start-" + step.operation())));
        expect(302, own.submit(page + "/finish", Map.of("key", "own-finish-" + step.operation())));
        maker.setCookie("ww_language", "en");
        assertThat(expect(200, maker.page(page)).text())
                .contains("<details class=\"sure\">", "Yes, all good: 2", "maker and inspector are the same person");
    }

    /** What is ready and the last step of its work order. */
    private OperationViews.Item lastOne() {
        return floor.list(OperationState.READY).stream()
                .filter(OperationViews.Item::last)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWorkOrderWhosePiecesFailedSaysWhereTheyGoOn() {
        floor.release(floor.plan(1, FloorFixture.member(FloorFixture.newOrder(), 1, 1)));
        var step = lastOne();
        floor.report("START", step.operation());
        floor.report("FINISH", step.operation());
        var piece = floor.lists.pieces(floor.worker, step.workOrder(), true, 1).getFirst();
        floor.desk.record(floor.worker, List.of(failing(step.operation(), piece.piece(), "REWORK")));
        maker.setCookie("ww_language", "en");
        for (var path : List.of("/floor/operations/" + step.operation(), "/maker/work-orders/" + step.workOrder())) {
            assertThat(expect(200, maker.page(path)).text())
                    .contains("Not all of it passed", "Rework × 1")
                    .doesNotContain("<h2>Pieces</h2>");
        }
    }

    private static String group(String page, String name) {
        var from = page.indexOf("data-group=\"" + name + "\"");
        assertThat(from).as(name).isPositive();
        return page.substring(from, page.indexOf("</section>", from));
    }

    @Test
    void everyPageShowsInBothLanguagesAtEveryStep() {
        var ready = floor.list(OperationState.READY).getFirst();
        var page = "/floor/operations/" + ready.operation();
        shows("/floor?centre=", page);
        shows(page, page + "/start");
        floor.report("START", ready.operation());
        shows(page, page + "/finish");
        floor.finishAll();
        floor.report("FINISH", ready.operation());
        floor.finishAll();
        var last = floor.list(OperationState.FINISHED).getFirst();
        var piece = floor.lists.pieces(floor.worker, last.workOrder(), true, 1).getFirst();
        var lastPage = "/floor/operations/" + last.operation();
        shows(lastPage, lastPage + "/inspection", piece.serial());
        floor.desk.record(floor.worker, List.of(failing(last.operation(), piece.piece(), "REWORK")));
        shows(
                "/floor?centre=",
                floor.list(OperationState.READY).getFirst().operation().toString());
        shows("/maker/work-orders", last.workOrder().toString());
        shows("/maker/work-orders?state=DONE", last.workOrder().toString());
        shows("/maker/work-orders/" + last.workOrder(), page);
        shows("/maker/subcontracts?operation=" + ready.operation(), "/maker/subcontracts");
        shows("/p/" + piece.token(), piece.serial(), "scratched");
        shows("/maker/work-orders?q=Oak", last.workOrder().toString());
        shows("/maker/work-orders?q=nothing-of-the-kind", "/maker/work-orders");
        shows("/maker/wages", "/maker/wages/rates");
        shows("/floor/wages", "/floor");
    }

    @Test
    void whatIsMadeIsSaidInTheReadersWordsAndNeverInCodes() {
        var ready = floor.list(OperationState.READY).getFirst();
        for (var path : List.of(
                "/floor?centre=",
                "/floor/operations/" + ready.operation(),
                "/maker/work-orders",
                "/maker/work-orders/" + ready.workOrder())) {
            maker.setCookie("ww_language", "zh");
            var chinese = expect(200, maker.page(path)).text();
            maker.setCookie("ww_language", "en");
            var english = expect(200, maker.page(path)).text();
            assertThat(chinese).as(path).contains("门", "橡木").doesNotContain("door");
            assertThat(english).as(path).contains("Door", "Oak").doesNotContain("door =");
        }
        assertThat(maker.page("/floor?centre=").text()).contains("Saw 1");
    }

    @Test
    void aWorkersStationIsRemembered() {
        var browser = TestClient.browser(port, "Worker");
        browser.with("Authorization", "Bearer " + maker.token());
        assertThat(browser.page("/floor").text())
                .contains("Which station are you at?")
                .contains("/floor?centre=C2");
        assertThat(browser.page("/floor?centre=C1").text()).contains("Door <", "Oak");
        assertThat(browser.cookie("ww_station")).isEqualTo("C1");
        assertThat(browser.page("/floor").text()).contains("Door <", "Oak");
        assertThat(browser.page("/floor?centre=C2").text())
                .contains("Waits for step 1")
                .doesNotContain("Start</button>");
        for (var bad : List.of("<script>", "炉子", "%F0%9F%94%A5", "x".repeat(500))) {
            var answer = browser.page(
                    "/floor?centre=" + java.net.URLEncoder.encode(bad, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("Which station are you at?").doesNotContain("<script>\"");
            assertThat(browser.cookie("ww_station")).isEqualTo("C2");
        }
    }

    @Test
    void aStepIsStartedFinishedAndInspectedWithoutAnyScript() {
        var ready = floor.list(OperationState.READY).getFirst();
        maker.page("/floor?centre=");
        var started = maker.submit(
                "/floor/operations/" + ready.operation() + "/start", Map.of("key", newKey(), "list", "yes"));
        assertThat(started.location()).endsWith("/floor?done=production.started");
        assertThat(maker.page("/floor?centre=&done=production.started").text()).contains("Started ✓");
        var finished = maker.submit("/floor/operations/" + ready.operation() + "/finish", Map.of("key", newKey()));
        assertThat(finished.location()).contains("/floor/operations/" + ready.operation() + "?done=");
        floor.finishAll();
        var last = floor.list(OperationState.FINISHED).getFirst();
        var piece = floor.lists.pieces(floor.worker, last.workOrder(), true, 1).getFirst();
        var form = Map.of(
                "key",
                newKey(),
                "piece",
                piece.piece().toString(),
                "verdict",
                "REWORK",
                "usual",
                "Scratched",
                "reason",
                "");
        var judged = expect(302, maker.submit("/floor/operations/" + last.operation() + "/inspection", form))
                .location();
        assertThat(judged).endsWith("&judged=" + piece.piece());
        assertThat(expect(200, maker.page(judged.substring(judged.indexOf("/floor"))))
                        .text())
                .contains(piece.serial() + " goes back for rework", "href=\"/p/" + piece.token());
        assertThat(maker.page("/p/" + piece.token()).text()).contains("Scratched");
        assertThat(maker.submit(
                                "/floor/operations/" + last.operation() + "/inspection",
                                Map.of("key", newKey(), "all", "yes"))
                        .status())
                .isEqualTo(302);
        assertThat(floor.list(OperationState.FINISHED)).isEmpty();
    }

    private static String newKey() {
        return "page-" + UUID.randomUUID();
    }

    @Test
    void aRefusedVerdictIsShownOnThePageWithWhatWasTyped() {
        floor.finishAll();
        var last = floor.list(OperationState.FINISHED).getFirst();
        var piece = floor.lists
                .pieces(floor.worker, last.workOrder(), true, 1)
                .getFirst()
                .piece();
        maker.page("/floor");
        var path = "/floor/operations/" + last.operation() + "/inspection";
        var tooLong = "很".repeat(301);
        for (var reason : List.of("", "   ", tooLong)) {
            var answer = maker.submit(
                    path,
                    Map.of(
                            "key",
                            newKey(),
                            "piece",
                            piece.toString(),
                            "verdict",
                            "REWORK",
                            "usual",
                            "",
                            "reason",
                            reason));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).containsPattern("id=\"reason-[^>]*-fault\"[^>]*>Say why the piece failed");
            if (!reason.isBlank()) {
                assertThat(answer.text()).contains(reason);
            }
        }
        assertThat(maker.submit(path, Map.of("key", newKey(), "piece", "🧵", "verdict", "PASS"))
                        .status())
                .isEqualTo(422);
        assertThat(maker.submit(
                                path,
                                Map.of("key", newKey(), "piece", piece.toString(), "verdict", "BURN", "reason", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(maker.submit(path, Map.of()).status()).isEqualTo(422);
    }

    @Test
    void aReasonIsShownAsItWasTypedAndNeverTakenAsMarkup() {
        floor.finishAll();
        var last = floor.list(OperationState.FINISHED).getFirst();
        var piece = floor.lists
                .pieces(floor.worker, last.workOrder(), true, 1)
                .getFirst()
                .piece();
        maker.page("/floor");
        var path = "/floor/operations/" + last.operation() + "/inspection";
        var script = "<script>alert(1)</script> 🪡 عربي";
        assertThat(maker.submit(
                                path,
                                Map.of(
                                        "key",
                                        newKey(),
                                        "piece",
                                        piece.toString(),
                                        "verdict",
                                        "REWORK",
                                        "reason",
                                        script))
                        .status())
                .isEqualTo(302);
        var again = floor.list(OperationState.READY).getFirst();
        var label = floor.lists
                .pieces(floor.worker, again.workOrder(), false, 10)
                .getFirst()
                .token();
        assertThat(maker.page("/p/" + label).text())
                .contains("🪡 عربي", "&lt;script")
                .doesNotContain("<script>alert(1)");
    }

    @Test
    void aLabelOrTravellerOpenedBySomebodyNotSignedInLeadsToSignInAndBack() {
        var item = floor.list(OperationState.READY).getFirst();
        var piece = floor.lists.pieces(floor.worker, item.workOrder(), false, 1).getFirst();
        for (var path : List.of("/p/" + piece.token(), "/w/" + item.token())) {
            var answer = TestClient.visitor(port).page(path);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.location()).contains("/login?back=" + path.replace("/", "%2F"));
        }
        assertThat(maker.page("/w/" + item.token()).location()).endsWith("/floor/operations/" + item.operation());
        assertThat(stranger.page("/w/" + item.token()).status()).isEqualTo(404);
        assertThat(maker.page("/w/nonsense").status()).isEqualTo(404);
        assertThat(maker.page("/p/" + piece.token()).text()).contains("/floor/operations/" + item.operation());
    }

    @Test
    void theWorkerScriptMayServeThePagesOfTheFloor() {
        var answer = TestClient.visitor(port).get("/floor-worker.js");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(answer.headers().firstValue("Service-Worker-Allowed")).hasValue("/");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-cache");
    }

    @Test
    void theApiListsOperationsPageByPageAndRefusesEventByEvent() {
        floor.release(floor.plan(1, member(newOrder(), 1, 1)));
        var first = expect(200, maker.get("/api/v1/floor/operations?state=READY&limit=1"))
                .json();
        assertThat(first.path("items").size()).isEqualTo(1);
        var next = maker.get("/api/v1/floor/operations?state=READY&limit=1&cursor="
                        + first.path("next").asString(""))
                .json();
        assertThat(next.path("items").path(0).path("operation").asString(""))
                .isNotEqualTo(first.path("items").path(0).path("operation").asString(""));
        assertThat(next.has("next")).isFalse();
        var operation = first.path("items").path(0).path("operation").asString("");
        var answer = expect(
                200,
                maker.post(
                        "/api/v1/floor/events",
                        Map.of(
                                "events",
                                List.of(
                                        Map.of("key", "finish-too-soon", "operation", operation, "kind", "FINISH"),
                                        Map.of("key", "no-kind-at-all", "operation", operation)))));
        assertThat(answer.json().path("results").path(0).path("code").asString(""))
                .isEqualTo("production.never-started");
        assertThat(answer.json().path("results").path(1).path("state").asString(""))
                .isEqualTo("REFUSED");
        assertThat(maker.get("/api/v1/floor/operations?cursor=nonsense").code()).isEqualTo("request.cursor-invalid");
        var workOrder = first.path("items").path(0).path("workOrder").asString("");
        assertThat(maker.get("/api/v1/floor/work-orders/" + workOrder)
                        .json()
                        .path("pieces")
                        .size())
                .isBetween(1, 2);
    }

    @Test
    void somebodyElsesOperationWorkOrderPieceAndLabelAreNotFound() {
        var item = floor.list(OperationState.READY).getFirst();
        var piece = floor.lists.pieces(floor.worker, item.workOrder(), false, 1).getFirst();
        for (var path : List.of(
                "/floor/operations/" + item.operation(),
                "/maker/work-orders/" + item.workOrder(),
                "/p/" + piece.token(),
                "/p/nonsense",
                "/p/" + UUID.randomUUID())) {
            assertThat(stranger.page(path).status()).as(path).isEqualTo(404);
        }
        stranger.page("/floor");
        assertThat(stranger.submit(
                                "/floor/operations/" + item.operation() + "/start",
                                Map.of("key", event("START", item.operation()).key()))
                        .status())
                .isEqualTo(404);
        for (var path :
                List.of("/api/v1/floor/work-orders/" + item.workOrder(), "/api/v1/floor/pieces/" + piece.piece())) {
            assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
        }
        var consumer = TestClient.signedUp(port, "Consumer");
        assertThat(consumer.page("/p/" + piece.token()).status()).isEqualTo(404);
        assertThat(consumer.get("/api/v1/floor/operations").status()).isEqualTo(403);
        assertThat(TestClient.visitor(port).get("/api/v1/floor/operations").status())
                .isEqualTo(401);
    }

    @Test
    void theParcelsPageShowsInBothLanguages() {
        shows("/maker/shipments", "/maker/shipments");
        assertThat(expect(200, maker.get("/api/v1/maker/shipments?state=TO_PACK"))
                        .json()
                        .path("items")
                        .size())
                .isZero();
        assertThat(maker.post("/api/v1/maker/shipments/" + UUID.randomUUID() + "/packing", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(maker.post("/api/v1/orders/" + UUID.randomUUID() + "/receipt", Map.of())
                        .status())
                .isEqualTo(404);
    }
}
