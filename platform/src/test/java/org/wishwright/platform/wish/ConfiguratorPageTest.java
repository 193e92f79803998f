package org.wishwright.platform.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.catalog.TestMaker.leadsTo;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.TestMaker;
import org.wishwright.platform.catalog.TestModels;

@PlatformTest
class ConfiguratorPageTest {

    private static final String COMPLETE = "?c_wood=oak&c_height=low&c_back=open&c_finish=none";

    @LocalServerPort
    int port;

    TestClient visitor;
    TestMaker maker;
    String blueprint = "";
    String path = "";

    @BeforeEach
    void aShelfOnSale() {
        maker = TestMaker.withWorkshop(port, "Shelf works");
        visitor = TestClient.visitor(port);
        blueprint = maker.blueprint("Hall shelf");
        path = "/configure/" + maker.onSale(blueprint, TestModels.shelf());
    }

    private String page(String query) {
        return expect(200, visitor.page(path + query)).text();
    }

    @Test
    void theProductsPageLeadsToItsConfiguratorWithPricesForEveryOption() {
        assertThat(expect(200, visitor.page("/products/" + blueprint)).text()).contains("href=\"" + path + "\"");
        assertThat(page(""))
                .contains("Hall shelf", "230.00 CNY – 525.00 CNY", "<span id=\"variants\">15</span>")
                .contains("+90.00 CNY", "0 of 4 modules chosen");
    }

    @Test
    void choosingChangesTheAddressAndKeepsTheOrderOfChoices() {
        var chosen = visitor.page(path + "?c_wood=pine&choose=height%3Dtall");
        assertThat(chosen.status()).isEqualTo(302);
        assertThat(leadsTo(chosen)).isEqualTo(path + "?c_wood=pine&c_height=tall#m-height");
        var again = visitor.page(path + "?c_wood=pine&c_height=tall&choose=wood%3Doak");
        assertThat(leadsTo(again))
                .startsWith(path + "?c_height=tall&c_wood=oak&u=")
                .endsWith("#m-wood");
    }

    @Test
    void undoTakesBackTheLastChoiceAndClearOneModule() {
        assertThat(page("?c_wood=pine&c_height=tall")).contains("Undo<span class=\"what\">Height</span>");
        assertThat(leadsTo(visitor.page(path + "?c_wood=pine&c_height=tall&undo=1")))
                .isEqualTo(path + "?c_wood=pine&r=1%21height%3Dtall");
        assertThat(leadsTo(visitor.page(path + "?c_wood=pine&c_height=tall&clear=wood")))
                .startsWith(path + "?c_height=tall&u=");
    }

    @Test
    void aBlockedOptionStaysVisibleAndSaysWhyInTheMakersWords() {
        var page = page("?c_wood=pine");
        assertThat(page)
                .contains("name=\"why\" value=\"finish=oil\"", ">Pine is not oiled: it would stain.</button>")
                .doesNotContain("value=\"finish=oil\" aria-pressed");
        assertThat(page("?c_wood=pine&why=finish%3Doil"))
                .contains(
                        "Finish: Oiled is not possible.", "Pine is not oiled: it would stain.", "<li>Wood: Pine</li>");
        visitor.setCookie("ww_language", "zh");
        assertThat(page("?c_wood=pine&why=finish%3Doil")).contains("松木不上油，会留下斑痕。", "表面：上油 不可选");
    }

    @Test
    void aPriceThatHoldsWhatAnOptionNeedsSaysSoOnTheOptionAndInTheSummary() {
        var jacket = "/configure/" + maker.onSale(maker.blueprint("Jacket"), """
                wishwright-model 1
                model jacket
                currency CNY
                base 10000
                module lapel
                  option notch
                  option shawl
                    name en "Shawl"
                    price 1000
                  option peak
                    price 300
                module facing
                  name en "Facing"
                  option cloth
                  option silk
                    name en "Silk satin"
                    price 500
                rule silken formula lapel=shawl implies facing=silk
                """);
        var page = expect(200, visitor.page(jacket)).text();
        assertThat(page).contains("+15.00 CNY", "incl. Silk satin", "+3.00 CNY").containsOnlyOnce("incl.");
        assertThat(expect(200, visitor.page(jacket + "?c_lapel=shawl")).text()).contains("incl. Facing Silk satin");
    }

    @Test
    void completingChoosesTheCheapestAndOffersCartAndSaving() {
        var completed = visitor.page(path + "?c_height=tall&complete=1");
        assertThat(leadsTo(completed)).startsWith(path + "?c_height=tall&c_wood=pine&c_back=closed&c_finish=none&u=");
        assertThat(expect(200, visitor.page(leadsTo(completed))).text())
                .contains("id=\"total\">350.00 CNY</span>")
                .contains("formaction=\"/cart/lines?version=", "name=\"c_finish\" value=\"none\"", "name=\"quantity\"");
        assertThat(page("?c_height=tall")).doesNotContain("/cart/lines");
    }

