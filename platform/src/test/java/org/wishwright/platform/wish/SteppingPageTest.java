package org.wishwright.platform.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.catalog.TestMaker.leadsTo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.TestMaker;

/** Repairing, completing, going back and forth in the configurator. */
@PlatformTest
class SteppingPageTest {

    /** Wool needs a lining; the cheap belt takes long to make. */
    private static final String COAT = """
            wishwright-model 1
            model coat
            currency CNY
            base 10000
            module cloth
              name en "Cloth"
              name zh "面料"
              option cotton
                name en "Cotton"
                name zh "棉"
              option wool
                name en "Wool"
                name zh "羊毛"
                price 3000
            module lining
              name en "Lining"
              name zh "里料"
              option none
                name en "No lining"
                name zh "无里"
              option cupro
                name en "Cupro"
                name zh "铜氨丝"
                price 5000
            module belt
              name en "Belt"
              name zh "腰带"
              option woven
                name en "Woven belt"
                step LOOM family belt setup 60 run 5000 inspect
              option cut
                name en "Cut belt"
                price 700
                step SAW family belt setup 60 run 100 inspect
            measure chest unit cm from 80 to 120 step 1
              name en "Chest"
            rule warm formula cloth=wool implies not lining=none
              words en "Wool scratches without a lining."
              words zh "羊毛没有里料会扎人。"
            rule broad formula cloth=cotton implies not chest=120
              words en "Cotton is not wide enough."
            """;

    @LocalServerPort
    int port;

    TestClient visitor;
    String path = "";

    @BeforeEach
    void aCoatOnSale() {
        var maker = TestMaker.withWorkshop(port, "Coat works");
        visitor = TestClient.visitor(port);
        path = "/configure/" + maker.onSale(maker.blueprint("Coat"), COAT);
    }

    private String page(String query) {
        return expect(200, visitor.page(query.startsWith("/") ? query : path + query))
                .text();
    }

    private String pressed(String query) {
        return leadsTo(visitor.page(query.startsWith("/") ? query : path + query))
                .replaceFirst("#.*", "");
    }

    @Test
    void aBlockedOptionSaysWhatMustChangeAndByHowMuchTheTotalChanges() {
        var page = page("?c_lining=none");
        assertThat(page)
                .contains("name=\"repair\" value=\"cloth=wool\"", "Lining becomes Cupro.", "+80.00 CNY")
                .contains("name=\"why\" value=\"cloth=wool\"", "Wool scratches without a lining.");
        assertThat(page("?c_lining=none&why=cloth%3Dwool")).contains("id=\"repair\"", "id=\"take\"");
        visitor.setCookie("ww_language", "zh");
        assertThat(page("?c_lining=none")).contains("里料改为“铜氨丝”。", "羊毛没有里料会扎人。");
    }

    @Test
    void onePressRepairsKeepsEverythingElseSaysWhatChangedAndIsUndone() {
        var repaired = pressed("?c_lining=none&c_belt=cut&repair=cloth%3Dwool");
        assertThat(repaired)
                .startsWith(path + "?c_lining=cupro&c_belt=cut&c_cloth=wool&")
                .endsWith("did=repair");
        assertThat(page(repaired))
                .contains("So that it fits, these changed:", "Lining: No lining → Cupro", "id=\"undo-did\"")
                .doesNotContain("Not all choices could be kept");
        var undone = pressed(repaired + "&undo=1");
        assertThat(undone).contains("c_lining=none", "c_belt=cut").doesNotContain("c_cloth", "did=");
        var redone = pressed(undone + "&redo=1");
        assertThat(redone)
                .contains("c_lining=cupro", "c_belt=cut", "c_cloth=wool")
                .doesNotContain("&r=");
        assertThat(page(undone))
                .contains("Redo<span class=\"what\">")
                .doesNotContain("id=\"redo\" name=\"redo\" value=\"1\" aria-disabled");
    }

    @Test
    void aMeasureInTheWayIsClearedAndNeverChangedForHer() {
        assertThat(page("?c_chest=120")).contains("Chest is cleared.");
        var repaired = pressed("?c_chest=120&repair=cloth%3Dcotton");
        assertThat(repaired).startsWith(path + "?c_cloth=cotton&").doesNotContain("c_chest");
        assertThat(page(repaired)).contains("Chest: 120 cm (cleared)");
    }

