package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.catalog.TestMaker;

/** The picture in three dimensions as a browser draws it: it follows each choice, rests in between, and has something to stand for it. */
@PlatformTest
class SceneInChromiumTest {

    private static final Path REFERENCE = Path.of("src/test/resources/scene/bookshelf.png");
    private static final double PATIENCE = 180_000; // in software, beside other builds
    private static final double ALIKE = 1; // of 255, in the mean over all pixels; most of them are background
    private static final double CHANGED = 2;
    private static final Pattern ANY = Pattern.compile(".+");

    @LocalServerPort
    int port;

    private String path() {
        var maker = TestMaker.withWorkshop(port, "Scenes");
        var blueprint = maker.blueprint("Shelf in 3D");
        expect(
                200,
                maker.client().upload("/api/v1/blueprints/" + blueprint + "/draft", "model", demo("bookshelf.wish")));
        expect(
                204,
                maker.client().upload("/api/v1/blueprints/" + blueprint + "/scene", "scene", demo("bookshelf.scene")));
        return "/configure/" + maker.onSale(blueprint, new String(demo("bookshelf.wish"), StandardCharsets.UTF_8));
    }

    private static byte[] demo(String name) {
        try (var resource = SceneInChromiumTest.class.getResourceAsStream("/demo/" + name)) {
            return Objects.requireNonNull(resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BrowserContext context(Chromium chromium, int width, int height) {
        var context = chromium.browser.newContext(new NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-GB")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBaseURL("http://127.0.0.1:" + port));
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    private static Locator opened(Page page, String path) {
        page.navigate(path);
        var viewer = page.locator(".viewer");
        assertThat(viewer).hasAttribute("data-shown", ANY, new HasAttributeOptions().setTimeout(PATIENCE));
        return viewer;
    }

    private static void shows(Locator viewer, String choices) {
        assertThat(viewer)
                .hasAttribute(
                        "data-shown",
                        Pattern.compile(".*" + choices + ".*"),
                        new HasAttributeOptions().setTimeout(PATIENCE));
    }

    /** How often it has drawn, once it rests. */
    private static int frames(Page page) {
        int before = -1;
        int now = count(page);
        for (int i = 0; i < 60 && now != before; i++) {
            page.waitForTimeout(1_000);
            before = now;
            now = count(page);
        }
        return now;
    }

    private static int count(Page page) {
        return Integer.parseInt(page.locator(".viewer").getAttribute("data-frames"));
    }

    private static BufferedImage picture(Page page) {
        try {
            return ImageIO.read(
                    new ByteArrayInputStream(page.locator(".viewer canvas").screenshot()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The strict policy of the page keeps Playwright from waiting within it. */
    private static void until(Page page, String holds) {
        for (int i = 0; i < 600 && !Boolean.TRUE.equals(page.evaluate(holds)); i++) {
            page.waitForTimeout(200);
        }
        assertThat(page.evaluate(holds)).as(holds).isEqualTo(true);
    }

    /** Mean difference of a colour of a pixel; the largest there is where the sizes differ. */
    private static double difference(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 255;
        }
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((a >> shift & 0xff) - (b >> shift & 0xff));
                }
            }
        }
        return sum / (3.0 * one.getWidth() * one.getHeight());
    }

    @Test
    void itLooksAsDrawnFollowsEachChoiceAndRestsInBetween() throws IOException {
        try (var chromium = Chromium.drawing();
                var context = context(chromium, 1_000, 700)) {
            var page = context.newPage();
            var viewer = opened(page, path() + "?c_wood=oak&c_sides=h120&c_boards=n4&c_doors=none&c_back=panel");
            int frames = frames(page);
            var before = picture(page);
            if (Boolean.getBoolean("wishwright.draw")) {
                Files.createDirectories(REFERENCE.getParent());
                ImageIO.write(before, "png", REFERENCE.toFile());
            }
            assertThat(difference(before, ImageIO.read(REFERENCE.toFile()))).isLessThan(ALIKE);
            page.waitForTimeout(2_000);
            assertThat(count(page)).as("drawn while nothing changed").isEqualTo(frames);
            page.locator("[id='o-wood=walnut']").click();
            shows(viewer, "c_wood=walnut");
            assertThat(frames(page)).isGreaterThan(frames);
            assertThat(difference(picture(page), before)).isGreaterThan(CHANGED);
            page.locator("#undo").click();
            shows(viewer, "c_wood=oak");
            frames(page);
            assertThat(difference(picture(page), before)).isLessThan(ALIKE);
        }
    }

    @Test
    void itTurnsByKeyAndStandsInTheRoom() {
        try (var chromium = Chromium.drawing();
                var context = context(chromium, 1_000, 700)) {
            var page = context.newPage();
            opened(page, path());
            frames(page);
            var front = picture(page);
            page.locator(".viewer canvas").focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("+");
            frames(page);
            var turned = picture(page);
            assertThat(difference(turned, front)).isGreaterThan(1);
            assertThat(page.locator("[data-camera=front]")).hasAttribute("aria-pressed", "false");
            page.locator("[data-camera=front]").click();
            assertThat(page.locator("[data-camera=front]")).hasAttribute("aria-pressed", "true");
            frames(page);
            page.locator(".viewer [data-do=room]").click();
            assertThat(page.locator(".viewer dialog")).isVisible();
            until(page, "document.querySelector('.viewer dialog img').naturalWidth > 0");
            page.keyboard().press("Escape");
            quickLook(page);
            lostContext(page);
        }
    }

    @Test
    void aPhoneThatCannotShowItInTheRoomSaysSoInsteadOfShowingACodeOnItsOwnScreen() {
        try (var chromium = Chromium.drawing();
                var context = chromium.browser.newContext(new NewContextOptions()
                        .setViewportSize(390, 844)
                        .setIsMobile(true)
                        .setHasTouch(true)
                        .setLocale("en-GB")
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setBaseURL("http://127.0.0.1:" + port))) {
            context.setDefaultTimeout(PATIENCE);
            var page = context.newPage();
            opened(page, path());
            page.locator(".viewer [data-do=room]").click();
            assertThat(page.locator(".viewer dialog")).containsText("This phone cannot show it in your room");
            assertThat(page.locator(".viewer dialog img")).isHidden();
        }
    }

    /** As on an iPhone: the link that Quick Look opens leads to a file that holds the product. */
    private static void quickLook(Page page) {
        page.evaluate("""
                () => {
                  DOMTokenList.prototype.supports = () => true;
                  HTMLAnchorElement.prototype.click = function () {
                    fetch(this.href).then((file) => file.arrayBuffer()).then((bytes) => {
                      window.looked = {rel: this.rel, pictures: this.children.length, bytes: bytes.byteLength,
                        zip: new TextDecoder().decode(bytes.slice(0, 2)), text: new TextDecoder().decode(bytes)};
                    });
                  };
                }""");
        page.locator(".viewer [data-do=room]").click();
        until(page, "'looked' in window");
        assertThat(page.evaluate("looked.rel + looked.pictures + looked.zip")).isEqualTo("ar1PK");
        assertThat(page.evaluate("looked.text.includes('metersPerUnit') && looked.bytes > 5000"))
                .isEqualTo(true);
    }

    /** A phone takes the graphics away from pages in the background; the flat picture stands until it gives them back. */
    private static void lostContext(Page page) {
        page.evaluate("window.taken = document.querySelector('.viewer canvas').getContext('webgl2')"
                + ".getExtension('WEBGL_lose_context'), taken.loseContext()");
        assertThat(page.locator(".stage-picture > svg")).isVisible();
        assertThat(page.locator(".viewer")).isHidden();
        page.evaluate("taken.restoreContext()");
        assertThat(page.locator(".viewer")).isVisible();
    }

    @Test
    void onAPhoneNothingScrollsSidewaysAndAxeFindsNothing() {
        try (var chromium = Chromium.drawing();
                var context = context(chromium, 390, 844)) {
            var page = context.newPage();
            opened(page, path());
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(page.locator(".viewer [role=img]")).hasAttribute("aria-label", "Shelf in 3D");
            assertThat(Axe.serious(page, ColorScheme.LIGHT)).isEmpty();
            assertThat(Axe.serious(page, ColorScheme.DARK)).isEmpty();
        }
    }

    @Test
    void withoutWebGlTheFlatPictureFollowsTheChoices() {
        try (var chromium = Chromium.flat();
                var context = context(chromium, 390, 844)) {
            var page = context.newPage();
            page.navigate(path());
            assertThat(page.locator("[data-flat-note]"))
                    .containsText("picture is flat", new ContainsTextOptions().setTimeout(PATIENCE));
            var drawn = page.locator(".stage-picture > svg");
            assertThat(drawn).isVisible();
            var before = drawn.innerHTML();
            page.locator("[id='o-wood=walnut']").click();
            assertThat(page.locator("[id='o-wood=walnut']")).hasAttribute("aria-pressed", "true");
            assertThat(drawn).isVisible();
            assertThat(drawn.innerHTML()).isNotEqualTo(before);
            assertThat(page.locator("[data-flat-note]")).hasCount(1);
        }
    }
}
