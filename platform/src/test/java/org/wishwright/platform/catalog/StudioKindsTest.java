package org.wishwright.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;

/** Parts of every kind, prices, cases and orders of rows by the studio's plain forms. */
@PlatformTest
class StudioKindsTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");

    @LocalServerPort
    int port;

    TestMaker maker;
    TestClient browser;
    String blueprint;
    String path;

    @BeforeEach
    void aMakerWithAProduct() {
        maker = TestMaker.withWorkshop(port, "Kinds works");
        browser = TestClient.visitor(port);
        browser.setCookie("ww_session", maker.client().token());
        blueprint = maker.blueprint("Case");
        path = "/maker/blueprints/" + blueprint;
        done("module", "en", "Wood", "options", "Oak = 120\nPine", "optional", "1");
    }

    private Answer send(String op, String... fields) {
        var form = new LinkedHashMap<String, String>();
        form.put("op", op);
        var seen = SEEN.matcher(expect(200, browser.page(path + "/studio")).text());
        form.put("seen", seen.find() ? seen.group(1) : "");
        for (int i = 0; i + 1 < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return browser.submit(path + "/studio", form);
    }

    private void done(String op, String... fields) {
        var answer = send(op, fields);
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
    }

    private String refused(String op, String... fields) {
        var answer = send(op, fields);
        assertThat(answer.status()).isEqualTo(422);
        return answer.text();
    }

    private String text() {
        return browser.page(path + "/source").text();
    }

    private String page(String open) {
        return expect(200, browser.page(path + "/studio?" + open)).text();
    }

    @Test
    void everyKindIsAddedOpenedAndChanged() {
        done("kind", "kind", "switch", "en", "Lock", "price", "45");
        done("kind", "kind", "number", "en", "Length", "unit", "mm", "from", "100", "to", "3000", "step", "0.1");
        done(
                "kind",
                "kind",
                "text",
                "en",
                "Engraving",
                "least",
                "0",
                "most",
                "12",
                "of_latin",
                "1",
                "others",
                "&-",
                "price",
                "5");
        done("kind", "kind", "upload", "en", "Artwork", "required", "1");
        done("kind", "kind", "group", "en", "Extras", "least", "0", "most", "1", "options", "Handle = 9\nWheels");
        assertThat(text())
                .contains("module wood optional", "switch lock\n  name en \"Lock\"\n  price 4500")
                .contains("number length unit mm from 100 to 3000 step 0.1")
                .contains("text engraving length 0 to 12 of latin \"&-\"", "price 500 per character")
                .contains("upload artwork required", "group extras pick 0 to 1", "  member handle", "price 900");
        assertThat(page("module=engraving")).contains("of_latin\" value=\"1\" checked", "value=\"5\"");
        done(
                "module-set",
                "module",
                "extras",
                "least",
                "1",
                "most",
                "2",
                "was_rest",
                "pick 0 to 1",
                "en",
                "Extras",
                "was_en",
                "Extras");
        done("module-set", "module", "wood", "was_rest", "optional", "service", "fit-and-go", "was_service", "");
        assertThat(text()).contains("group extras pick 1 to 2", "module wood\n").contains("service by fit-and-go");
        done("option", "module", "extras", "en", "Strap");
        done("option-set", "module", "extras", "option", "strap", "price", "3", "was_price", "");
        assertThat(text()).contains("  member strap\n    name en \"Strap\"\n    price 300");
        for (var open : new String[] {
            "module=lock", "module=length", "module=artwork", "module=extras&option=handle", "add=part"
        }) {
            assertThat(page(open)).doesNotContainPattern("studio[.](?!js)");
        }
        assertThat(refused("kind", "kind", "text", "en", "T", "least", "0", "most", "x", "of_latin", "1"))
                .contains("Write a whole number here");
        assertThat(refused("kind", "kind", "text", "en", "T", "least", "0", "most", "3"))
                .contains("Tick what may be written");
        assertThat(refused("kind", "kind", "spell", "en", "T")).contains("not one of the studio");
        assertThat(refused("kind", "kind", "part", "en", "T", "model", "0".repeat(64)))
                .contains("not one of the studio");
    }

    @Test
    void anotherProductBecomesAPartAndStaysAsItWas() {
        var handle = maker.blueprint("Handle");
        maker.upload(
                handle,
                "wishwright-model 1\nmodel handle\ncurrency CNY\nbase 0\nmodule grip\n  option round\n  option flat\n");
        var source = page("add=part").replaceAll("(?s).*<option value=\"([0-9a-f]{64})\".*", "$1");
        done("kind", "kind", "part", "en", "Handle", "model", source);
        assertThat(text()).contains("part handle is model " + source);
        assertThat(expect(200, browser.page(path + "/studio/judgement")).text()).contains(">6<");
        maker.upload(handle, "wishwright-model 1\nmodel handle\ncurrency CNY\nbase 0\nmodule grip\n  option round\n");
        assertThat(page("module=handle")).contains("An older state of it");
        assertThat(browser.submit(path + "/versions", Map.of()).status()).isEqualTo(302);
    }

    @Test
    void pricesAreCalculatedDatedAndNeverReplacedByAPaste() {
        done("kind", "kind", "number", "en", "Length", "unit", "mm", "from", "100", "to", "300", "step", "1");
        done("formula", "title", "board", "calculation", "0.35 CNY * length", "condition", "wood=oak");
        assertThat(text()).contains("price board formula 0.35 CNY * length when wood=oak");
        assertThat(page("table=board")).contains("value=\"0.35 CNY * length\"", "value=\"wood=oak\"");
        done(
                "formula",
                "id",
                "board",
                "calculation",
                "0.5 CNY * length",
                "valid_from",
                "2026-03-01",
                "was_valid_from",
                "");
        assertThat(text()).contains("price board formula 0.5 CNY * length\n  valid from 2026-03-01");
        assertThat(refused("prices", "id", "board", "paste", "Wood\tCNY\nOak\t5"))
                .contains("which this would replace");
        assertThat(refused("formula", "title", "x", "calculation", "")).contains("Write how the price is calculated");
        assertThat(refused("formula", "title", "x", "calculation", "length +")).contains("ine ");
        assertThat(browser.submit(path + "/versions", Map.of()).status()).isEqualTo(302);
        done(
                "formula",
                "id",
                "board",
                "calculation",
                "0.5 CNY * length",
                "valid_from",
                "",
                "was_valid_from",
                "2026-03-01");
        assertThat(browser.submit(path + "/versions", Map.of()).status()).isEqualTo(302);
    }

    @Test
    void materialsAndStepsMayBeCalculatedAndConditional() {
        done("kind", "kind", "number", "en", "Length", "unit", "mm", "from", "100", "to", "300", "step", "1");
        done(
                "option-set",
                "module",
                "wood",
                "option",
                "oak",
                "was_making",
                "",
                "material0",
                "board",
                "quantity0",
                "0.002 * length + 0.4",
                "unit0",
                "m",
                "uses0",
                "length >= 200",
                "centre0",
                "saw",
                "family0",
                "panel",
                "setup0",
                "60",
                "run0",
                "30 + length / 10",
                "inspect0",
                "1",
                "does0",
                "");
        assertThat(text())
                .contains("when length >= 200 use board 0.002 * length + 0.4 m")
                .contains("step saw family panel setup 60 run 30 + length / 10 inspect");
        assertThat(page("module=wood&option=oak")).contains("value=\"length &gt;= 200\"".replace("&gt;", ">"));
    }

    @Test
    void casesTakeTypedTextsAreEditedAndOrdered() {
        engraved();
        done(
                "case",
                "id",
                "first",
                "choice0",
                "wood=oak",
                "choice1",
                "engraving",
                "typed1",
                "To Li",
                "expectation",
                "COSTS",
                "costs",
                "145");
        done("case", "id", "second", "choice0", "wood=none", "expectation", "POSSIBLE");
        assertThat(text()).contains("#: case first costs 14500 wood=oak \"engraving=To Li\"");
        assertThat(page("case=first")).contains("value=\"To Li\"", "value=\"145\"");
        assertThat(refused("case", "choice0", "engraving", "typed0", "\u0416", "expectation", "POSSIBLE"))
                .contains("cannot be");
        done("case", "id", "first", "choice0", "wood=pine", "expectation", "POSSIBLE");
        assertThat(text()).contains("#: case first possible wood=pine").doesNotContain("To Li");
        done("move", "kind", "CASE", "id", "second", "by", "-1");
        assertThat(text().indexOf("case second")).isLessThan(text().indexOf("case first"));
    }

    private void engraved() {
        done(
                "kind",
                "kind",
                "text",
                "en",
                "Engraving",
                "least",
                "0",
                "most",
                "12",
                "of_latin",
                "1",
                "of_space",
                "1",
                "price",
                "5");
    }

    @Test
    void sentencesCountAndCompareAndAreOrdered() {
        engraved();
        done(
                "rule",
                "as",
                "sentence",
                "then",
                "COUNT_AT_MOST",
                "number-to",
                "1",
                "to0",
                "wood=oak",
                "to1",
                "wood=pine");
        done(
                "rule",
                "as",
                "sentence",
                "if0",
                "engraving",
                "sign0",
                ">=",
                "number0",
                "3",
                "then",
                "MUST",
                "to0",
                "wood=oak");
        assertThat(text())
                .contains("formula at most 1 of (wood=oak, wood=pine)", "formula engraving >= 3 implies wood=oak");
        done("move", "kind", "RULE", "id", "rule-2", "by", "-1");
        assertThat(text().indexOf("rule rule-2")).isLessThan(text().indexOf("rule rule formula"));
        assertThat(page("rule=rule")).contains("COUNT_AT_MOST\" selected");
    }

    @Test
    void whatWasSaidOfAnOlderTextIsMarkedSo() {
        browser.page(path + "/studio/judgement");
        assertThat(page("")).contains("Possible products").doesNotContain("This is of an older text");
        done("base", "amount", "7");
        assertThat(page("")).contains("This is of an older text");
        assertThat(page("judge")).contains("7.00 CNY").doesNotContain("This is of an older text");
    }
}
