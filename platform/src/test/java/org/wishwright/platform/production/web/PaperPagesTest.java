package org.wishwright.platform.production.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
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

/** Travellers and labels over HTTP: for the maker, in her language, and for nobody else. */
@PlatformTest
class PaperPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Factories factories;

    @LocalServerPort
    int port;

    TestClient maker;
    FloorFixture floor;
    OperationViews.Item item;

    @BeforeEach
    void aMakerWithAWorkOrder() {
        maker = TestClient.signedUp(port, "Maker");
        var organisation = maker.newOrganisation("Workshop " + maker.person());
        var hours = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY").stream()
                .map(day -> Map.of("day", day, "from", "00:00", "to", "23:59"))
                .toList();
        expect(
                200,
                maker.put(
                        "/api/v1/factory",
                        Map.of(
                                "zone",
                                "Asia/Shanghai",
                                "workCentres",
                                List.of(Map.of("code", "C1", "units", 1), Map.of("code", "C2", "units", 1)),
                                "calendar",
                                Map.of("weekly", hours))));
        floor = new FloorFixture(
                context, factories.factoryOf(new PartyId(organisation)).orElseThrow());
        floor.release(floor.plan(2, member(newOrder(), 3, 3)));
        item = floor.list(OperationState.READY).getFirst();
    }

    private List<String> papers() {
        var path = "/maker/work-orders/" + item.workOrder();
        return List.of(path + "/traveller.pdf", path + "/labels.pdf", path + "/labels.pdf?single=true");
    }

    @Test
    void aMakerPrintsTravellersAndLabelsInBothLanguages() {
        for (var language : List.of("en", "zh")) {
            maker.setCookie("ww_language", language);
            for (var path : papers()) {
                var answer = expect(200, maker.page(path));
                assertThat(answer.text()).as(path).startsWith("%PDF-");
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
            }
        }
    }

    @Test
    void theTravellersOfAShiftComeInOneFile() {
        var path = "/maker/work-orders/travellers.pdf?shift=";
        var start = item.plannedStart();
        assertThat(expect(200, maker.page(path + start)).text()).startsWith("%PDF-");
        var later = maker.page(path + start.plus(java.time.Duration.ofDays(2)));
        assertThat(later.status()).isEqualTo(404);
        assertThat(later.text()).contains("No work order begins in that shift");
        assertThat(maker.page(path + "tomorrow").status()).isEqualTo(422);
        assertThat(maker.page("/maker/work-orders/travellers.pdf").status()).isEqualTo(400);
    }

    @Test
    void nobodyElsePrintsThem() {
        var stranger = TestClient.signedUp(port, "Stranger");
        stranger.newOrganisation("Other " + stranger.person());
        expect(
                200,
                stranger.put(
                        "/api/v1/factory",
                        Map.of(
                                "zone",
                                "Asia/Shanghai",
                                "workCentres",
                                List.of(Map.of("code", "C1", "units", 1)),
                                "calendar",
                                Map.of("weekly", List.of(Map.of("day", "MONDAY", "from", "08:00", "to", "12:00"))))));
        for (var path : papers()) {
            assertThat(stranger.page(path).status()).as(path).isEqualTo(404);
            assertThat(TestClient.visitor(port).page(path).location()).contains("/login");
        }
        assertThat(maker.page("/maker/work-orders/" + UUID.randomUUID() + "/traveller.pdf")
                        .status())
                .isEqualTo(404);
    }
}
