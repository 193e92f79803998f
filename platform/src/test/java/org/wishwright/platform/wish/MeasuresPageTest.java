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

/** Numbers typed in the configurator. */
@PlatformTest
class MeasuresPageTest {

    private static final String COAT = """
            wishwright-model 1
            model coat
            currency CNY
            base 10000
            module cut
              option slim
                name en "Slim"
              option wide
                name en "Wide"
                price 500
            measure chest unit cm from 80 to 120 step 0.5
              name en "Chest"
              help en "Around the fullest part."
            measure waist unit cm from 60 to 110 step 1
              name en "Waist"
            rule broad formula cut=slim implies chest <= 100
              words en "A slim coat would not close over a broad chest."
            """;

    @LocalServerPort
    int port;

    TestClient visitor;
    String path = "";

    @BeforeEach
    void aCoatOnSale() {
        var maker = TestMaker.withWorkshop(port, "Coats");
        visitor = TestClient.visitor(port);
        path = "/configure/" + maker.onSale(maker.blueprint("Coat"), COAT);
    }

    @Test
    void theLinkToShowSomebodyHoldsNoMeasures() {
        var page = visitor.page(path + "?c_cut=wide&c_chest=97&c_waist=86").text();
        assertThat(page).containsPattern("id=\"link\" readonly value=\"http[^\"]*c_cut=wide\"");
        assertThat(page).contains("Your measures are not in it.");
    }

    @Test
    void aMeasureOffItsStepsIsToldTheNearest() {
        assertThat(typed("waist", "88.4").text()).contains("88 is the nearest");
    }

    private TestClient.Answer typed(String measure, String text) {
        return visitor.page(path + "?v_" + measure + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "96|96",
                "96.5|96.5",
                "96,5|96.5",
                " 96 |96",
                "９６．５|96.5",
                "96cm|96",
                "96 厘米|96",
                "965 mm|96.5",
                "38 in|96.5",
                "38\"|96.5",
                "38 1/2 in|98",
                "38-1/2 in|98",
                "38½ in|98",
                "38 ½\"|98",
                "３８ １／２ in|98",
                "96 1/2|96.5",
                "96½ cm|96.5",
                "٩٦|96",
                "096|96",
                "96.0|96"
            })
    void aNumberIsTakenAsPeopleTypeIt(String text, String taken) {
        assertThat(leadsTo(typed("chest", text))).startsWith(path + "?c_chest=" + taken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ninety|Write a number in cm",
                "九十六|Write a number in cm",
                "👕|Write a number in cm",
                "-96|Write a number in cm",
                "96,5,5|Write a number in cm",
                "1e2|Write a number in cm",
                "96 1/0|Write a number in cm",
                "96 1/|Write a number in cm",
                "96 1/2/3|Write a number in cm",
                "½|It is made from 80 to 120 cm",
                "96 kg|This is measured in cm",
                "<script>alert(1)</script>|Write a number in cm",
                "40|It is made from 80 to 120 cm",
                "999999999|It is made from 80 to 120 cm",
                "96.3|It is made in steps of 0.5 cm"
            })
    void whatIsNoSuchNumberStaysInItsFieldWithTheFaultBesideIt(String text, String fault) {
        var page = expect(200, typed("chest", text)).text();
        assertThat(page)
                .containsPattern("(?s)id=\"v-chest-fault\"[^>]*>\\s*<p class=\"fault\">" + fault)
                .contains("id=\"v-chest\" name=\"v_chest\" value=\"" + text.replace("<", "&lt;"))
                .doesNotContain("<script>alert", "name=\"c_chest\"");
    }

