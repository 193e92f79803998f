package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.TestMaker;

/** A small product made from nothing in the studio by somebody who has never seen the model text, and configured in its preview. */
@PlatformTest
class StudioInChromiumTest {

    private static final String EVERY_KIND = """
            wishwright-model 1
            model every-kind
            currency CNY
            base 10000
            module wood
              name en "Wood"
              option oak
                name en "Oak"
                colour #b98f56
              option pine
            measure width unit cm from 40 to 200 step 10
            number depth unit cm from 10 to 60 step 1
            text engraving length 0 to 12 of latin han space
            switch bell
            switch lamp
            group extras of bell lamp pick 0 to 1
            upload artwork
            rule wide formula width >= 150 implies wood=oak
              words en "Wide ones are oak."
            rule oaken forbid wood bell
              | pine yes
            price by-wood default 0 for wood
              | oak = 500
            price by-width formula 35 * width
            #: case sold possible wood=oak
            """;

    @LocalServerPort
    int port;

    private BrowserContext context(Chromium chromium, TestClient who, int width) {
        var context = chromium.browser.newContext(new NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale("en-GB")
                .setBaseURL("http://127.0.0.1:" + port));
        context.addCookies(List.of(new Cookie("ww_session", who.token()).setUrl("http://127.0.0.1:" + port + "/")));
        return context;
    }

    @Test
    void aProductIsMadeJudgedMovedAndTried() {
        var maker = TestMaker.withWorkshop(port, "Chromium studio");
        var studio = "/maker/blueprints/" + maker.blueprint("Made in the studio") + "/studio";
        try (var chromium = new Chromium();
                var context = context(chromium, maker.client(), 1280)) {
            var page = context.newPage();
            page.navigate(studio);
            page.fill("#add-en", "Wood");
            page.fill("#add-options", "橡木 / Oak = 120\nPine = 30");
            page.click("form:has(#add-options) button:has-text('Add')");
            assertThat(page.locator("#m-wood")).containsText("2 options");
            page.click("#add-component summary");
            page.click("button[value=colour]");
            assertThat(page.locator("#m-colour")).containsText("5 options");
            page.click("#add-rule summary");
            page.selectOption("#rule-new-if0", "colour=red");
            page.selectOption("#rule-new-to0", "wood=oak");
            page.click("form:has(#rule-new-if0) button:has-text('Add')");
            assertThat(page.locator("#r-rule")).containsText("When Colour is Red, Wood must be Oak.");
            assertThat(page.locator("#figures")).containsText("9");
            assertThat(page.locator("#judgement")).containsText("−1");
            dragged(page);
            assertThat(page.locator("#modules .pieces > li").first()).hasAttribute("id", "m-colour");
            page.locator("[aria-label='Move Colour down']").press("Enter");
            assertThat(page.locator("#modules .pieces > li").first()).hasAttribute("id", "m-wood");
            page.click("button:has-text('Undo')");
            assertThat(page.locator("#modules .pieces > li").first()).hasAttribute("id", "m-colour");
            assertThat(Axe.serious(page, ColorScheme.LIGHT)).isEmpty();
            page.click("button:has-text('Preview')");
            tried(page);
        }
    }

    /** By its grip, from below to the top. */
    private static void dragged(Page page) {
        page.evaluate("() => scrollTo(0, 0)");
        var grip = page.locator("#m-colour > .row [data-grip]").boundingBox();
        var first = page.locator("#m-wood").boundingBox();
        page.mouse().move(grip.x + grip.width / 2, grip.y + grip.height / 2);
        page.mouse().down();
        page.mouse().move(grip.x, first.y + 20);
        page.mouse().move(grip.x, first.y + 5);
        page.mouse().up();
    }

    private static void tried(Page page) {
        page.click("[id='o-colour=red']");
        assertThat(page.locator("[id='o-wood=pine']")).hasClass(java.util.regex.Pattern.compile("blocked"));
        page.click("[id='o-wood=oak']");
        assertThat(page.locator("#total")).containsText("120.00");
        assertThat(page.locator("#to-cart")).hasCount(0);
        assertThat(page.locator("#configurator")).containsText("It cannot be bought");
    }

    /** Each form of the studio, opened as its link or heading opens it, in both languages. */
    @Test
    void everyFormIsReadableByEveryoneInBothLanguages() {
        var maker = TestMaker.withWorkshop(port, "Every form");
        var blueprint = maker.blueprint("Every form");
        maker.upload(blueprint, EVERY_KIND);
        var kinds = java.util.stream.Stream.of("number", "text", "switch", "upload", "group", "part")
                .map(kind -> "?add=" + kind);
        var pieces = java.util.stream.Stream.of("wood", "width", "depth", "engraving", "bell", "artwork", "extras")
                .map(piece -> "?module=" + piece);
        var others = java.util.stream.Stream.of(
                "",
                "?module=wood&option=oak",
                "?rule=wide",
                "?rule=oaken",
                "?add=rule",
                "?add=module",
                "?table=by-wood",
                "?table=by-width",
                "?text",
                "?judge");
        var forms = java.util.stream.Stream.of(others, pieces, kinds)
                .flatMap(one -> one)
                .toList();
        var faults = new java.util.ArrayList<String>();
        try (var chromium = new Chromium()) {
            for (var language : List.of("en", "zh")) {
                try (var context = context(chromium, maker.client(), 1280)) {
                    context.addCookies(
                            List.of(new Cookie("ww_language", language).setUrl("http://127.0.0.1:" + port + "/")));
                    var page = context.newPage();
                    for (var form : forms) {
                        var answer = page.navigate("/maker/blueprints/" + blueprint + "/studio" + form);
                        assertThat(answer.status()).as(form).isEqualTo(200);
                        page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
                        var dress = language.equals("en") ? ColorScheme.LIGHT : ColorScheme.DARK;
                        Axe.serious(page, dress).forEach(fault -> faults.add(language + form + ": " + fault));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void onAPhoneNothingScrollsSidewaysAndTheFormsFit() {
        var maker = TestMaker.withWorkshop(port, "Phone studio");
        var blueprint = maker.blueprint("On a phone");
        maker.upload(blueprint, org.wishwright.platform.catalog.TestModels.shelf());
        try (var chromium = new Chromium();
                var context = context(chromium, maker.client(), 390)) {
            var page = context.newPage();
            for (var open : List.of(
                    "",
                    "?module=wood&option=oak",
                    "?rule=tall-needs-back",
                    "?rule=no-oil-on-pine",
                    "?table=lacquer-by-height",
                    "?add=rule",
                    "?text",
                    "?judge")) {
                page.navigate("/maker/blueprints/" + blueprint + "/studio" + open);
                assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                        .as(open)
                        .isLessThanOrEqualTo(390);
                assertThat(Axe.serious(page, ColorScheme.DARK)).as(open).isEmpty();
            }
            assertThat(page.locator("#judgement")).containsText("15");
        }
    }
}
