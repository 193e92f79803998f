package org.wishwright.platform.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.TestMaker;

/** Of the rooms for bodies and flats a maker sees those that her products have a use for. */
@PlatformTest
class MakerRoomsTest {

    private static final String MODEL = """
            wishwright-model 1
            model thing
            currency CNY
            base 10000
            module finish
              option plain
              option fine
                price 500
            """;

    @LocalServerPort
    int port;

    @SuppressWarnings("NullAway.Init")
    TestMaker maker;

    /** The rooms in the frame of the page of products. */
    private String rooms(String... measures) {
        maker = TestMaker.withWorkshop(port, "Things");
        var model = new StringBuilder(MODEL);
        for (var measure : measures) {
            model.append("measure ").append(measure).append(" unit cm from 60 to 120 step 1\n");
        }
        expect(200, TestClient.visitor(port).page("/login"));
        assertThat(maker.upload(maker.blueprint("Thing"), model.toString()).status())
                .isEqualTo(200);
        return page("/maker/blueprints");
    }

    private String page(String path) {
        return expect(200, browser().page(path)).text();
    }

    private TestClient browser() {
        var browser = TestClient.visitor(port);
        browser.setCookie("ww_session", maker.client().token());
        return browser;
    }

    @Test
    void whoseProductsAreMeasuredByNothingSeesNoneOfThem() {
        assertThat(rooms())
                .contains("href=\"/maker/blueprints\"")
                .doesNotContain("href=\"/maker/patterns\"", "href=\"/maker/measuring\"", "href=\"/maker/flats\"");
    }

    @Test
    void aBicycleIsMeasuredByOneLegAndHasNoCutsAndNoFlats() {
        assertThat(rooms("inside-leg"))
                .contains("href=\"/maker/measuring\"")
                .doesNotContain("href=\"/maker/patterns\"", "href=\"/maker/flats\"");
    }

    @Test
    void aTailorSeesCutsAndAJoinerFlats() {
        assertThat(rooms("chest", "waist"))
                .contains("href=\"/maker/patterns\"", "href=\"/maker/measuring\"")
                .doesNotContain("href=\"/maker/flats\"");
        assertThat(rooms("width", "height"))
                .contains("href=\"/maker/flats\"")
                .doesNotContain("href=\"/maker/patterns\"");
    }

    @Test
    void aRoomThatHoldsSomethingStaysAndOneThatIsReadShowsItself() {
        rooms();
        var maker = browser();
        assertThat(expect(200, maker.page("/maker/flats")).text())
                .contains("href=\"/maker/flats\" aria-current=\"page\"");
        var table = "estate\tflat\twall\tlength\theight\tdepth\nRiverside\t3-2\tnorth\t320\t260\t60";
        expect(302, maker.submit("/maker/flats", Map.of("table", table)));
        assertThat(page("/maker/blueprints")).contains("href=\"/maker/flats\"");
    }
}
