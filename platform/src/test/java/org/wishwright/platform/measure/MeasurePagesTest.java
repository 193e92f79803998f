package org.wishwright.platform.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;

/** Kept bodies, appointments, patterns and flats as a browser uses them. */
@PlatformTest
class MeasurePagesTest {

    private static final String INTO = "/configure/01a1fe66-22dd-7f3e-b6d7-50265d859909?c_cloth=navy";

    @LocalServerPort
    int port;

    @Autowired
    private BusinessClock clock;

    @Autowired
    private JdbcClient database;

    private TestClient person;

    @BeforeEach
    void somebody() {
        person = TestClient.browser(port, "Lin");
        person.setCookie("ww_language", "en");
        expect(200, person.page("/measures"));
    }

    @Test
    void heightAndWeightProposeASizeThatIsKeptAndTypedIntoAProduct() {
        var proposed = expect(
                200,
                person.submit(
                        "/measures/new",
                        sheet(Map.of("b_height", "5'7\"", "b_weight", "127斤", "sex", "MALE", "action", "propose"))));
        assertThat(proposed.text()).contains("Standard size 170/88A above, 170/74A below", "estimated");
        var kept = expect(
                302,
                person.submit(
                        "/measures/new",
                        sheet(Map.of("b_height", "170", "b_chest", "38 1/2 in", "b_waist", "2尺3寸", "into", INTO))));
        assertThat(kept.location())
                .contains(INTO + "&", "v_height=1700mm", "v_chest=978mm", "v_waist=767mm")
                .endsWith("#measures");
        var list = expect(200, person.page("/measures?into=" + INTO.replace("?", "%3F")))
                .text();
        assertThat(list).contains("97.8 cm", "written down by yourself", "Use these");
        var use = first("(/measures/[0-9a-f-]{36}/use)", list);
        assertThat(expect(302, person.submit(use, Map.of("into", INTO))).location())
                .contains("v_chest=978mm");
        assertThat(expect(302, person.submit(use, Map.of("into", "//evil.example/configure/")))
                        .location())
                .endsWith("/measures");
    }

    @Test
    void theSheetIsAStepOfChoosingForEverybodyAndLeadsBackWithTheNumbers() {
        var visitor = TestClient.visitor(port);
        var step = "/measures/guide?only=chest,waist,width&into="
                + INTO.replace("?", "%3F").replace("=", "%3D");
        var page = expect(200, visitor.page(step)).text();
        assertThat(page)
                .contains("b_chest", "b_waist", "b_height", "b_weight")
                .doesNotContain("b_neck", "name=\"name\"");
        var sent = sheet(Map.of("b_chest", "96", "b_waist", "2尺5", "into", INTO, "only", "chest,waist"));
        assertThat(visitor.submit("/measures/guide", sent).location())
                .contains(INTO + "&", "v_chest=960mm", "v_waist=833mm")
                .doesNotContain("v_height")
                .endsWith("#measures");
        var wrong = visitor.submit("/measures/guide", sheet(Map.of("b_chest", "9600", "into", INTO, "only", "chest")));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("value=\"9600\"", "Maybe another unit was meant");
        var outside = sheet(Map.of("b_chest", "96", "into", "https://elsewhere.example/configure/"));
        assertThat(visitor.submit("/measures/guide", outside).location()).endsWith("/measures");
        var kept = sheet(Map.of("b_chest", "96", "into", INTO, "name", "Me in May"));
        assertThat(person.submit("/measures/guide", kept).location()).contains("v_chest=960mm");
        assertThat(person.page("/measures").text()).contains("Me in May");
    }

    @Test
    void whatNobodyMeasuredIsMarkedAndFillsAProductOnlyWhenAsked() {
        var typed = sheet(Map.of("b_height", "170", "b_weight", "63", "sex", "MALE", "action", "propose"));
        var proposed = expect(200, person.submit("/measures/new", typed)).text();
        var estimate = first("name=\"e_chest\" value=\"([0-9.]+)\"", proposed);
        typed.putAll(Map.of("action", "save", "b_chest", estimate, "e_chest", estimate, "into", INTO));
        assertThat(expect(302, person.submit("/measures/new", typed)).location())
                .contains("/measures?done=measure.kept");
        var list = person.page("/measures?into=" + INTO.replace("?", "%3F")).text();
        assertThat(list).contains("estimated", "Use the estimates too");
        var use = first("(/measures/[0-9a-f-]{36}/use)", list);
        assertThat(expect(302, person.submit(use, Map.of("into", INTO))).location())
                .contains("v_height=1700mm")
                .doesNotContain("v_chest");
        assertThat(expect(302, person.submit(use, Map.of("into", INTO, "estimates", "yes")))
                        .location())
                .contains("v_chest=");
    }

