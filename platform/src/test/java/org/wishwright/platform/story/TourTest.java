package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.wishwright.platform.Await;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestDatabase;
import org.wishwright.platform.WishwrightApplication;
import org.wishwright.platform.site.Demo;

/**
 * Walks {@code docs/tour.md} as it is written, in a program with the demo: whatever stands there after one of the words of
 * {@link #DOING} is done in a browser, so the tour cannot promise what the pages do not keep.
 */
class TourTest {

    private static final Pattern DOING = Pattern.compile(
            "(Open|Press|Choose|Fill|Tick|See|Sign in as) (?:\\*\\*(.+?)\\*\\*|`(.+?)`)(?: with `(.+?)`)?");
    private static final String PASSWORD = "wish-and-make";
    private static final int FEWEST_DEEDS = 30;

    @Test
    void theTourGoesAsItIsWritten() throws IOException {
        var tour = Files.readString(Path.of("..", "docs", "tour.md")).lines().collect(Collectors.joining(" "));
        try (var program = new SpringApplicationBuilder(WishwrightApplication.class)
                        .properties(Map.of("server.port", "0", "wishwright.demo", "true"))
                        .initializers(new TestDatabase())
                        .run();
                var chromium = new Chromium()) {
            program.getBean(Demo.class).load();
            int port = program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            Await.until(() -> TestClient.visitor(port).page("/products").text().contains("Bookshelf made to measure"));
            try (var context = chromium.browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(390, 844)
                    .setLocale("en-GB")
                    .setBaseURL("http://127.0.0.1:" + port))) {
                assertThat(walk(context.newPage(), tour.replaceAll("\\s+", " ")))
                        .isGreaterThan(FEWEST_DEEDS);
            }
        }
    }

    /** @return how many deeds were done */
    private static int walk(Page page, String tour) {
        int done = 0;
        for (var step : tour.substring(tour.indexOf(" 1. ")).split("(?= [0-9]+\\. \\*\\*)")) {
            done += walkStep(page, step);
            picture(page, step.replaceFirst("(?s)^ ([0-9]+)\\..*", "$1"));
        }
        return done;
    }

    /** {@code -Dwishwright.draw=true} takes the pictures of the documents anew. */
    private static void picture(Page page, String number) {
        boolean keep = Boolean.getBoolean("wishwright.draw");
        var folder = keep ? Path.of("..", "docs", "pictures") : Path.of("target", "screenshots");
        page.evaluate("() => scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve("tour-" + number + ".png")));
    }

    private static int walkStep(Page page, String step) {
        int done = 0;
        var deeds = DOING.matcher(step);
        while (deeds.find()) {
            var what = deeds.group(2) == null ? deeds.group(3) : deeds.group(2);
            try {
                act(page, deeds.group(1), what, deeds.group(4));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "The tour stops at \"" + deeds.group() + "\" on " + page.url() + "\n"
                                + page.locator("main").innerText(),
                        e);
            }
            done++;
        }
        return done;
    }

    private static void act(Page page, String deed, String what, String text) {
        switch (deed) {
            case "Open" -> page.navigate(what);
            case "Press" -> button(page, what).click();
            case "Choose" -> choose(page, what);
            case "Fill" ->
                page.getByLabel(what, new Page.GetByLabelOptions().setExact(true))
                        .fill(text);
            case "Tick" -> page.getByLabel(what).check();
            case "See" ->
                assertThat(page.getByText(what).locator("visible=true").first()).isVisible();
            default -> signIn(page, what);
        }
    }

    /** A button or a link that says just this, or else one that says this among other words. */
    private static Locator button(Page page, String words) {
        var among = named(page, words, false);
        among.first().waitFor();
        var exactly = named(page, words, true);
        return (exactly.count() > 0 ? exactly : among).first();
    }

    private static Locator named(Page page, String words, boolean exactly) {
        var button = new Page.GetByRoleOptions().setName(words).setExact(exactly);
        return page.getByRole(AriaRole.BUTTON, button)
                .or(page.getByRole(AriaRole.LINK, button))
                .or(page.locator("summary:text-is(\"" + words.replace("\"", "\\\"") + "\")"))
                .locator("visible=true");
    }

    private static void choose(Page page, String option) {
        var select = page.locator("select")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first();
        var value = select.locator("option")
                .filter(new Locator.FilterOptions().setHasText(option))
                .getAttribute("value");
        select.selectOption(value);
    }

    private static void signIn(Page page, String email) {
        page.navigate("about:blank"); // nothing of the page before may ask for cookies meanwhile
        page.context().clearCookies();
        page.navigate("/login");
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("form:has(input[name=password]) button").first().click();
        assertThat(page).not().hasURL(Pattern.compile(".*/login.*"));
    }
}
