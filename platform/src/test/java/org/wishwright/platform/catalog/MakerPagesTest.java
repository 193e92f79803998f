package org.wishwright.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.catalog.TestMaker.leadsTo;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

@PlatformTest
class MakerPagesTest {

    @LocalServerPort
    int port;

    TestMaker maker;
    TestClient browser;

    @BeforeEach
    void aMakerInABrowser() {
        maker = TestMaker.withWorkshop(port, "Shelf works");
        browser = TestClient.visitor(port);
        browser.setCookie("ww_session", maker.client().token());
    }

    @Test
    void anEmptyWorkshopInvitesToMakeAProduct() {
        assertThat(browser.page("/maker/blueprints").text())
                .contains("You have no product yet.", "/maker/blueprints/new");
        assertThat(browser.page("/maker/blueprints/new").text()).contains("Name in Chinese");
        var refused = browser.submit("/maker/blueprints", Map.of("zh", "", "en", " ", "currency", "EUR"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Give the product a name.", "<option value=\"EUR\" selected");
        var made = browser.submit("/maker/blueprints", Map.of("zh", "书架", "en", "Shelf", "currency", "CNY"));
        assertThat(expect(200, browser.page(leadsTo(made))).text())
                .contains("Shelf", "Nothing uploaded yet", "enctype=\"multipart/form-data\"");
        assertThat(browser.page("/maker/blueprints?q=" + "书架".replace("书架", "%E4%B9%A6%E6%9E%B6"))
                        .text())
                .contains("Shelf", "not yet");
        assertThat(browser.page("/maker/blueprints?q=sofa").text()).contains("Nothing is called “sofa”");
    }

    @Test
    void theBenchShowsModulesPricesRulesAndRouting() {
        var blueprint = maker.blueprint("Shelf");
        maker.onSale(blueprint, TestModels.shelf());
        var page = expect(200, browser.page("/maker/blueprints/" + blueprint)).text();
        assertThat(page)
                .contains("The same as the newest version.", "4 modules, 2 rules, 5 price tables")
                .contains("120.00 CNY", "2.4 m2 oak-board", "saw (hardwood) 600 s + 900 s")
                .contains("A tall shelf needs a closed back to stand straight.", "lacquer-by-height")
                .contains("Published", "230.00 CNY – 525.00 CNY");
        maker.upload(blueprint, TestModels.shelf().replace("Oiled", "Waxed"));
        assertThat(browser.page("/maker/blueprints/" + blueprint).text()).contains("in words only");
        maker.upload(blueprint, TestModels.shelf().replace("price 2500", "price 2600"));
        assertThat(browser.page("/maker/blueprints/" + blueprint).text()).contains("in options, rules, prices");
        assertThat(browser.page("/maker/blueprints/" + blueprint + "/source").text())
                .contains("price 2600");
        browser.setCookie("ww_language", "zh");
        assertThat(expect(200, browser.page("/maker/blueprints/" + blueprint)).text())
                .contains("高书架需要背板才能站稳。");
    }

    @Test
    void aFileUploadedOnThePageIsRefusedThereWithItsLine() {
        var blueprint = maker.blueprint("Shelf");
        var path = "/maker/blueprints/" + blueprint;
        browser.page(path);
        var refused = maker.uploadOnPage(browser, path + "/draft", "wishwright-model 1\nnonsense\n");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("refused as a whole", "ine 2");
        var accepted = maker.uploadOnPage(browser, path + "/draft", TestModels.shelf());
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(302);
        assertThat(leadsTo(browser.submit(path + "/versions", Map.of()))).isEqualTo(path + "#versions");
        assertThat(expect(200, browser.page(path + "/versions")).text()).doesNotContain("<html");
    }

    @Test
    void theListIsFilteredByHowAProductStands() {
        maker.blueprint("Bare stool");
        maker.onSale(maker.blueprint("Sold shelf"), TestModels.shelf());
        var drafted = maker.blueprint("Drafted shelf");
        maker.upload(drafted, TestModels.shelf());
        assertThat(browser.page("/maker/blueprints?state=DRAFT").text())
                .contains("Drafted shelf")
                .doesNotContain("Bare stool", "Sold shelf");
        assertThat(browser.page("/maker/blueprints?state=ON_SALE").text())
                .contains("Sold shelf")
                .doesNotContain("Drafted shelf");
        assertThat(browser.page("/maker/blueprints?state=EMPTY").text()).contains("Bare stool");
        assertThat(browser.page("/maker/blueprints?state=%3Cscript%3E").text()).contains("Bare stool", "Sold shelf");
        assertThat(expect(200, browser.page("/maker/blueprints?q=" + "x".repeat(3_000)))
                        .text())
                .doesNotContain("value=\"" + "x".repeat(101));
    }

    @Test
    void publishingAsksAndVersionsAreCompared() {
        var blueprint = maker.blueprint("Shelf");
        var path = "/maker/blueprints/" + blueprint;
        assertThat(browser.page(path + "/changes").status()).isEqualTo(404);
        maker.onSale(blueprint, TestModels.shelf());
        var second = maker.onSale(blueprint, TestModels.shelf().replace("base 20000", "base 21000"));
        assertThat(browser.page(path).text()).contains("Publish the draft?", "/changes?version=" + second);
        assertThat(expect(200, browser.page(path + "/changes?version=" + second))
                        .text())
                .contains("base price", "200.00 CNY", "210.00 CNY");
        assertThat(expect(200, browser.page(path + "/changes")).text()).contains("Nothing differs.");
        assertThat(browser.page(path + "/changes?version=" + java.util.UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(TestClient.browser(port, "Eve").page(path + "/changes").status())
                .isEqualTo(404);
    }

    @Test
    void nobodyElseSeesTheBench() {
        var path = "/maker/blueprints/" + maker.blueprint("Shelf");
        assertThat(leadsTo(TestClient.visitor(port).page(path))).startsWith("/login");
        assertThat(TestClient.browser(port, "Eve").page(path).status()).isEqualTo(404);
        assertThat(TestClient.browser(port, "Eve").page(path + "/live").status())
                .isEqualTo(404);
    }
}
