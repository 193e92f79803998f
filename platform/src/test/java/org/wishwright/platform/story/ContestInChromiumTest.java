package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.foundation.BusinessClock;

/** A contest on a phone, from the draft to the winners: maker, designers, a voter, an operator, each on the pages alone. */
@PlatformTest
class ContestInChromiumTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    private Chromium chromium;
    private String contest = "";

    private BrowserContext context(TestClient who) {
        var address = "http://127.0.0.1:" + port;
        var context = chromium.browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("en-GB")
                .setBaseURL(address));
        context.addCookies(List.of(new Cookie("ww_session", who.token()).setUrl(address)));
        return context;
    }

    @Test
    void aContestGoesFromADraftToItsWinners() {
        var maker = TestClient.signedUp(port, "Mara");
        var voter = TestClient.signedUp(port, "Vera");
        try (var browser = new Chromium()) {
            chromium = browser;
            call(maker);
            handIn(TestClient.signedUp(port, "Dora"), "Harbour", Color.BLUE);
            handIn(TestClient.signedUp(port, "Dirk"), "Bamboo", Color.GREEN);
            handIn(TestClient.signedUp(port, "Copycat"), "Harbour again", Color.CYAN);
            commentsAndReports(voter);
            takesDown();
            clock.moveTo(submitUntil(maker).plusSeconds(1));
            Await.until(() -> stage(maker).equals("round-1"));
            votes(voter);
            clock.moveTo(clock.instant().plus(Duration.ofDays(30)));
            Await.until(() -> stage(maker).equals("settled"));
            winners(maker);
        }
    }

    private String stage(TestClient who) {
        return expect(200, who.get("/api/v1/campaigns/" + contest))
                .json()
                .path("campaign")
                .path("stage")
                .asString();
    }

    private Instant submitUntil(TestClient who) {
        return Instant.parse(expect(200, who.get("/api/v1/campaigns/" + contest))
                .json()
                .path("rules")
                .path("submitUntil")
                .asString());
    }

    /** One round of ranking; the two others that the form suggests are taken out. */
    private void call(TestClient maker) {
        try (var context = context(maker)) {
            var page = context.newPage();
            page.navigate("/campaigns/new");
            page.locator("a[href='/campaigns/new?way=contest']").click();
            page.locator("#title").fill("A sneaker of our town");
            page.locator("[name='rounds.0.kind']").selectOption("RANKED");
            page.locator("[name='rounds.0.revisedUntil']").fill("");
            page.locator("[name='rounds.0.keep']").fill("1");
            page.locator("[name='rounds.1.kind']").selectOption("");
            page.locator("[name='rounds.2.kind']").selectOption("");
            page.locator("[name='prizes.0.prize']").fill("500.00");
            page.locator("main form button").last().click();
            fits(page);
            page.locator("#desk form button").first().click();
            assertThat(page.locator("main")).containsText("Prizes");
            page.locator("#mine form button.wish").first().click();
            assertThat(page.locator("body")).containsText("the money is held");
            contest = page.url().replaceFirst(".*/campaigns/", "").replaceFirst("[?#].*", "");
        }
    }

    private void handIn(TestClient designer, String title, Color colour) {
        try (var context = context(designer)) {
            var page = context.newPage();
            page.navigate("/campaigns/" + contest);
            page.locator("#works a[href$='/works/new']").click();
            page.locator("#title").fill(title);
            page.locator("main form button").last().click();
            assertThat(page.locator("main")).containsText("Add a drawing");
            assertThat(page.locator("#title")).hasValue(title);
            page.locator("#picture").setInputFiles(new FilePayload("drawing.png", "image/png", drawing(colour)));
            page.locator("main form button").last().click();
            assertThat(page.locator("h1")).hasText(title);
            assertThat(page.locator("main")).containsText("Timestamp receipt");
            fits(page);
        }
    }

    private static byte[] drawing(Color colour) {
        var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillOval(40, 40, 320, 220);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void commentsAndReports(TestClient reader) {
        try (var context = context(reader)) {
            var page = context.newPage();
            page.navigate("/campaigns/" + contest + "/works");
            page.locator("a.design", new Page.LocatorOptions().setHasText("Harbour again"))
                    .click();
            page.locator("#words").fill("Is this not the other one?");
            page.locator("#comments form button").click();
            assertThat(page.locator("#comments")).containsText("Is this not the other one?");
            page.locator("details summary", new Page.LocatorOptions().setHasText("Report"))
                    .click();
            page.locator("#reason").fill("It copies Harbour.");
            page.locator("details button.danger").click();
            assertThat(page.locator("body")).containsText("An operator will look at it");
        }
    }

    private void takesDown() {
        try (var context = context(TestOperator.client(port))) {
            var page = context.newPage();
            page.navigate("/operator/works");
            var report = page.locator("article", new Page.LocatorOptions().setHasText("It copies Harbour."));
            report.locator("textarea").fill("It is a copy of Harbour.");
            report.locator("button.danger").click();
            assertThat(page.locator("main")).not().containsText("It copies Harbour.");
        }
    }

    private void votes(TestClient voter) {
        try (var context = context(voter)) {
            var page = context.newPage();
            page.navigate("/campaigns/" + contest);
            page.locator("#vote form button").click();
            assertThat(page.locator("[data-code]")).isVisible();
            page.locator("a.button.wish").click();
            assertThat(page.locator("main")).containsText("does not look at who is signed in");
            assertThat(page.locator("li.design")).hasCount(2);
            fits(page);
            page.locator("li.design", new Page.LocatorOptions().setHasText("Bamboo"))
                    .locator("input")
                    .fill("1");
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).containsText("Your ballot is noted");
        }
    }

    private void winners(TestClient maker) {
        try (var context = context(maker)) {
            var page = context.newPage();
            page.navigate("/campaigns/" + contest);
            assertThat(page.locator("#works")).containsText("Bamboo");
            assertThat(page.locator("#works")).not().containsText("Harbour");
            page.locator("#works a[href$='/rounds']").click();
            assertThat(page.locator("main")).containsText("Schulze");
            fits(page);
        }
    }

    /** Nothing hangs over the edge of the phone. */
    private static void fits(Page page) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }
}
