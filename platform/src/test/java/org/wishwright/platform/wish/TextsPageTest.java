package org.wishwright.platform.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.catalog.TestMaker.leadsTo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.TestMaker;

/** What is written on a product: which letters, how many, and what nobody engraves. */
@PlatformTest
class TextsPageTest {

    private static final String RING = """
            wishwright-model 1
            model ring
            currency CNY
            base 10000
            module metal
              name en "Metal"
              option silver
              option gold
                price 9000
            text engraving length 0 to 12 of latin han space
              name en "Engraving"
              name zh "刻字"
            """;

    @LocalServerPort
    int port;

    TestClient visitor;
    String version = "";
    String path = "";

    @BeforeEach
    void aRingOnSale() {
        var maker = TestMaker.withWorkshop(port, "Ring works");
        visitor = TestClient.visitor(port);
        version = maker.onSale(maker.blueprint("Ring"), RING);
        path = "/configure/" + version;
    }

    private TestClient.Answer typed(String text) {
        return visitor.page(path + "?c_metal=gold&v_engraving=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    @Test
    void aTextIsWrittenInAFieldAndChosenAsItStands() {
        assertThat(visitor.page(path).text())
                .contains("id=\"v-engraving\"", "name=\"v_engraving\"", "value=\"engraving=\"");
        assertThat(leadsTo(typed(" For 喆  ")))
                .isEqualTo(path + "?c_metal=gold&c_engraving=" + URLEncoder.encode("For 喆", StandardCharsets.UTF_8));
        assertThat(visitor.page(path + "?c_metal=gold&c_engraving=Lin").text())
                .contains("value=\"Lin\"", "“Lin”", "2 of 2 modules chosen");
        var empty = leadsTo(visitor.page(path + "?c_metal=gold&v_engraving=&choose=engraving%3D"));
        assertThat(empty).startsWith(path + "?c_metal=gold&c_engraving=");
        assertThat(leadsTo(visitor.page(path + "?c_metal=gold&c_engraving=&v_engraving=&choose=metal%3Dsilver")))
                .contains("c_engraving=", "c_metal=silver");
    }

    @ParameterizedTest
    @CsvSource({
        "Lin 1, cannot be written",
        "Abcdefghijklmn, has 14 characters",
        "𠮷, is rare and not in",
        "FUCK off, cannot be made or passed",
        "赌 博, cannot be made or passed"
    })
    void whatCannotBeWrittenIsRefusedAndStaysInTheField(String text, String said) {
        var page = expect(200, typed(text)).text();
        assertThat(page).contains(said, "value=\"" + text + "\"", "aria-invalid=\"true\"");
        assertThat(page).doesNotContain("name=\"c_engraving\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Scunthorpe", "Shitake", "黄赌毒品"})
    void anEnglishWordCountsOnlyWholeAChineseOneAnywhere(String text) {
        assertThat(typed(text).status()).isEqualTo(text.startsWith("S") ? 302 : 200);
    }

    @Test
    void neitherCartNorListTakesWhatThePageRefuses() {
        var she = TestClient.signedUp(port, "Ada");
        var choices = Map.of("metal", "gold", "engraving", "shit");
        var body = Map.of("version", version, "choices", choices, "quantity", 1);
        assertThat(expect(422, she.post("/api/v1/cart/lines", body)).text("code"))
                .isEqualTo("wish.text-banned");
        var rare = Map.of("version", version, "choices", Map.of("metal", "gold", "engraving", "𠮷"));
        assertThat(expect(422, she.post("/api/v1/wishes", rare)).text("code")).isEqualTo("wish.text-glyph");
        visitor.setCookie("ww_language", "zh");
        assertThat(typed("𠮷").text()).contains("“𠮷”是生僻字");
    }
}
