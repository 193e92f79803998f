package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.TestMaker;
import org.wishwright.platform.files.TestPictures;

/** A part is chosen where it is seen, by a press or by its button; what somebody sends is laid on it. */
@PlatformTest
class PartsInChromiumTest {

    private static final double PATIENCE = 180_000; // in software, beside other builds
    private static final Pattern ANY = Pattern.compile(".+");

    private static final String MODEL = """
            wishwright-model 1
            model mug
            currency CNY
            base 3000
            module body
              #: widget part
              name en "Body"
              option white
                name en "White"
                colour #f4f4f4
              option blue
                name en "Blue"
                colour #2c3f82
            upload artwork
            """;

    private static final String SCENE = """
            wishwright-scene 1
            unit mm
            material body
              colour colour(body)
            box body
              material body
              size 90, 100, 90
              at 0, 50, 0
            picture print
              of artwork
              width 60
              height 60
              at 0, 50, 46
            """;

    @LocalServerPort
    int port;

    private String path() {
        var maker = TestMaker.withWorkshop(port, "Mugs");
        var blueprint = maker.blueprint("Mug in 3D");
        expect(200, maker.client().upload("/api/v1/blueprints/" + blueprint + "/draft", "model", bytes(MODEL)));
        expect(204, maker.client().upload("/api/v1/blueprints/" + blueprint + "/scene", "scene", bytes(SCENE)));
        return "/configure/" + maker.onSale(blueprint, MODEL);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private BrowserContext context(Chromium chromium) {
        var context = chromium.browser.newContext(new NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("en-GB")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBaseURL("http://127.0.0.1:" + port));
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    @Test
    void aPressOnThePartAndItsButtonTakeTheNextOption() {
        com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        try (var chromium = new Chromium();
                var context = context(chromium)) {
            var page = context.newPage();
            page.navigate(path());
            assertThat(page.locator(".viewer")).hasAttribute("data-shown", ANY);
            var button = page.locator("[data-part=body]");
            assertThat(button).hasText("Body");
            button.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("[id='o-body=white']")).hasAttribute("aria-pressed", "true");
            assertThat(button).hasText("Body: White");
            assertThat(button).isFocused();
            assertThat(page.locator(".viewer")).hasAttribute("data-shown", Pattern.compile(".*body=white.*"));
            page.locator(".viewer canvas").click();
            assertThat(page.locator("[id='o-body=blue']")).hasAttribute("aria-pressed", "true");
            assertThat(button).hasText("Body: Blue");
        } finally {
            com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(5_000);
        }
    }

    @Test
    void whatIsSentIsLaidOnTheModelForWhoSentIt() {
        var path = path();
        var browser = TestClient.browser(port, "Lin");
        browser.page(path);
        var sent = browser.submitFiles(
                path + "/artwork/artwork?c_body=white",
                Map.of(),
                List.of(new TestClient.FilePart("file", "a.jpg", TestPictures.jpeg(80, 60))));
        var place = TestMaker.leadsTo(sent).replaceFirst("#.*", "");
        var file = place.replaceFirst(".*c_artwork=", "");
        try (var chromium = new Chromium();
                var context = context(chromium)) {
            context.addCookies(List.of(
                    new Cookie("ww_session", browser.cookie("ww_session")).setUrl("http://127.0.0.1:" + port + "/")));
            var page = context.newPage();
            var laid = page.waitForResponse(
                    answer -> answer.url().endsWith("/artwork/" + file), () -> page.navigate(place));
            assertThat(laid.status()).isEqualTo(200);
            assertThat(page.locator(".viewer"))
                    .hasAttribute(
                            "data-shown",
                            ANY,
                            new com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions()
                                    .setTimeout(PATIENCE));
        }
    }
}