    @Test
    void whatIsTypedTooLongIsCutAndRefused() {
        var page = expect(200, typed("chest", "9".repeat(5_000))).text();
        assertThat(page).contains("value=\"" + "9".repeat(40) + "\"", "Write a number in cm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void anEmptiedFieldTakesTheMeasureBack(String empty) {
        assertThat(leadsTo(visitor.page(path + "?c_cut=wide&c_chest=96&v_chest=" + empty.replace(" ", "+"))))
                .startsWith(path + "?c_cut=wide&u=");
    }

    @Test
    void aNumberThatDoesNotGoWithOtherChoicesSaysWhyAndOffersToClearThem() {
        var page = expect(200, visitor.page(path + "?c_cut=slim&v_chest=110")).text();
        assertThat(page)
                .contains("A slim coat would not close over a broad chest.", "name=\"take\" value=\"chest=110\"")
                .contains("80 to 100 cm, in steps of 0.5")
                .contains("Without your other choices it goes from 80 to 120:", "Around the fullest part.")
                .containsPattern("id=\"v-chest\"[^>]* autofocus");
        assertThat(visitor.page(path).text()).doesNotContain("Without your other choices", "autofocus");
        assertThat(leadsTo(visitor.page(path + "?c_cut=slim&v_chest=110&take=chest%3D110")))
                .startsWith(path + "?c_chest=110&u=");
    }

    @Test
    void completingLeavesTheBodyToBeMeasured() {
        assertThat(leadsTo(visitor.page(path + "?complete=1"))).isEqualTo(path + "?c_cut=slim&did=cheapest");
        assertThat(expect(200, visitor.page(path + "?c_cut=slim")).text())
                .contains("Next: Chest", "Your measures")
                .contains("formaction=\"/cart/lines?version=", "Only your measures are missing")
                .doesNotContain("id=\"complete\"");
        assertThat(expect(200, visitor.page(path + "?c_cut=slim&c_chest=96&c_waist=80"))
                        .text())
                .contains("/cart/lines", "Chest 96 cm · Waist 80 cm", "about 37¾ in", "about 31½ in");
    }

    @Test
    void whatWasTypedAndNotTakenCountsWhenItGoesToTheCartOrIsKept() {
        visitor.setCookie("ww_session", TestClient.signedUp(port, "Lin").token());
        var form = Map.of("c_cut", "slim", "v_chest", "96,5", "v_waist", " 80 cm");
        assertThat(leadsTo(visitor.submit(to("/cart/lines"), form))).isEqualTo("/cart?done=cart.added");
        assertThat(expect(200, visitor.page("/cart")).text()).contains("96.5 cm", "80 cm");
        assertThat(leadsTo(visitor.submit(to("/wishes"), form))).isEqualTo("/wishes?done=wish.saved");
    }

    @Test
    void whatCannotBeTakenIsSaidInTheConfiguratorAndStaysTyped() {
        visitor.setCookie("ww_session", TestClient.signedUp(port, "Lin").token());
        var wrong =
                leadsTo(visitor.submit(to("/cart/lines"), Map.of("c_cut", "slim", "v_chest", "999", "v_waist", "80")));
        assertThat(wrong).startsWith(path + "?c_cut=slim").contains("v_chest=999", "v_waist=80");
        assertThat(expect(200, visitor.page(wrong.replaceAll("#.*", ""))).text())
                .contains("value=\"999\"", "aria-invalid=\"true\"");
        assertThat(leadsTo(visitor.submit(to("/cart/lines"), Map.of("c_cut", "slim", "v_chest", "96", "v_waist", ""))))
                .startsWith(path)
                .endsWith("#summary");
        assertThat(expect(200, visitor.page("/cart")).text()).doesNotContain("class=\"bought\"");
    }

    private String to(String address) {
        return address + "?version=" + path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void whatAVisitorPutsIntoTheCartIsThereOnceSheHasSignedIn() {
        visitor.page(path + "?c_cut=slim&c_chest=96&c_waist=80");
        var form = Map.of(
                "version", path.substring(path.lastIndexOf('/') + 1),
                "quantity", "2",
                "c_cut", "slim",
                "c_chest", "96",
                "c_waist", "80");
        assertThat(leadsTo(visitor.submit("/cart/lines", form))).isEqualTo("/cart?done=cart.added");
        assertThat(expect(200, visitor.page("/cart")).text()).contains("96 cm", "Sign in and check out");
        var she = TestClient.signedUp(port, "Lin");
        visitor.setCookie("ww_session", she.token());
        assertThat(expect(200, visitor.page("/cart")).text()).contains("96 cm", "value=\"2\"");
        assertThat(leadsTo(visitor.page("/cart/wanted"))).isEqualTo("/cart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version=x", "%", "a=b&a=c", "version=%F0%9F%91%95&quantity=-1", "<script>"})
    void aCookieOfSomethingElseAddsNothing(String cookie) {
        visitor.setCookie("ww_session", TestClient.signedUp(port, "Lin").token());
        visitor.setCookie("ww_wanted", cookie);
        assertThat(visitor.page("/cart/wanted").status()).isIn(302, 404, 422);
        assertThat(expect(200, visitor.page("/cart")).text()).doesNotContain("class=\"bought\"");
    }

    @Test
    void oneStepMoreOrLessStandsOnButtons() {
        assertThat(expect(200, visitor.page(path + "?c_chest=96")).text())
                .contains("value=\"chest=95.5\"", "value=\"chest=96.5\"");
        assertThat(leadsTo(visitor.page(path + "?c_chest=96&v_chest=96&choose=chest%3D96.5")))
                .startsWith(path + "?c_chest=96.5&u=");
    }
}
