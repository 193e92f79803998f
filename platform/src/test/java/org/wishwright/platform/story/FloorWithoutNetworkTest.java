package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.production.work.FloorFixture.member;
import static org.wishwright.platform.production.work.FloorFixture.newOrder;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.files.TestPictures;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.Production;
import org.wishwright.platform.production.work.FloorFixture;
import org.wishwright.platform.story.BadNetwork.Line;

/** A worker's phone on a bad network: what she taps is kept, shown at once, and arrives once and in order. */
@PlatformTest
class FloorWithoutNetworkTest {

    private static final double PATIENT = 30_000;

    static Chromium chromium;

    @Autowired
    ApplicationContext application;

    @Autowired
    Factories factories;

    @Autowired
    BusinessClock clock;

    @Autowired
    Production production;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    FloorFixture floor;
    BadNetwork network;
    BrowserContext phone;
    Page page;

    @BeforeAll
    static void aBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void noBrowser() {
        chromium.close();
    }

    @BeforeEach
    void aPhoneOnTheFloor() {
        var worker = TestClient.browser(port, "Wei");
        worker.with("Authorization", "Bearer " + worker.token());
        var organisation = worker.newOrganisation("Workshop " + worker.person());
        expect(200, worker.put("/api/v1/factory", Joinery.factory("C1", "C2")));
        var factory = factories.factoryOf(new PartyId(organisation)).orElseThrow();
        floor = new FloorFixture(application, factory);
        network = new BadNetwork(port);
        phone = chromium.browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("en-GB")
                .setBaseURL(network.address()));
        phone.addCookies(List.of(new Cookie("ww_session", worker.token()).setUrl(network.address())));
        page = phone.newPage();
    }

    @AfterEach
    void putAway() {
        phone.close();
        network.close();
    }

    private void release(int workOrders) {
        for (int i = 0; i < workOrders; i++) {
            floor.release(floor.plan(1, member(newOrder(), 1, 1)));
        }
    }

    /** Loads the list until the worker that keeps it has taken over. */
    private void openList() {
        page.navigate("/floor?centre=");
        page.evaluate("() => navigator.serviceWorker.ready");
        page.navigate("/floor");
        ready();
        assertThat((Boolean) page.evaluate("() => navigator.serviceWorker.controller !== null"))
                .isTrue();
    }

    private void ready() {
        page.waitForSelector("html[data-floor=ready]");
    }

    private Locator card(UUID operation) {
        return page.locator("#job-" + operation);
    }

    private void tap(UUID operation, String kind) {
        if (card(operation).isHidden()) {
            page.locator("[data-group=LATER] > details > summary").click();
        }
        var form = card(operation).locator("form[data-report=" + kind + "]");
        if (kind.equals("INSPECT")) {
            form.locator("summary").click(); // all good is asked once more
        }
        form.locator("button").first().click();
    }

    private List<Map<String, Object>> events() {
        var sql = "select operation, kind from production.floor_event where factory = ? order by occurred, recorded";
        return jdbc.sql(sql).param(floor.factory.value()).query().listOfRows();
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENT);
    }

    @Test
    void thirtyTapsWithoutNetworkArriveOnceAndInOrderAlsoAfterThePageWasClosed() {
        release(10);
        openList();
        network.become(Line.CUT);
        var tapped = new ArrayList<Map<String, Object>>();
        for (var item : floor.list(OperationState.READY)) {
            for (var kind : List.of("START", "FINISH", "INSPECT")) {
                tap(item.operation(), kind);
                tapped.add(Map.of("operation", item.operation(), "kind", kind));
            }
            assertThat(card(item.operation())).hasAttribute("data-state", "INSPECTED");
        }
        assertThat(page.locator("#floor-waiting")).containsText("30 waiting to be sent");
        assertThat(events()).isEmpty();
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(10)));

        page.close();
        page = phone.newPage();
        page.navigate("/floor");
        ready();
        assertThat(page.locator("#floor-old")).containsText("No network. This is the list as of");
        assertThat(page.locator("#floor-waiting")).containsText("30 waiting to be sent");
        assertThat(events()).isEmpty();

        network.become(Line.GOOD);
        assertThat(page.locator("#floor-idle")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENT));
        assertThat(page.locator("#floor-waiting")).isHidden();
        assertThat(page.locator("#floor-refused")).isHidden();
        assertThat(page.locator("#floor-old")).isHidden();
        assertThat(events()).isEqualTo(tapped);
        assertThat(floor.list(OperationState.READY)).isEmpty();
        assertThat(floor.list(OperationState.FINISHED)).isEmpty();
    }

    @Test
    void aReportWhoseAnswerWasLostIsTakenOnce() {
        release(1);
        openList();
        var operation = floor.list(OperationState.READY).getFirst().operation();
        network.become(Line.LOSES_ANSWERS);
        tap(operation, "START");
        assertThat(page.locator("#floor-said")).hasText("Started ✓");
        org.wishwright.platform.Await.until(() -> events().size() == 1);
        assertThat(page.locator("#floor-waiting")).containsText("1 waiting to be sent");
        network.become(Line.GOOD);
        assertThat(page.locator("#floor-waiting"))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENT));
        assertThat(page.locator("#floor-refused")).isHidden();
        assertThat(events()).hasSize(1);
        assertThat(card(operation)).hasAttribute("data-state", "STARTED");
    }

    @Test
    void aRefusedReportIsShownWithItsReasonAndTheOthersArrive() {
        release(2);
        openList();
        var items = floor.list(OperationState.READY);
        network.become(Line.CUT);
        tap(items.get(0).operation(), "START");
        tap(items.get(1).operation(), "START");
        floor.report("START", items.get(0).operation());
        network.become(Line.GOOD);
        assertThat(page.locator("#floor-refused .note"))
                .hasText(
                        Pattern.compile(".*Door.*Oak.*this one was refused because: This step was started before.*"),
                        patiently());
        assertThat(events()).hasSize(2);
        page.locator("#floor-refused button").click();
        assertThat(page.locator("#floor-refused")).isHidden();
        page.navigate("/floor");
        ready();
        assertThat(page.locator("#floor-refused")).isHidden();
    }

    @Test
    void aScannedTravellerWithoutNetworkLeadsToItsCard() {
        release(2);
        openList();
        var item = floor.list(OperationState.READY).get(1);
        network.become(Line.CUT);
        page.navigate("/w/" + item.token());
        ready();
        assertThat(card(item.operation())).hasClass(Pattern.compile(".*found.*"));
        tap(item.operation(), "START");
        assertThat(page.locator("#floor-waiting")).containsText("1 waiting to be sent");
        network.become(Line.GOOD);
        assertThat(page.locator("#floor-waiting"))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENT));
        assertThat(events()).hasSize(1);
    }

    @Test
    void aVerdictWithItsPhotoGivenWithoutNetworkArrivesWithItsReason() {
        release(1);
        floor.finishAll();
        var last = floor.list(OperationState.FINISHED).getFirst();
        var piece = floor.lists.pieces(floor.worker, last.workOrder(), true, 1).getFirst();
        openList();
        page.navigate("/floor/operations/" + last.operation());
        ready();
        network.become(Line.CUT);
        page.reload();
        ready();
        assertThat(page.locator("#floor-old")).isVisible();
        var form = page.locator("form[data-piece='" + piece.piece() + "']");
        form.locator("summary").click();
        form.locator("button[value=REWORK]").click();
        assertThat(form.locator("[name=reason]")).isFocused();
        assertThat(form.locator("p[id^=reason-]")).hasText("Say what is wrong: choose one above or write it here.");
        form.locator(".chips label").nth(1).click();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(java.nio.file.Path.of("target", "screenshots", "floor-verdict.png"))
                .setFullPage(true));
        form.locator("input[type=file]")
                .setInputFiles(new FilePayload("photo.jpg", "image/jpeg", TestPictures.jpeg(800, 600)));
        form.locator("button[value=REWORK]").click();
        assertThat(page.locator("#floor-waiting")).containsText("2 waiting to be sent");
        network.become(Line.GOOD);
        assertThat(page.locator("#floor-waiting"))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENT));
        var history = floor.pieces.history(new PieceId(piece.piece())).orElseThrow();
        assertThat(history.entries().getLast().reason()).isEqualTo("Wrong size");
        assertThat(production.pictures(history.order())).hasSize(1);
        page.navigate("/p/" + piece.token());
        assertThat(page.locator(".photos img")).hasCount(1);
        assertThat((Boolean) page.evaluate("() => document.querySelector('.photos img').decode().then(() => true)"))
                .isTrue();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(java.nio.file.Path.of("target", "screenshots", "floor-piece.png"))
                .setFullPage(true));
    }

    @Test
    void whatOneWorkerTappedIsNotSentInAnothersName() {
        release(1);
        openList();
        var operation = floor.list(OperationState.READY).getFirst().operation();
        network.become(Line.CUT);
        tap(operation, "START");
        assertThat(page.locator("#floor-waiting")).containsText("1 waiting to be sent");
        page.evaluate("""
                async () => {
                  const base = await new Promise((done) => (indexedDB.open("floor", 1).onsuccess = (e) => done(e.target.result)));
                  const store = base.transaction("waiting", "readwrite").objectStore("waiting");
                  store.getAll().onsuccess = (e) => e.target.result.forEach((entry) => store.put({ ...entry, person: "somebody-else" }));
                }""");
        network.become(Line.GOOD);
        page.reload();
        ready();
        assertThat(page.locator("#floor-waiting"))
                .containsText(
                        "1 of somebody else wait until she signs in here",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENT));
        assertThat(events()).isEmpty();
    }
}
