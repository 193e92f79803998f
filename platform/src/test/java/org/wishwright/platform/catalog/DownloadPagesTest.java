package org.wishwright.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.catalog.TestMaker.leadsTo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.configuration.SemanticHash;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.json.ModelJson;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.FilePart;

@PlatformTest
class DownloadPagesTest {

    private static final List<String> FORMATS = List.of("json", "uvl", "cnf", "nnf");
    private static final String SMALL = """
            wishwright-model 1
            model shelf
            name zh "书架 \\"一号\\"/../x"
            currency CNY
            module wood
            option oak
            option ash
            module back
            option none
            option closed
            rule r forbid wood back
            | ash none
            """;

    @LocalServerPort
    int port;

    TestMaker maker;
    TestClient browser;
    String path;
    String blueprint;

    @BeforeEach
    void aProductOfAMaker() {
        maker = TestMaker.withWorkshop(port, "Download works");
        browser = TestClient.visitor(port);
        browser.setCookie("ww_session", maker.client().token());
        blueprint = maker.blueprint("Shelf");
        path = "/maker/blueprints/" + blueprint;
    }

    @Test
    void aVersionIsTakenAlongInEveryFormat() {
        var version = path + "/versions/" + maker.onSale(blueprint, SMALL) + "/files/";
        assertThat(expect(200, browser.page(path)).text()).contains(path + "/files/json", version + "nnf");
        var json = expect(200, browser.page(version + "json"));
        assertThat(SemanticHash.of(ModelJson.read(json.text()).orThrow()))
                .isEqualTo(SemanticHash.of(ModelText.read(SMALL).orThrow()));
        assertThat(json.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/json");
        assertThat(expect(200, browser.page(version + "uvl")).text()).contains("\"wood=oak\"", "alternative");
        assertThat(expect(200, browser.page(version + "cnf")).text()).contains("c 1 wood", "p cnf 2 1");
        assertThat(expect(200, browser.page(version + "nnf")).text()).startsWith("nnf ");
        assertThat(browser.page(path + "/files/json").text()).isEqualTo(json.text());
    }

    @Test
    void theNameOfAFileIsSafe() {
        maker.upload(blueprint, SMALL);
        var name = browser.page(path + "/files/json")
                .headers()
                .firstValue("Content-Disposition")
                .orElse("");
        assertThat(name)
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''")
                .endsWith("-x-draft.json");
        assertThat(name).doesNotContain("/", "..", "\\").contains("%E4%B9%A6%E6%9E%B6-%E4%B8%80%E5%8F%B7-x-draft.json");
    }

    @Test
    void whatAFormatCannotSayIsToldOnAPage() {
        maker.upload(
                blueprint,
                "wishwright-model 1\nmodel m\ncurrency CNY\ntext sign length 0 to 5 of latin\n"
                        + "module a\noption x\noption y\nrule r formula sign >= 2 or a=x\n");
        var refused = browser.page(path + "/files/uvl");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("UVL cannot say this product", "sign");
        browser.setCookie("ww_language", "zh");
        assertThat(browser.page(path + "/files/uvl").text()).contains("UVL 无法表达此产品");
        assertThat(browser.page(path + "/files/cnf").status()).isEqualTo(200);
        assertThat(browser.page(path + "/files/json").status()).isEqualTo(200);
    }

    @Test
    void strangersAndOtherAddressesFindNothing() {
        assertThat(browser.page(path + "/files/json").status()).as("no draft").isEqualTo(404);
        var version = maker.onSale(blueprint, SMALL);
        var eve = TestClient.browser(port, "Eve");
        for (var format : FORMATS) {
            assertThat(eve.page(path + "/files/" + format).status()).isEqualTo(404);
            assertThat(eve.page(path + "/versions/" + version + "/files/" + format)
                            .status())
                    .isEqualTo(404);
        }
        var other = maker.blueprint("Other");
        assertThat(browser.page("/maker/blueprints/" + other + "/versions/" + version + "/files/json")
                        .status())
                .isEqualTo(404);
        assertThat(browser.page(path + "/files/exe").status()).isEqualTo(404);
        assertThat(browser.page(path + "/files/nnf").status()).isEqualTo(404);
        assertThat(leadsTo(TestClient.visitor(port).page(path + "/files/json"))).startsWith("/login");
    }

    private TestClient.Answer send(FilePart... files) {
        browser.page(path + "/import");
        return browser.submitFiles(path + "/import", Map.of(), List.of(files));
    }

    private static FilePart file(String name, String text) {
        return new FilePart("file", name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDownloadAsJsonCanBeBroughtBack() {
        maker.upload(blueprint, SMALL);
        var json = browser.page(path + "/files/json").text();
        maker.upload(blueprint, SMALL.replace("ash", "elm"));
        assertThat(leadsTo(send(file("shelf.json", json)))).isEqualTo(path + "?done=catalog.imported");
        assertThat(browser.page(path + "/files/json").text()).isEqualTo(json);
        var refused = send(file("shelf.json", json.replace("\"oak\"", "\"o k\"")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("/modules/0/options/0/id");
        assertThat(send(file("shelf.json", json.replace("CNY", "EUR"))).text()).contains("EUR");
        assertThat(browser.page(path + "/files/json").text()).isEqualTo(json);
    }

    @Test
    void uvlFilesThatImportEachOtherAreSentTogether() {
        var main = file("shop.uvl", "imports\n\tparts.wood as w\nfeatures\n\tShop\n\t\tmandatory\n\t\t\tw.Wood\n");
        var wood = file(
                "wood.uvl", "features\n\tWood\n\t\talternative\n\t\t\tOak {Price 120.5}\n\t\t\tAsh {Price 'low'}\n");
        assertThat(leadsTo(send(wood, main))).isEqualTo(path + "?done=catalog.imported");
        assertThat(browser.page(path + "/source").text())
                .contains("switch w.Oak", "price 12050")
                .doesNotContain("Price");
        assertThat(send(main).text()).contains("wood.uvl, which is imported here, is not there");
        assertThat(send(wood, file("other.uvl", "features\n\tOther\n")).text()).contains("2 are imported by no other");
        assertThat(send(main, file("prices.csv", "a,b\n1,2\n")).text()).contains("prices.csv", "Send it alone");
        assertThat(send(main, main).text()).contains("Two files are called");
        assertThat(send(main, wood, file("x.uvl", "features\n\t12\n")).text()).contains("Line 2");
    }
}
