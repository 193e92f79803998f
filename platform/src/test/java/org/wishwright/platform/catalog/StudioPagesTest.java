package org.wishwright.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.catalog.TestMaker.leadsTo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;

/** The studio by plain forms: what a maker without any script does. */
@PlatformTest
class StudioPagesTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");

    @LocalServerPort
    int port;

    TestMaker maker;
    TestClient browser;
    String path;

    @BeforeEach
    void aMakerWithAProduct() {
        maker = TestMaker.withWorkshop(port, "Studio works");
        browser = TestClient.visitor(port);
        browser.setCookie("ww_session", maker.client().token());
        path = "/maker/blueprints/" + maker.blueprint("Shelf");
    }

    private String seen() {
        var matcher = SEEN.matcher(expect(200, browser.page(path + "/studio")).text());
        return matcher.find() ? matcher.group(1) : "";
    }

    private Answer send(String seen, String op, String... fields) {
        var form = new LinkedHashMap<String, String>();
        form.put("op", op);
        form.put("seen", seen);
        for (int i = 0; i + 1 < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return browser.submit(path + "/studio", form);
    }

    private Answer done(String op, String... fields) {
        var answer = send(seen(), op, fields);
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        return answer;
    }

    private void begin() {
        done("module", "zh", "木材", "en", "Wood", "options", "橡木 / Oak = 120\nPine = 30");
    }

    private String text() {
        return browser.page(path + "/source").text();
    }

    @Test
    void aProductIsMadeFromNothingJudgedPreviewedAndPublished() {
        assertThat(browser.page(path + "/studio").text()).contains("Name the first one", "Gift wrap");
        begin();
        assertThat(text()).contains("module wood", "name zh \"木材\"", "option oak", "name zh \"橡木\"", "price 12000");
        done("base", "amount", "¥200");
        done("component", "component", "colour");
        done("measure", "en", "Height", "unit", "cm", "from", "60", "to", "200", "step", "20");
        done(
                "rule",
                "as",
                "sentence",
                "if0",
                "height",
                "sign0",
                ">=",
                "number0",
                "160",
                "then",
                "MUST",
                "to0",
                "wood=oak");
        assertThat(text())
                .contains("base 20000", "#: widget swatch", "measure height unit cm from 60 to 200 step 20")
                .contains("formula height >= 160 implies wood=oak")
                .contains("words en \"When Height is at least 160 cm, Wood must be Oak.\"");
        done("prices", "paste", "wood\tHeight\tCNY\nOak\t200\t50.50", "otherwise", "0");
        assertThat(text()).contains("price wood-by-height default 0 for wood height\n  | oak 200 = 5050");
        done("case", "choice0", "wood=oak", "expectation", "COSTS", "costs", "320");
        var judged = expect(200, browser.page(path + "/studio/judgement")).text();
        assertThat(judged)
                .contains("230.00 CNY", "370.50 CNY", "as expected", "When Height is at least 160 cm")
                .doesNotContain("<html");
        var preview = leadsTo(browser.submit(path + "/preview", Map.of()));
        var page = expect(200, browser.page(preview)).text();
        assertThat(page).contains("This is a preview", "as-swatch").doesNotContain("Put into");
        var version = preview.substring("/configure/".length());
        assertThat(browser.submit("/cart/lines", Map.of("version", version, "quantity", "1"))
                        .status())
                .isEqualTo(404);
        assertThat(leadsTo(browser.submit(path + "/versions", Map.of()))).isEqualTo(path + "#versions");
        var zh = TestClient.visitor(port);
        zh.setCookie("ww_session", maker.client().token());
        zh.setCookie("ww_language", "zh");
        assertThat(expect(200, zh.page(path + "/studio?module=wood&option=oak")).text())
                .contains("木材", "加价");
    }

    @Test
    void twoWhoEditAtOnceLoseNothing() {
        begin();
        var both = seen();
        assertThat(send(both, "option-set", "module", "wood", "option", "oak", "price", "150", "was_price", "120")
                        .status())
                .isEqualTo(302);
        assertThat(send(
                                both,
                                "option-set",
                                "module",
                                "wood",
                                "option",
                                "oak",
                                "en",
                                "White oak",
                                "was_en",
                                "Oak",
                                "zh",
                                "橡木",
                                "was_zh",
                                "橡木",
                                "price",
                                "120",
                                "was_price",
                                "120")
                        .status())
                .isEqualTo(302);
        assertThat(text()).contains("name en \"White oak\"", "price 15000");
        var late = send(both, "option-set", "module", "wood", "option", "oak", "price", "99", "was_price", "120");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("was changed meanwhile", "price 15000", "value=\"99\"", "Send it again");
        assertThat(send(both, "option", "module", "wood", "en", "Ash").status()).isEqualTo(302);
        assertThat(send(both, "option", "module", "wood", "en", "Ash").status()).isEqualTo(302);
        assertThat(text()).contains("option ash\n", "option ash-2\n");
        assertThat(send("0".repeat(64), "base", "amount", "1").text()).contains("too old");
    }

    @Test
    void whatWasDoneIsTakenBackThoughOthersWentOn() {
        begin();
        done("base", "amount", "500");
        done("option", "module", "wood", "en", "Elm");
        done("undo");
        assertThat(text()).doesNotContain("elm").contains("base 50000");
        done("undo");
        assertThat(text()).contains("base 0");
        done("redo");
        done("redo");
        assertThat(text()).contains("option elm", "base 50000");
        assertThat(browser.page(path + "/studio").text()).contains("made again", "by you");
        done(
                "text",
                "body",
                text().replace("base 50000", "# kept by hand\nbase 60000").replace("\n", "\r\n"));
        assertThat(text()).contains("# kept by hand\nbase 60000");
        done("base", "amount", "700");
        assertThat(text()).contains("# kept by hand\nbase 70000");
    }

    @Test
    void whatAnotherChangedMeanwhileStaysWhenOneTakesBackHerOwn() {
        begin();
        done("base", "amount", "500");
        var me = browser;
        var colleague = maker.colleague();
        browser = colleague;
        done("option", "module", "wood", "en", "Elm");
        done("option-set", "module", "wood", "option", "oak", "price", "150", "was_price", "120");
        browser = me;
        done("undo");
        assertThat(text()).contains("option elm", "price 15000", "base 0");
        done("redo");
        assertThat(text()).contains("option elm", "price 15000", "base 50000");
        assertThat(browser.page(path + "/studio").text()).contains("by a colleague");
        browser = colleague;
        done("undo");
        assertThat(text()).contains("option elm", "price 12000", "base 50000");
        browser = me;
        done("option-set", "module", "wood", "option", "oak", "price", "99", "was_price", "120");
        browser = colleague;
        var late = send(seen(), "redo");
        assertThat(late.text()).contains("Somebody changed the same lines meanwhile");
        assertThat(text()).contains("price 9900");
    }

    @Test
    void aFailingCaseStopsPublishingAndSaysWhich() {
        begin();
        done("case", "id", "dear", "choice0", "wood=pine", "expectation", "COSTS", "costs", "99");
        var refused = browser.submit(path + "/versions", Map.of());
        assertThat(refused.text()).contains("do not come out as expected: dear");
        assertThat(browser.page(path + "/studio/judgement").text()).contains("fails", "It costs 30.00 CNY.");
        done("remove", "kind", "CASE", "id", "dear");
        assertThat(browser.submit(path + "/versions", Map.of()).status()).isEqualTo(302);
    }

    @Test
    void badInputIsRefusedWhereItWasTyped() {
        begin();
        assertRefused(send(seen(), "module", "en", "", "options", "a"), "A name has 1 to 120 characters");
        assertRefused(send(seen(), "module", "en", "x".repeat(121), "options", "a"), "A name has 1 to 120 characters");
        assertRefused(send(seen(), "module", "en", "X", "options", " "), "Write the options");
        assertRefused(send(seen(), "module", "en", "X", "options", "Oak = lots"), "“lots” is no amount in CNY");
        assertRefused(send(seen(), "measure", "en", "H", "unit", "cm", "from", "9", "to", "3", "step", "1"), "steps");
        assertRefused(send(seen(), "rule", "as", "text", "body", "stone=red implies wood=oak"), "stone");
        assertRefused(send(seen(), "rule", "as", "sentence", "if0", "wood=oak", "then", "NEVER"), "not complete");
        assertRefused(send(seen(), "prices", "paste", "Oak\tfive\nElm\t5"), "no amount", "no such option");
        assertRefused(send(seen(), "remove", "kind", "OPTION", "id", "stone", "option", "x"), "no longer part");
        assertRefused(send(seen(), "nonsense"), "not one of the studio");
        assertRefused(send(seen(), "text", "body", "wishwright-model 1\nnonsense"), "ine 2");
        var before = text();
        done("module", "en", "<script>alert(1)</script> 🪵", "options", "🪵\n🪵 = 1");
        assertThat(browser.page(path + "/studio").text())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; 🪵")
                .doesNotContain("<script>alert");
        done("undo");
        assertThat(text()).isEqualTo(before);
    }

    private static void assertRefused(Answer answer, String... words) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains(words);
    }

    @Test
    void rulesThatLeaveNothingAreNamedAndAThousandOptionsStayLight() {
        begin();
        done("rule", "as", "text", "body", "not wood=oak", "en", "No oak.");
        done("rule", "as", "text", "body", "not wood=pine", "en", "No pine.");
        done("rule", "as", "text", "body", "wood=oak or wood=pine", "en", "Wood it is.");
        assertThat(browser.page(path + "/studio/judgement").text())
                .contains("No product keeps all these rules", "No oak.", "No pine.")
                .doesNotContain("Wood it is.");
        assertThat(browser.submit(path + "/preview", Map.of()).status()).isEqualTo(302);
        done("undo");
        done("undo");
        var many = IntStream.range(0, 1_000)
                .mapToObj(i -> "Shade " + i + " = " + i)
                .collect(Collectors.joining("\n"));
        var made = done("module", "en", "Shade", "options", many);
        var page =
                expect(200, browser.page(leadsTo(made).replaceFirst("#.*", ""))).text();
        assertThat(page).contains("1–50 / 1000", "datalist").doesNotContain("o-shade-60\"");
        assertThat(page.length()).isLessThan(400_000);
        done("move", "kind", "OPTION", "id", "shade", "option", "shade-999", "by", "-999");
        assertThat(text()).contains("name en \"Shade\"\n  option shade-999\n");
        assertThat(expect(200, browser.page(path + "/studio/judgement")).text()).contains("1,029.00 CNY");
    }

    @Test
    void nobodyElseIsLetIn() {
        begin();
        var eve = TestClient.browser(port, "Eve");
        assertThat(eve.page(path + "/studio").status()).isEqualTo(404);
        assertThat(eve.page(path + "/studio/judgement").status()).isEqualTo(404);
        eve.page("/account");
        assertThat(eve.submit(path + "/studio", Map.of("op", "undo")).status()).isEqualTo(404);
        assertThat(eve.submit(path + "/preview", Map.of()).status()).isEqualTo(404);
        assertThat(leadsTo(TestClient.visitor(port).page(path + "/studio"))).startsWith("/login");
    }
}