    @Test
    void aLinkWithUnknownOrIncompatibleChoicesKeepsWhatItCan() {
        var page = page("?c_wood=pine&c_finish=oil&c_wood2=x&c_back=velvet&c_height=low");
        assertThat(page)
                .contains("Not all choices could be kept")
                .contains("wood2=x: this product has no such option.")
                .contains("back=velvet: this product has no such option.")
                .contains("finish=oil does not go with the other choices.")
                .contains("name=\"c_wood\" value=\"pine\"", "name=\"c_height\" value=\"low\"")
                .doesNotContain("name=\"c_finish\"");
        assertThat(visitor.page(path + "?why=nonsense").status()).isEqualTo(200);
        assertThat(visitor.page(path + "?why=no%3Dsuch").status()).isEqualTo(422);
        assertThat(visitor.page(path + "?choose=no%3Dsuch").text())
                .contains("no=such: this product has no such option.");
        assertThat(visitor.page("/configure/not-an-id").status()).isBetween(400, 404);
        assertThat(visitor.page("/products/" + java.util.UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void whatAMakerWritesIsNeverTakenAsMarkup() {
        var model = TestModels.shelf().replace("\"Oak\"", "\"<script>alert(1)</script>\"");
        var other = "/configure/" + maker.onSale(maker.blueprint("<b>Bold</b>"), model);
        assertThat(visitor.page(other).text()).doesNotContain("<script>alert").doesNotContain("<b>Bold");
        assertThat(page("?c_%3Cscript%3E=%3Cscript%3E")).doesNotContain("<script>=");
    }

    @Test
    void htmxGetsTheChangedPartAndTheNewAddress() {
        var part = visitor.with("HX-Request", "true").page(path + "?choose=wood%3Doak");
        assertThat(part.status()).isEqualTo(200);
        assertThat(part.text()).contains("id=\"configurator\"").doesNotContain("<html");
        assertThat(part.headers().firstValue("HX-Push-Url")).contains(path + "?c_wood=oak");
    }

    @Test
    void aLargeProductShowsOnePageOfModulesAndFindsOthersByName() {
        var wide = "/configure/" + maker.onSale(maker.blueprint("Wide"), TestModels.wide(45));
        assertThat(visitor.page(wide).text().split("<fieldset")).hasSize(21);
        assertThat(visitor.page(wide + "?p=3").text().split("<fieldset")).hasSize(6);
        assertThat(visitor.page(wide + "?p=99").text()).contains("Page 3 of 3");
        assertThat(visitor.page(wide + "?q=m45").text())
                .contains("<legend>m45</legend>")
                .doesNotContain("<legend>m1<");
        assertThat(visitor.page(wide + "?q=zebra").text()).contains("No module has this in its name");
        assertThat(visitor.page(wide).text()).contains("× 10¹³");
    }

    @Test
    void onlyWhatIsOpenLeavesOutWhatIsChosenOnEveryPage() {
        var wide = "/configure/" + maker.onSale(maker.blueprint("Wide"), TestModels.wide(45));
        assertThat(visitor.page(wide).text()).contains("name=\"only\" value=\"open\"");
        assertThat(visitor.page(wide + "?c_m2=a&c_m4=b&only=open").text())
                .contains("<legend>m1</legend>", "<legend>m22</legend>", "Page 1 of 3", "name=\"only\" value=\"all\"")
                .doesNotContain("<legend>m2</legend>", "<legend>m4</legend>");
        assertThat(leadsTo(visitor.page(wide + "?c_m2=a&only=open&choose=m1%3Da")))
                .contains("only=open");
        assertThat(visitor.page(wide + "?c_m2=a&only=open&q=m2").text()).doesNotContain("<legend>m2</legend>");
        assertThat(page("?only=open")).contains("<legend>Wood</legend>");
        assertThat(page(COMPLETE + "&only=open")).contains("Everything is chosen");
        assertThat(visitor.page(wide + "?c_m2=a&only=open&only=all").text()).contains("<legend>m2</legend>");
    }

    @Test
    void anAddressWithManyLongChoicesStillWorks() {
        var model = TestModels.wide(200).replaceAll("\\bm([0-9]+)\\b", "a-module-with-a-rather-long-name-indeed-$1");
        var long_ = "/configure/" + maker.onSale(maker.blueprint("Long"), model);
        var completed = leadsTo(visitor.page(long_ + "?complete=1"));
        assertThat(completed.length()).isGreaterThan(8192);
        assertThat(expect(200, visitor.page(completed)).text()).contains("200 of 200 modules chosen");
    }

    @Test
    void configurationsAreSavedListedAndDeletedAfterAsking() {
        var she = TestClient.browser(port, "Ada");
        assertThat(she.page("/wishes").text()).contains("You have not saved a wish yet");
        assertThat(leadsTo(she.submit(
                        "/wishes",
                        Map.of(
                                "version", path.substring("/configure/".length()),
                                "c_wood", "oak",
                                "c_height", "low",
                                "c_back", "open",
                                "c_finish", "none"))))
                .isEqualTo("/wishes?done=wish.saved");
        var list = she.page("/wishes").text().replace("&amp;", "&");
        assertThat(list).contains("Hall shelf", "320.00<span", path + COMPLETE, "Oak · Low, 90 cm · Open");
        var deletion = list.replaceAll("(?s).*href=\"(/wishes/[^\"]*/deletion)\".*", "$1");
        assertThat(she.page(deletion).text()).contains("Delete this wish?");
        she.submit(deletion, Map.of());
        assertThat(she.page("/wishes").text()).contains("You have not saved a wish yet");
        assertThat(leadsTo(visitor.page("/wishes"))).startsWith("/login");
    }

    @Test
    void aStalePageLeadsToTheNewerVersionWithItsChoices() throws InterruptedException {
        var newer = maker.onSale(blueprint, TestModels.shelf().replace("price 12000", "price 13000"));
        var expected = "/configure/" + newer + "?c_wood=oak";
        for (int i = 0; i < 60 && !page("?c_wood=oak").contains(expected); i++) {
            Thread.sleep(100); // what is on sale may be remembered for a few seconds
        }
        assertThat(page("?c_wood=oak")).contains(expected, "This is version 1, and there is a newer one.");
    }
}
