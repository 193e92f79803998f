package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.wishwright.platform.Await;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestDatabase;
import org.wishwright.platform.WishwrightApplication;
import org.wishwright.platform.site.Demo;

/**
 * Walks through numbered steps of a document as they are written: whatever stands there after one of the words of {@link #DOING} is
 * done in a browser. What is filled in stands behind {@code with}, in one line or, where it has several, in a block of code.
 */
final class Walk {

    private static final Pattern DOING = Pattern.compile(
            "(Open|Press|Choose|Fill|Tick|See|Sign\\s+in\\s+as)\\s+(?:\\*\\*(.+?)\\*\\*|`(.+?)`)"
                    + "(?:\\s+(?:with\\s+(?:`([^`\\n]+?)`|```text\\n(.*?)\\n\\s*```)|as\\s+\\*\\*(.+?)\\*\\*))?",
            Pattern.DOTALL);
    private static final String PASSWORD = "wish-and-make";
    private static final double PATIENCE_MILLIS = 30_000;

    private final Page page;
    private final String name;
    /** The folded part that was opened last, where fields are looked for first. */
    private @Nullable Locator opened;
    /** The form that was written in last, where buttons are looked for first. */
    private @Nullable Locator form;

    /**
     * Starts a program with the demo and walks through a document in it.
     *
     * @param last the product of the demo that is published last
     * @return how many deeds were done
     */
    static int through(String document, String name, int width, int height, String last) throws IOException {
        var written = Files.readString(Path.of("..", "docs", document));
        try (var program = new SpringApplicationBuilder(WishwrightApplication.class)
                        .properties(Map.of("server.port", "0", "wishwright.demo", "true"))
                        .initializers(new TestDatabase())
                        .run();
                var chromium = new Chromium()) {
            program.getBean(Demo.class).load();
            int port = program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            Await.until(() -> TestClient.visitor(port).page("/products").text().contains(last));
            try (var context = chromium.browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setLocale("en-GB")
                    .setBaseURL("http://127.0.0.1:" + port))) {
                return new Walk(context.newPage(), name).walk(written);
            }
        }
    }

    /** @param name of the pictures */
    private Walk(Page page, String name) {
        this.page = page;
        this.name = name;
    }

    /** @return how many deeds were done */
    private int walk(String document) {
        int done = 0;
        var steps = document.substring(document.indexOf("\n1. ")).split("\n(?=[0-9]+\\. \\*\\*)");
        for (var step : steps) {
            if (!step.isBlank()) {
                done += walkStep(step);
                picture(step.strip().replaceFirst("(?s)^([0-9]+)\\..*", "$1"));
            }
        }
        return done;
    }

    /** {@code -Dwishwright.draw=true} takes the pictures of the documents anew. */
    private void picture(String number) {
        if (!Boolean.getBoolean("wishwright.draw")) {
            return;
        }
        if (name.equals("tour")) {
            page.evaluate("() => scrollTo(0, 0)");
        }
        var file = Path.of("..", "docs", "pictures", name + "-" + number + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    private int walkStep(String step) {
        int done = 0;
        var deeds = DOING.matcher(step);
        while (deeds.find()) {
            try {
                act(deeds);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "The " + name + " stops at \"" + deeds.group() + "\" on " + page.url() + "\n"
                                + page.locator("main").innerText(),
                        e);
            }
            done++;
        }
        return done;
    }

    private void act(Matcher deed) {
        var what = oneLine(deed.group(2) == null ? deed.group(3) : deed.group(2));
        switch (oneLine(deed.group(1))) {
            case "Open" -> {
                left();
                page.navigate(what);
            }
            case "Press" -> press(what);
            case "Choose" -> choose(what, deed.group(6));
            case "Fill" ->
                touched(labelled(what, true))
                        .fill(deed.group(4) == null ? deed.group(5).stripIndent() : deed.group(4));
            case "Tick" -> touched(labelled(what, false)).check();
            case "See" ->
                assertThat(page.getByText(what).locator("visible=true").first())
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            default -> signIn(what);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** The form of the field is where the next button is looked for first. */
    private Locator touched(Locator field) {
        form = field.locator("xpath=ancestor::form[1]");
        return field;
    }

    private void press(String words) {
        var button = button(words);
        form = null;
        boolean folds = "SUMMARY".equals(button.evaluate("it => it.tagName"));
        opened = folds
                ? page.locator("details:has(> summary:text-is(\"" + words + "\"))")
                        .first()
                : null;
        button.click();
    }

    /** A button or a link that says just this, or else one that says this among other words. */
    private Locator button(String words) {
        for (var near : new Locator[] {form, opened}) {
            var inside = near == null
                    ? null
                    : near.getByRole(
                                    AriaRole.BUTTON,
                                    new Locator.GetByRoleOptions()
                                            .setName(words)
                                            .setExact(true))
                            .locator("visible=true");
            if (inside != null && inside.count() > 0) {
                return inside.first();
            }
        }
        var among = named(words, false);
        among.first().waitFor();
        var exactly = named(words, true);
        return (exactly.count() > 0 ? exactly : among).first();
    }

    private Locator named(String words, boolean exactly) {
        var button = new Page.GetByRoleOptions();
        if (exactly) {
            button.setName(words).setExact(true);
        } else {
            var plain = words.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0");
            button.setName(Pattern.compile("(?<![A-Za-z])" + plain + "(?![A-Za-z])")); // Red is no part of Redo
        }
        return page.getByRole(AriaRole.BUTTON, button)
                .or(page.getByRole(AriaRole.LINK, button))
                .or(page.locator("summary:text-is(\"" + words.replace("\"", "\\\"") + "\")"))
                .locator("visible=true");
    }

    private Locator labelled(String label, boolean exactly) {
        if (opened != null && opened.isVisible()) {
            var inside = opened.getByLabel(label, new Locator.GetByLabelOptions().setExact(exactly))
                    .locator("visible=true");
            if (inside.count() > 0) {
                return inside.first();
            }
        }
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(exactly))
                .locator("visible=true")
                .first();
    }

    private void choose(String option, @Nullable String label) {
        var select = label == null
                ? page.locator("select")
                        .filter(new Locator.FilterOptions().setHasText(option))
                        .first()
                : touched(labelled(oneLine(label), true));
        var options = select.locator("option");
        var exactly = options.filter(
                new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + Pattern.quote(option) + "\\s*$")));
        var value = (exactly.count() > 0 ? exactly : options.filter(new Locator.FilterOptions().setHasText(option)))
                .first()
                .getAttribute("value");
        select.selectOption(value);
    }

    private void left() {
        opened = null;
        form = null;
    }

    private void signIn(String email) {
        left();
        page.navigate("about:blank"); // nothing of the page before may ask for cookies meanwhile
        page.context().clearCookies();
        page.navigate("/login");
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("form:has(input[name=password]) button").first().click();
        assertThat(page).not().hasURL(Pattern.compile(".*/login.*"));
    }
}