    @Test
    void doubtsAskForATickAndNothingTypedIsLost() {
        var typed = sheet(Map.of("b_height", "170", "b_chest", "96", "b_waist", "50"));
        var doubted = expect(422, person.submit("/measures/new", typed));
        assertThat(doubted.text()).contains("value=\"50\"", "one would expect 60 to 110 cm", "name=\"sure\"");
        typed.put("sure", "yes");
        expect(302, person.submit("/measures/new", typed));
    }

    @ParameterizedTest
    @CsvSource({
        "b_chest,abc,Write a number",
        "b_chest,0.96,65 to 170 cm",
        "b_height,,at least one measure",
        "name,'',Say whose",
        "b_waist,<script>,Write a number"
    })
    void badInputIsSaidAndKept(String field, String value, String sentence) {
        var typed = sheet(field.equals("b_height") ? Map.of() : Map.of("b_height", "170"));
        typed.put(field, value == null ? "" : value);
        var answer = expect(422, person.submit("/measures/new", typed));
        assertThat(answer.text()).contains(sentence).doesNotContain("<script>");
    }

    @Test
    void aBodyIsItsOwnersAloneAndSealedInTheDatabase() {
        expect(302, person.submit("/measures/new", sheet(Map.of("name", "Grandmother Wu", "b_height", "158"))));
        var id = first("/measures/([0-9a-f-]{36})", person.page("/measures").text());
        var other = TestClient.browser(port, "Other");
        other.page("/measures");
        expect(404, other.page("/measures/" + id));
        expect(404, other.submit("/measures/" + id, sheet(Map.of("b_height", "170"))));
        expect(404, other.submit("/measures/" + id + "/deletion", Map.of()));
        expect(404, other.submit("/measures/" + id + "/use", Map.of("into", INTO)));
        var sealed = database.sql("select sealed from measure.profile where id = ?")
                .param(UUID.fromString(id))
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Wu", "158");
        expect(200, person.page("/measures/" + id + "/deletion"));
        expect(302, person.submit("/measures/" + id + "/deletion", Map.of()));
        assertThat(person.page("/measures").text()).contains("No measures kept yet");
    }

    @Test
    void aMakerMeasuresWhoeverAskedAndOnlyThat() {
        var opened = Maker.open(port, "Tailors of the Lane");
        var maker = opened.browser();
        var shop = opened.organisation();
        var day = clock.instant()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(3)
                .toString();
        expect(200, person.page("/measures/appointment?maker=" + shop));
        var asked = new HashMap<>(Map.of(
                "maker", shop.toString(), "kind", "VISIT", "day", "2001-01-01", "whose", "Lin", "where", "Elm Road 7"));
        assertThat(expect(422, person.submit("/measures/appointment", asked)).text())
                .contains("Choose a day from today on", "Elm Road 7");
        asked.put("day", day);
        expect(302, person.submit("/measures/appointment", asked));
        var list = expect(200, maker.page("/maker/measuring")).text();
        assertThat(list).contains("Elm Road 7", day);
        var sheet = first("(/maker/measuring/[0-9a-f-]{36})", list);
        var stranger = Maker.open(port, "Elsewhere").browser();
        expect(404, stranger.page(sheet));
        expect(200, maker.page(sheet));
        expect(302, maker.submit(sheet, Map.of("sex", "FEMALE", "b_height", "163", "b_chest", "88")));
        assertThat(maker.page("/maker/measuring").text()).doesNotContain("Elm Road 7");
        expect(404, maker.page(sheet));
        assertThat(person.page("/measures").text()).contains("taken by Tailors of the Lane", "88 cm", "measured");
    }