    @Test
    void takingAnEarlyChoiceAnewKeepsWhatFitsAndSaysWhatWasDropped() {
        var taken = pressed("?c_cloth=cotton&c_lining=none&c_belt=cut&take=cloth%3Dwool");
        assertThat(taken).startsWith(path + "?c_belt=cut&c_cloth=wool&").endsWith("did=take");
        assertThat(page(taken))
                .contains("These no longer fit and were cleared:", "Lining: No lining (cleared)")
                .doesNotContain("Belt: Cut belt (cleared)");
        assertThat(pressed(taken + "&undo=1")).contains("c_cloth=cotton", "c_lining=none", "c_belt=cut");
    }

    @Test
    void anotherOptionInsteadTakesBackWhatTheFirstHadBroughtAlong() {
        var wool = pressed("?c_belt=cut&c_lining=none&repair=cloth%3Dwool");
        assertThat(wool).contains("c_cloth=wool", "c_lining=cupro", "did=repair");
        var cotton = pressed(wool + "&choose=cloth%3Dcotton");
        assertThat(cotton).contains("c_cloth=cotton", "c_lining=none", "c_belt=cut", "did=back");
        assertThat(page(cotton)).contains("is taken back", "Lining: Cupro → No lining");
        assertThat(pressed(cotton + "&undo=1")).contains("c_cloth=wool", "c_lining=cupro");
        var asked = pressed(wool + "&choose=belt%3Dwoven");
        assertThat(pressed(asked + "&choose=cloth%3Dcotton"))
                .as("she went on, so the lining is hers by now")
                .contains("c_cloth=cotton", "c_lining=cupro");
    }

    @Test
    void completingTheFastestWayTakesTheLeastWorkAndLeavesTheBodyOpen() {
        var cheapest = pressed("?complete=cheapest");
        assertThat(cheapest)
                .contains("c_cloth=cotton", "c_lining=none", "c_belt=woven")
                .doesNotContain("c_chest");
        var fastest = pressed("?complete=fastest");
        assertThat(fastest).contains("c_belt=cut", "did=fastest").doesNotContain("c_chest");
        assertThat(page(fastest)).contains("Completed with the least work:", "Belt: Cut belt");
        assertThat(pressed(fastest + "&undo=1")).isEqualTo(path + fastestRedo(pressed(fastest + "&undo=1")));
        assertThat(pressed("?complete=nonsense")).contains("c_belt=woven", "did=cheapest");
    }

    /** Undone, nothing is chosen; what is left of the address is the way forth. */
    private String fastestRedo(String undone) {
        assertThat(undone).doesNotContain("c_", "&u=", "?u=").contains("?r=");
        return undone.substring(path.length());
    }

    @Test
    void severalUndosAreMadeAgainOneAfterTheOtherAndANewChoiceEndsRedo() {
        var two = pressed(pressed("?c_cloth=wool&choose=lining%3Dcupro") + "&choose=belt%3Dcut");
        var one = pressed(two + "&undo=1");
        var none = pressed(one + "&undo=1");
        assertThat(none).contains("c_cloth=wool").doesNotContain("c_lining", "c_belt");
        assertThat(pressed(pressed(none + "&redo=1") + "&redo=1")).isEqualTo(two);
        assertThat(pressed(none + "&choose=belt%3Dwoven")).doesNotContain("r=");
        assertThat(pressed(path + "?c_cloth=wool&r=2%21belt%3Dcut&redo=1"))
                .isEqualTo(path + "?c_cloth=wool&r=2%21belt%3Dcut");
    }

    @Test
    void whatSomebodyElseWroteIntoTheAddressDoesNoHarm() {
        assertThat(page("?did=%3Cscript%3E&r=%3Cscript%3E&u=9999999%21")).doesNotContain("<script>\"", "=<script");
        assertThat(visitor.page(path + "?repair=no%3Dsuch").status()).isEqualTo(422);
        assertThat(visitor.page(path + "?repair=nonsense").status()).isEqualTo(302);
        assertThat(page("?did=repair")).doesNotContain("So that it fits");
    }
}
