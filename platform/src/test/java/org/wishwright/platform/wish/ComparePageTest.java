package org.wishwright.platform.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.TestMaker;
import org.wishwright.platform.catalog.TestModels;

@PlatformTest
class ComparePageTest {

    private static final Map<String, String> OAK =
            Map.of("wood", "oak", "height", "low", "back", "open", "finish", "none");
    private static final Map<String, String> PINE =
            Map.of("wood", "pine", "height", "low", "back", "closed", "finish", "none");

    @LocalServerPort
    int port;

    TestMaker maker;
    TestClient she;
    String version = "";
    String path = "";

    @BeforeEach
    void aShelfOnSale() {
        maker = TestMaker.withWorkshop(port, "Shelf works");
        she = TestClient.signedUp(port, "Ada");
        version = maker.onSale(maker.blueprint("Hall shelf"), TestModels.shelf());
        path = "/configure/" + version;
    }

    private String page(String address) {
        return expect(200, she.page(address)).text();
    }

    private String saved(String of, Map<String, String> choices) {
        return expect(201, she.post("/api/v1/wishes", Map.of("version", of, "choices", choices)))
                .text("wish");
    }

    @Test
    void theStateBeforeTheLastChangeStandsBesideTheOneAfterIt() {
        var page = page(path + "/comparison?c_height=low&c_back=open&c_finish=none&c_wood=oak&u=4%21wood%3Dpine");
        assertThat(page)
                .contains("Before the last change", "Being chosen", "What differs", "What it costs")
                .contains("<th scope=\"row\">Wood</th><td>Pine</td><td>Oak</td>", "+90.00 CNY")
                .doesNotContain("<th scope=\"row\">Height</th>")
                .contains("Alike in both:", "<li>Height: Low, 90 cm</li>");
    }

    @Test
    void withoutAStateBeforeItStandsBesideTheCheapestAndSaysWhatIsOpen() {
        var page = page(path + "/comparison?c_wood=oak");
        assertThat(page).contains("3 still open", "4 still open", "Before the last change");
        page = page(path + "/comparison?c_wood=oak&with=cheapest");
        assertThat(page).contains("The cheapest", "4 still open, compared as the cheapest", "3 still open");
        assertThat(page(path + "/comparison")).contains("They do not differ.");
        assertThat(page(path + "?c_wood=oak")).contains(path + "/comparison?c_wood=oak");
    }

    @Test
    void aSavedWishStandsBesideWhatIsBeingChosen() {
        var wish = saved(version, PINE);
        assertThat(page(path + "/comparison?c_wood=oak").replace("&amp;", "&")).contains("&wish=" + wish);
        assertThat(page(path + "/comparison?c_wood=oak&wish=" + wish))
                .contains("Saved wish", "<th scope=\"row\">Wood</th><td>Pine</td><td>Oak</td>");
        var another = TestClient.signedUp(port, "Eve");
        assertThat(another.page(path + "/comparison?c_wood=oak&wish=" + wish).status())
                .isEqualTo(404);
        assertThat(TestClient.visitor(port)
                        .page(path + "/comparison?c_wood=oak&wish=" + wish)
                        .text())
                .doesNotContain("Saved wish");
    }

    @Test
    void twoWishesAreChosenFromTheListAndCompared() {
        assertThat(page("/wishes/comparison")).contains("Save two wishes to compare them");
        var oak = saved(version, OAK);
        assertThat(page("/wishes")).doesNotContain("/wishes/comparison");
        var pine = saved(version, PINE);
        assertThat(page("/wishes")).contains("action=\"/wishes/comparison\"", "name=\"wish\" value=\"" + pine + "\"");
        assertThat(page("/wishes/comparison?wish=" + oak)).contains("value=\"" + oak + "\" checked");
        var page = page("/wishes/comparison?wish=" + oak + "&wish=" + pine);
        assertThat(page)
                .contains("<th scope=\"row\">Wood</th><td>Oak</td><td>Pine</td>")
                .contains("<th scope=\"row\">Back</th><td>Open</td><td>Closed</td>", "−90.00 CNY", "+40.00 CNY");
        she.setCookie("ww_language", "zh");
        assertThat(page("/wishes/comparison?wish=" + oak + "&wish=" + pine)).contains("不同之处", "橡木", "松木");
    }

    @Test
    void twoProductsAreSetSideBySideAsSuch() {
        var other = maker.onSale(maker.blueprint("Other"), TestModels.wide(2));
        var page = page("/wishes/comparison?wish=" + saved(version, OAK) + "&wish="
                + saved(other, Map.of("m1", "a", "m2", "b")));
        assertThat(page).contains("These are two different products.", "<td>Oak</td><td>–</td>");
    }
}
