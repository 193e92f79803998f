package org.wishwright.platform.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.catalog.TestMaker.leadsTo;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.TestMaker;
import org.wishwright.platform.catalog.TestModels;

/** What a maker offers to begin from, and the sheet to hang on a wall. */
@PlatformTest
class TemplatesPageTest {

    @LocalServerPort
    int port;

    TestMaker maker;
    TestClient visitor;
    String blueprint = "";
    String path = "";

    @BeforeEach
    void aShelfOnSale() {
        maker = TestMaker.withWorkshop(port, "Shelf works");
        visitor = TestClient.visitor(port);
        blueprint = maker.blueprint("Hall shelf");
        path = "/configure/" + maker.onSale(blueprint, TestModels.shelf());
    }

    private String page(String address) {
        return expect(200, visitor.page(address)).text();
    }

    private TestClient.Answer offered(TestClient by, Map<String, String> form) {
        by.page(path);
        return by.submit(path + "/templates", form);
    }

    @Test
    void aTemplateStandsOnTheProductsPageAndAtTheTopOfAnEmptyConfigurator() {
        assertThat(expect(200, maker.client().page(path)).text()).contains("id=\"templates\"");
        assertThat(page(path)).doesNotContain("id=\"templates\"", "id=\"starts\"");
        var made = offered(maker.client(), Map.of("zh", "书房", "en", "The study", "c_wood", "oak", "c_height", "tall"));
        assertThat(leadsTo(made)).isEqualTo(path + "?done=wish.template");
        assertThat(page(path).replace("&amp;", "&"))
                .contains("The study")
                .containsPattern(path + "\\?(c_wood=oak&c_height=tall|c_height=tall&c_wood=oak)\"")
                .doesNotContain("id=\"templates\"");
        assertThat(page(path + "?c_wood=pine")).doesNotContain("The study");
        Await.until(() -> page("/products/" + blueprint).contains("The study"));
        visitor.setCookie("ww_language", "zh");
        assertThat(page(path)).contains("书房", "从推荐搭配开始");
    }

    @Test
    void aTemplateThatANewerVersionDoesNotAllowIsLeftOutThere() {
        offered(maker.client(), Map.of("en", "Oiled oak", "c_wood", "oak", "c_finish", "oil"));
        offered(maker.client(), Map.of("en", "Plain pine", "c_wood", "pine"));
        assertThat(page(path)).contains("Oiled oak", "Plain pine");
        var newer = maker.onSale(
                blueprint,
                TestModels.shelf()
                        + "\nrule dry formula finish=oil implies not wood=oak\n  words en \"No more oil.\"\n");
        assertThat(page("/configure/" + newer)).contains("Plain pine").doesNotContain("Oiled oak");
        assertThat(page(path)).contains("Oiled oak");
    }

    @Test
    void onlyTheMakerOffersAndWithdraws() {
        offered(maker.client(), Map.of("en", "The study", "c_wood", "oak"));
        var template = maker.client()
                .page(path)
                .text()
                .replaceAll("(?s).*action=\"(" + path + "/templates/[^\"]*/deletion)\".*", "$1");
        var stranger = TestClient.browser(port, "Eve");
        assertThat(offered(stranger, Map.of("en", "Mine", "c_wood", "oak")).status())
                .isEqualTo(403);
        assertThat(stranger.submit(template, Map.of()).status()).isEqualTo(403);
        assertThat(page(path)).contains("The study").doesNotContain("Mine");
        assertThat(leadsTo(maker.client().submit(template, Map.of()))).isEqualTo(path + "?done=wish.template-deleted");
        assertThat(page(path)).doesNotContain("The study");
        assertThat(maker.client().submit(template, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void aTemplateNeedsANameAndChoicesThatGoTogether() {
        var by = maker.client();
        assertThat(offered(by, Map.of("zh", " ", "c_wood", "oak")).text()).contains("Give the template a name");
        assertThat(offered(by, Map.of("zh", "书".repeat(41), "c_wood", "oak")).status())
                .isEqualTo(422);
        assertThat(offered(by, Map.of("en", "Nothing")).text()).contains("Choose something first");
        assertThat(offered(by, Map.of("en", "Both", "c_wood", "pine", "c_finish", "oil"))
                        .status())
                .isEqualTo(422);
        assertThat(offered(by, Map.of("en", "None", "c_wood", "gold")).status()).isEqualTo(422);
        for (int i = 0; i < 12; i++) {
            offered(by, Map.of("en", "No. " + i, "c_wood", "oak"));
        }
        assertThat(offered(by, Map.of("en", "One more", "c_wood", "oak")).text())
                .contains("12 templates already");
    }

    @Test
    void thePosterShowsPicturePriceAndCodeAndNoMeasures() {
        assertThat(page(path + "?c_wood=oak")).contains(path + "/poster?c_wood=oak");
        var poster = page(path + "/poster?c_wood=oak&c_height=low&c_back=open&c_finish=none");
        assertThat(poster)
                .contains(
                        "Hall shelf",
                        "320.00",
                        "/qr.svg?c_wood=oak",
                        "<dt>Wood</dt><dd>Oak</dd>",
                        "Scan to make it yours");
        assertThat(page(path + "/poster?c_wood=oak&c_finish=gold")).contains("from ", "<dd>Oak</dd>");
        var screen = "/configure/" + maker.onSale(maker.blueprint("Screen"), """
                wishwright-model 1
                model screen
                currency CNY
                base 20000
                module wood
                  option ash
                measure width unit cm from 60 to 300 step 1
                """);
        assertThat(page(screen + "/poster?c_wood=ash&c_width=123"))
                .doesNotContain("123 cm", "qr.svg?c_wood=ash&amp;c_width");
    }
}