    @Test
    void patternsAndFlatsArePastedWholeOrNotAtAll() {
        var maker = Maker.open(port, "Cutters").browser();
        maker.setCookie("ww_language", "en");
        expect(200, maker.page("/maker/patterns"));
        var bad = expect(
                422, maker.submit("/maker/patterns", Map.of("table", "name\tchest\n170/88A\t88\n175/92A\tninety")));
        assertThat(bad.text()).contains("Row 3, chest", "ninety");
        assertThat(maker.page("/maker/patterns").text()).contains("No patterns yet");
        expect(
                302,
                maker.submit("/maker/patterns", Map.of("table", "name;chest;waist\n170/88A;88;74\n175/92A;92;78,5")));
        assertThat(maker.page("/maker/patterns?q=175").text())
                .contains("175/92A", "78.5")
                .doesNotContain("170/88A");
        expect(200, maker.page("/maker/flats"));
        expect(
                302,
                maker.submit(
                        "/maker/flats",
                        Map.of(
                                "table",
                                "estate\tflat\twall\tlength\theight\tdepth\tobstacles\n"
                                        + "Lakeside\tA2\tbedroom\t360\t260\t60\tdoor 80-170; window 250-330 above 90")));
        assertThat(maker.page("/maker/flats").text()).contains("Lakeside · A2 · bedroom", "window 250–330");
    }

    @Test
    void aFlatMakesTheProductAsLargeAsThePlaceAllowsAndNeighboursMayOfferTheirs() {
        var opened = Maker.open(port, "Joiners");
        var maker = opened.browser();
        var shop = opened.organisation();
        maker.setCookie("ww_language", "en");
        maker.page("/maker/flats");
        var table = "estate,flat,wall,length,height,depth\nLakeside,A2,bedroom,302,260,60";
        expect(302, maker.submit("/maker/flats", Map.of("table", table)));
        var page = expect(200, person.page("/flats?maker=" + shop + "&into=" + INTO.replace("?", "%3F")))
                .text();
        assertThat(page).contains("300 × 259 × 60 cm");
        var use = first("(/flats/[0-9a-f-]{36}/use)", page);
        assertThat(expect(302, person.submit(use, Map.of("into", INTO, "place", "0")))
                        .location())
                .contains("v_width=3000mm", "v_height=2590mm", "v_depth=600mm");
        var own = new HashMap<>(Map.of("maker", shop.toString(), "into", INTO, "length", "two", "height", "2.5 m"));
        own.putAll(Map.of("depth", "60", "share", "yes", "estate", "Lakeside", "flat", "B1", "wall", "hall"));
        assertThat(expect(422, person.submit("/flats/own", own)).text()).contains("Write a length", "2.5 m");
        own.put("length", "2m");
        assertThat(expect(302, person.submit("/flats/own", own)).location()).contains("v_width=1980mm");
        assertThat(person.page("/flats?maker=" + shop).text()).doesNotContain("B1");
        var suggested = first(
                "(/maker/flats/[0-9a-f-]{36}/acceptance)",
                maker.page("/maker/flats").text());
        expect(404, personAsMaker().submit(suggested, Map.of()));
        expect(302, maker.submit(suggested, Map.of()));
        assertThat(person.page("/flats?maker=" + shop + "&q=b1").text()).contains("Lakeside · B1 · hall");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "name", "chest\n88", "name\tchest\n\t88", "name\tChest!\nx\t1", "name\tchest\nx\t-1\t2"})
    void tablesThatAreNoneAreRefusedWithAReason(String table) {
        var maker = Maker.open(port, "Cutters").browser();
        maker.page("/maker/patterns");
        assertThat(expect(422, maker.submit("/maker/patterns", Map.of("table", table)))
                        .text())
                .contains("id=\"table-fault\">");
    }

    private TestClient personAsMaker() {
        var other = Maker.open(port, "Rivals").browser();
        other.page("/maker/flats");
        return other;
    }

    private record Maker(TestClient browser, UUID organisation) {

        static Maker open(int port, String name) {
            var owner = TestClient.signedUp(port, name);
            var organisation = owner.newOrganisation(name);
            var browser = TestClient.visitor(port);
            browser.setCookie("ww_session", owner.token());
            browser.setCookie("ww_language", "en");
            return new Maker(browser, organisation);
        }
    }

    private static String first(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static Map<String, String> sheet(Map<String, String> fields) {
        var all = new HashMap<>(Map.of("name", "me", "sex", "FEMALE", "units", "METRIC", "action", "save"));
        all.putAll(fields);
        return all;
    }
}
