package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.catalog.TestMaker;

/** The guided sheet opens over the studio, and leaves there what was chosen and typed; without any script it is a page and leads back. */
@PlatformTest
class MeasureStepInChromiumTest {

    private static final String VEST = """
            wishwright-model 1
            model vest
            currency CNY
            base 10000
            module cloth
              name en "Cloth"
              option cotton
                name en "Cotton"
              option wool
                name en "Wool"
                price 3000
            measure chest unit cm from 84 to 130 step 1
              name en "Chest"
            measure waist unit cm from 66 to 126 step 1
              name en "Waist"
            """;

    @LocalServerPort
    int port;

    private Page page(Chromium chromium, boolean script) {
        var maker = TestMaker.withWorkshop(port, "Vests");
        var page = chromium.browser
                .newContext(new NewContextOptions()
                        .setViewportSize(390, 844)
                        .setLocale("en-GB")
                        .setJavaScriptEnabled(script)
                        .setBaseURL("http://127.0.0.1:" + port))
                .newPage();
        page.navigate("/configure/" + maker.onSale(maker.blueprint("Vest"), VEST));
        return page;
    }

    @Test
    void whatWasTypedAndChosenStaysAndTheNumbersComeIntoTheFields() {
        try (var chromium = new Chromium()) {
            var page = page(chromium, true);
            page.locator("[id='o-cloth=wool']").click();
            assertThat(page.locator("[id='o-cloth=wool']")).hasAttribute("aria-pressed", "true");
            page.locator("#v-waist").fill("88"); // typed, and not sent yet
            page.locator("#guide").click();
            var sheet = page.locator("#guide-step");
            assertThat(sheet).isVisible();
            assertThat(sheet.locator("#b-waist")).hasValue("88");
            sheet.locator("#b-chest").fill("9600");
            sheet.locator("button[value=use]").click();
            assertThat(sheet.locator("#b-chest")).hasAttribute("aria-invalid", "true");
            assertThat(sheet.locator("#b-chest")).isFocused();
            sheet.locator("#b-chest").fill("38 1/4 in");
            sheet.locator("button[value=use]").click();
            assertThat(sheet).isHidden();
            assertThat(page.locator("#v-chest")).hasValue("97");
            assertThat(page.locator("#v-waist")).hasValue("88");
            assertThat(page.locator("[id='o-cloth=wool']")).hasAttribute("aria-pressed", "true");
            assertThat(page.url()).contains("/configure/");
            assertThat(page.locator("#to-cart #keep")).isVisible();
        }
    }

    @Test
    void theSheetIsClosedByTheKeyboardWithNothingChanged() {
        try (var chromium = new Chromium()) {
            var page = page(chromium, true);
            page.locator("#guide").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#b-height")).isFocused();
            assertThat(Axe.serious(page, ColorScheme.LIGHT)).isEmpty();
            page.keyboard().press("Escape");
            assertThat(page.locator("#guide-step")).isHidden();
            assertThat(page.locator("#guide")).isFocused();
            assertThat(page.locator("#v-chest")).hasValue("");
        }
    }

    @Test
    void withoutScriptsItIsAPageThatLeadsBack() {
        try (var chromium = new Chromium()) {
            var page = page(chromium, false);
            page.locator("[id='o-cloth=wool']").press("Enter");
            page.locator("#guide").press("Enter");
            assertThat(page.url()).contains("/measures/guide");
            page.locator("#b-chest").fill("96");
            page.locator("button[value=use]").click();
            assertThat(page.locator("#v-chest")).hasValue("96");
            assertThat(page.locator("[id='o-cloth=wool']")).hasAttribute("aria-pressed", "true");
        }
    }
}
