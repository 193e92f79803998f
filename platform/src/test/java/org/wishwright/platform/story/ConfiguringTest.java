package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.TestMaker;

/** The configurator in a browser: by keyboard alone, with a slow line, and without any script. */
@PlatformTest
class ConfiguringTest {

    private static final String SHELF = """
            wishwright-model 1
            model shelf
            currency CNY
            base 10000
            module wood
              option oak
                name en "Oak"
                price 500
              option pine
                name en "Pine"
            module finish
              option raw
                name en "Raw"
              option oil
                name en "Oiled"
                price 200
            measure width unit cm from 40 to 90 step 1
              name en "Width"
            measure depth unit cm from 20 to 40 step 1
              name en "Depth"
            rule stains formula finish=oil implies not wood=pine
              words en "Pine is not oiled: it would stain."
            """;

    @LocalServerPort
    int port;

    private String path() {
        var maker = TestMaker.withWorkshop(port, "Shelves");
        return "/configure/" + maker.onSale(maker.blueprint("Keyboard shelf"), SHELF);
    }

    private BrowserContext context(Chromium chromium, boolean script) {
        var context = chromium.browser.newContext(new NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("en-GB")
                .setJavaScriptEnabled(script)
                .setBaseURL("http://127.0.0.1:" + port));
        var she = TestClient.signedUp(port, "Lin");
        context.addCookies(List.of(new Cookie("ww_session", she.token()).setUrl("http://127.0.0.1:" + port + "/")));
        return context;
    }

    @Test
    void byKeyboardAloneTheFocusStaysWhereItWas() {
        try (var chromium = new Chromium();
                var context = context(chromium, true)) {
            var page = context.newPage();
            page.navigate(path());
            tabTo(page, "o-wood=pine");
            page.keyboard().press("Enter");
            assertThat(page.locator("[id='o-wood=pine']")).hasAttribute("aria-pressed", "true");
            assertThat(page.locator("[id='o-wood=pine']")).isFocused();
            assertThat(page.locator("[data-say]")).containsText("1 of 4");
            tabTo(page, "w-finish=oil");
            page.keyboard().press("Enter");
            assertThat(page.locator("#why")).containsText("Pine is not oiled");
            assertThat(page.locator("[id='w-finish=oil']")).isFocused();
            tabTo(page, "take");
            page.keyboard().press("Enter");
            assertThat(page.locator("[id='o-finish=oil']")).hasAttribute("aria-pressed", "true");
            assertThat(page.locator("#m-finish")).isFocused();
            tabTo(page, "v-width");
            page.keyboard().type("60");
            page.keyboard().press("Enter");
            assertThat(page.locator("input[name=c_width]")).hasValue("60");
            assertThat(page.locator("#v-width")).isFocused();
            page.goBack();
            assertThat(page.locator("input[name=c_width]")).hasCount(0);
            assertThat(page.locator("[id='o-finish=oil']")).hasAttribute("aria-pressed", "true");
        }
    }

    private static void tabTo(Page page, String id) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
        }
        throw new AssertionError("No way by keyboard to " + id);
    }

    @Test
    void whatIsPressedAndTypedWhileAnAnswerIsUnderWayIsNotLost() {
        try (var chromium = new Chromium();
                var context = context(chromium, true)) {
            var page = context.newPage();
            page.navigate(path());
            page.route(Pattern.compile(".*choose=wood.*"), route -> {
                page.waitForTimeout(400);
                route.resume();
            });
            page.evaluate("document.getElementById('o-wood=oak').click()");
            page.evaluate("document.getElementById('o-finish=oil').click()");
            page.locator("#v-width").pressSequentially("77");
            assertThat(page.locator("[id='o-finish=oil']")).hasAttribute("aria-pressed", "true");
            assertThat(page.locator("[id='o-wood=oak']")).hasAttribute("aria-pressed", "true");
            assertThat(page.locator("#v-width")).hasValue("77");
        }
    }

    @Test
    void withoutAnyScriptTheSameFormChoosesUndoesAndFillsTheCart() {
        try (var chromium = new Chromium();
                var context = context(chromium, false)) {
            var page = context.newPage();
            page.navigate(path());
            press(page, "[id='o-wood=oak']");
            assertThat(page).hasURL(Pattern.compile(".*c_wood=oak#m-wood"));
            press(page, "[id='o-wood=pine']");
            press(page, "#undo");
            assertThat(page.locator("[id='o-wood=oak']")).hasAttribute("aria-pressed", "true");
            press(page, "#complete");
            page.locator("#v-width").fill("24 in");
            page.locator("#v-depth").fill("3");
            press(page, "#measured");
            assertThat(page.locator("#v-width")).hasValue("61");
            assertThat(page.locator("#v-depth-fault")).containsText("It is made from 20 to 40 cm.");
            assertThat(page.locator("#v-depth")).hasValue("3");
            page.locator("#v-depth").fill("30");
            press(page, "#measured");
            press(page, "#clear-all");
            assertThat(page.locator("#dock-go")).containsText("Next: ");
            press(page, "#undo");
            press(page, "#dock-go");
            assertThat(page).hasURL(Pattern.compile(".*/cart.*"));
            assertThat(page.locator("main").textContent()).contains("Keyboard shelf");
        }
    }

    /** Waiting until a button stands still needs scripts; a key does not. */
    private static void press(Page page, String button) {
        page.locator(button).focus();
        page.keyboard().press("Enter");
        page.waitForLoadState();
    }
}
