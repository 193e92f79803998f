package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.catalog.TestMaker;

/** A blocked option, its repair, the rest completed, compared, undone and made again: by keyboard, and without any script. */
@PlatformTest
class StudioOfTheConsumerTest {

    private static final String COAT = """
            wishwright-model 1
            model coat
            currency CNY
            base 10000
            module cloth
              name en "Cloth"
              option cotton
                name en "Cotton"
              option wool
                name en "Wool"
                price 3000
            module lining
              name en "Lining"
              option none
                name en "No lining"
              option cupro
                name en "Cupro"
                price 5000
            module belt
              name en "Belt"
              option woven
                name en "Woven belt"
              option cut
                name en "Cut belt"
                price 700
            rule warm formula cloth=wool implies not lining=none
              words en "Wool scratches without a lining."
            """;

    @LocalServerPort
    int port;

    private String path() {
        var maker = TestMaker.withWorkshop(port, "Coats");
        return "/configure/" + maker.onSale(maker.blueprint("Coat"), COAT);
    }

    private BrowserContext context(Chromium chromium, boolean script, int width) {
        return chromium.browser.newContext(new NewContextOptions()
                .setViewportSize(width, 844)
                .setLocale("en-GB")
                .setJavaScriptEnabled(script)
                .setBaseURL("http://127.0.0.1:" + port));
    }

    @Test
    void byKeyboardFromABlockedOptionToTheComparisonAndBack() {
        try (var chromium = new Chromium();
                var context = context(chromium, true, 390)) {
            var page = context.newPage();
            page.navigate(path());
            press(page, "o-lining=none");
            assertThat(page.locator("[id='o-cloth=wool']")).containsText("Lining becomes Cupro.");
            assertThat(page.locator("[id='o-cloth=wool']")).containsText("+80.00 CNY");
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("no sideways scrolling on a phone")
                    .isLessThanOrEqualTo(390);
            press(page, "w-cloth=wool");
            assertThat(page.locator("#why")).containsText("Wool scratches without a lining.");
            press(page, "o-cloth=wool");
            assertThat(page.locator("#did")).containsText("Lining: No lining → Cupro");
            assertThat(page.locator("[id='o-cloth=wool']")).isFocused();
            assertThat(page.locator("[data-say]")).containsText("2 of 3");
            press(page, "complete");
            assertThat(page.locator("#did")).containsText("Belt: Woven belt");
            assertThat(page.locator("#total")).containsText("180.00 CNY");
            press(page, "undo");
            assertThat(page.locator("#total")).containsText("180.00");
            press(page, "undo");
            assertThat(page.locator("[id='o-lining=none']")).hasAttribute("aria-pressed", "true");
            press(page, "redo");
            press(page, "redo");
            assertThat(page.locator("[id='o-belt=woven']")).hasAttribute("aria-pressed", "true");
            assertThat(Axe.serious(page, ColorScheme.LIGHT)).isEmpty();
            page.locator("#compare").focus();
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/comparison.*"));
            assertThat(page.locator("main")).containsText("Before the last change");
            assertThat(Axe.serious(page, ColorScheme.LIGHT)).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
        }
    }

    /** Tabs to it, as far as that is from where the focus is, and presses it. */
    private static void press(Page page, String id) {
        assertThat(page.locator("[id='" + id + "']")).isVisible();
        for (int i = 0; i < 80; i++) {
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                page.keyboard().press("Enter");
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("No way by keyboard to " + id);
    }

    @Test
    void withoutAnyScriptTheRepairIsOnePressAndUndone() {
        try (var chromium = new Chromium();
                var context = context(chromium, false, 1440)) {
            var page = context.newPage();
            page.navigate(path() + "?c_lining=none");
            page.locator("[id='o-cloth=wool']").click();
            assertThat(page.locator("#did")).containsText("Lining: No lining → Cupro");
            page.locator("#undo-did").click();
            assertThat(page.locator("[id='o-lining=none']")).hasAttribute("aria-pressed", "true");
            page.locator("#redo").click();
            assertThat(page.locator("[id='o-cloth=wool']")).hasAttribute("aria-pressed", "true");
        }
    }
}
