package org.wishwright.platform.production.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.production.work.FloorFixture.event;
import static org.wishwright.platform.production.work.FloorFixture.failing;
import static org.wishwright.platform.production.work.FloorFixture.member;
import static org.wishwright.platform.production.work.FloorFixture.newOrder;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.work.FloorFixture;

/** Piece wages: what the maker sets, what workers have earned, and who may see it. */
@PlatformTest
class WagePagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Factories factories;

    @LocalServerPort
    int port;

    TestClient maker;
    TestClient wei;
    TestClient mei;
    UUID organisation;
    FloorFixture floor;

    @BeforeEach
    void aMakerWithTwoWorkers() {
        maker = TestClient.signedUp(port, "Maker");
        organisation = maker.newOrganisation("Workshop " + maker.person());
        var factory = Map.of(
                "zone",
                "Asia/Shanghai",
                "workCentres",
                List.of(
                        Map.of("code", "C1", "name", Map.of("en", "Saw", "zh", "锯"), "units", 1),
                        Map.of("code", "C2", "name", Map.of("zh", "烤箱", "en", "Oven"), "units", 1)),
                "calendar",
                Map.of("weekly", List.of(Map.of("day", "MONDAY", "from", "08:00", "to", "12:00"))),
                "freezeMinutes",
                60);
        expect(200, maker.put("/api/v1/factory", factory));
        wei = worker("Wei");
        mei = worker("=Mei");
        floor = new FloorFixture(
                context, factories.factoryOf(new PartyId(organisation)).orElseThrow());
    }

    private TestClient worker(String name) {
        var phone = TestClient.newPhone();
        var client = TestClient.visitor(port).signIn(phone, name);
        expect(
                204,
                maker.post(
                        "/api/v1/organisations/" + organisation + "/members", Map.of("phone", phone, "role", "FLOOR")));
        return client;
    }

    private Caller as(TestClient worker) {
        return new Caller(new PartyId(worker.person()), "worker", Set.of(new Membership(floor.maker, Role.FLOOR)));
    }

    private TestClient.Answer set(String centre, String module, String amount, String from) {
        maker.page("/maker/wages");
        return maker.submit(
                "/maker/wages/rates",
                Map.of("centre", centre, "module", module, "amount", amount, "currency", "CNY", "from", from));
    }

    /** By the business clock, which other tests have moved. */
    private LocalDate today() {
        return LocalDate.ofInstant(floor.now, ZoneId.of("Asia/Shanghai"));
    }

    private void does(TestClient worker, UUID operation, String... kinds) {
        for (var kind : kinds) {
            floor.desk.record(as(worker), List.of(event(kind, operation)));
        }
    }

    private String csv() {
        return expect(200, maker.get("/maker/wages.csv")).text();
    }

    @Test
    void aReworkedPieceIsPaidOnceToWhoMadeItGoodAndTheStepsBeforeToThoseWhoDidThem() {
        expect(302, set("C1", "", "2.00", today().minusMonths(1).toString()));
        expect(302, set("C2", "", "3.00", today().minusMonths(1).toString()));
        floor.release(floor.plan(2, member(newOrder(), 2, 2)));
        var first = floor.list(OperationState.READY).getFirst().operation();
        does(wei, first, "START", "FINISH");
        var second = floor.list(OperationState.READY).getFirst();
        does(wei, second.operation(), "START", "FINISH");
        var piece =
                floor.lists.pieces(floor.worker, second.workOrder(), true, 1).getFirst();
        floor.desk.record(as(wei), List.of(failing(second.operation(), piece.piece(), "REWORK")));
        assertThat(csv()).contains("Wei,Saw,Door,1,0,2.00,2.00,CNY").contains("Wei,Oven,Door,1,0,3.00,3.00,CNY");

        var again = floor.list(OperationState.READY).getFirst().operation();
        does(mei, again, "START", "FINISH", "INSPECT");
        assertThat(csv())
                .contains("Wei,Saw,Door,2,0,2.00,4.00,CNY")
                .contains("Wei,Oven,Door,1,0,3.00,3.00,CNY")
                .contains("'=Mei,Oven,Door,1,1,3.00,3.00,CNY");
        for (var language : List.of("en", "zh")) {
            maker.setCookie("ww_language", language);
            assertThat(maker.page("/maker/wages").text()).contains("7.00 CNY").contains("3.00 CNY");
        }
    }

    @Test
    void aScrappedPieceEarnsNothingAndItsReplacementEverything() {
        expect(302, set("C1", "", "2.00", today().minusMonths(1).toString()));
        floor.release(floor.plan(1, member(newOrder(), 1, 1)));
        var item = floor.list(OperationState.READY).getFirst();
        does(wei, item.operation(), "START", "FINISH");
        var piece = floor.lists.pieces(floor.worker, item.workOrder(), true, 1).getFirst();
        floor.desk.record(as(wei), List.of(failing(item.operation(), piece.piece(), "REPLACE")));
        assertThat(csv()).doesNotContain("Wei");
        does(mei, floor.list(OperationState.READY).getFirst().operation(), "START", "FINISH", "INSPECT");
        assertThat(csv()).contains("'=Mei,Saw,Door,1,0,2.00,2.00,CNY").doesNotContain("Wei");
    }

    @Test
    void aRateOfTheModuleGoesBeforeThatOfItsWorkCentreAndANewOneCountsFromItsDay() {
        expect(302, set("C1", "", "2.00", today().minusMonths(1).toString()));
        floor.release(floor.plan(1, member(newOrder(), 1, 1)));
        expect(302, set("C1", "door", "5.50", today().minusDays(2).toString()));
        expect(302, set("C1", "door", "9.99", today().plusDays(3).toString()));
        does(wei, floor.list(OperationState.READY).getFirst().operation(), "START", "FINISH", "INSPECT");
        assertThat(csv()).contains("Wei,Saw,Door,1,0,5.50,5.50,CNY");
        var refused = set("C1", "door", "1.00", today().minusDays(1).toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("A new one begins today or later").contains("value=\"1.00\"");
        expect(302, set("C1", "door", "1.00", today().toString()));
    }

    @Test
    void aWorkerSeesHerOwnWagesAndNobodyElses() {
        expect(302, set("C1", "", "2.00", today().minusMonths(1).toString()));
        floor.release(floor.plan(1, member(newOrder(), 3, 3)));
        does(wei, floor.list(OperationState.READY).getFirst().operation(), "START", "FINISH", "INSPECT");
        assertThat(expect(200, wei.page("/floor/wages")).text()).contains("6.00 CNY");
        assertThat(expect(200, mei.page("/floor/wages")).text())
                .doesNotContain("6.00 CNY")
                .doesNotContain("Wei");
        for (var path : List.of("/maker/wages", "/maker/wages.csv")) {
            assertThat(wei.page(path).status()).as(path).isEqualTo(403);
        }
        assertThat(wei.submit(
                                "/maker/wages/rates",
                                Map.of("centre", "C1", "amount", "99", "currency", "CNY", "from", "2026-01-01"))
                        .status())
                .isEqualTo(403);
        var stranger = TestClient.signedUp(port, "Stranger");
        assertThat(stranger.page("/floor/wages").status()).isEqualTo(403);
        assertThat(expect(200, wei.page("/floor/wages?month=2001-01")).text()).doesNotContain("6.00 CNY");
        assertThat(expect(200, wei.page("/floor/wages?month=%3Cscript%3E")).text())
                .contains("6.00 CNY");
    }

    @Test
    void aRateThatIsNoneIsShownBesideItsFieldWithWhatWasTyped() {
        for (var amount : List.of("", "-1", "1,5", "1.234", "一块五", "💰", "<script>", "9".repeat(40))) {
            var answer = set("C1", "", amount, today().toString());
            assertThat(answer.status()).as(amount).isEqualTo(422);
            assertThat(answer.text()).contains("Give an amount of zero or more").doesNotContain("<script>\"");
        }
        assertThat(set("nowhere", "", "1", today().toString()).text()).contains("Choose one of your work centres");
        assertThat(set("C1", "no-such", "1", today().toString()).text()).contains("Choose one of the modules");
        for (var day : List.of("", "tomorrow", "9999-12-31", "2026-02-30")) {
            assertThat(set("C1", "", "1", day).text()).as(day).contains("Give a day within five years");
        }
    }
}
