package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.files.TestPictures;

/** A ring on a phone: her brief, two makers' quotes side by side, drawings, and the money of each milestone to the last. */
@PlatformTest
class BespokeInChromiumTest {

    private static final FilePayload SKETCH =
            new FilePayload("sketch.png", "image/png", TestPictures.encoded(600, 400, "png"));

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aRingIsDescribedQuotedDrawnMadeAndPaidFor() {
        var consumer = TestClient.signedUp(port, "Lin");
        var goldsmith = maker("Ada");
        var rival = maker("Bo");
        try (var chromium = new Chromium();
                var hers = context(chromium, consumer);
                var first = context(chromium, goldsmith);
                var second = context(chromium, rival)) {
            var page = hers.newPage();
            var path = drafted(page);
            var ada = first.newPage();
            var bo = second.newPage();
            asked(ada, page, path);
            quoted(ada, path, "8000", "30", "70");
            quoted(bo, path, "9500", "50", "50");
            assertThat(ada.locator("main")).not().containsText("9,500");
            page.navigate(path);
            assertThat(page.locator("table")).containsText("8,000.00");
            assertThat(page.locator("table")).containsText("above the budget");
            fits(page);
            page.selectOption(
                    "#accepted-quote-quote",
                    page.locator("#accepted-quote-quote option", holding("8,000"))
                            .getAttribute("value"));
            page.locator("form:has(input[value=accepted-quote]) button").click();
            pays(page, "2,400.00");
            drawn(ada, page, path);
            shown(ada, path);
            page.navigate(path);
            pays(page, "5,600.00");
            received(page);
            assertThat(paidTo(goldsmith)).as("the price less a twentieth").isEqualTo(760_000);
            assertThat(paidTo(rival)).isZero();
        }
    }

    private TestClient maker(String name) {
        var maker = TestClient.signedUp(port, name);
        maker.newOrganisation("Gold by " + name + " " + UUID.randomUUID());
        return maker;
    }

    private static Page.LocatorOptions holding(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    /** A refused form first: what was typed and the sketch stay in it. */
    private static String drafted(Page page) {
        page.navigate("/campaigns/new?way=bespoke");
        page.fill("#title", "A ring like roots");
        page.fill("#brief", "Two roots that hold a stone.\nYellow gold.");
        page.locator("#pictures").setInputFiles(SKETCH);
        page.fill("[name='measures.0.measure']", "Ring size");
        page.fill("[name='measures.0.size']", "52");
        page.fill("#budget", "9000");
        page.fill("#payDays", "many");
        page.locator("main form button:has-text('Save')").click();
        assertThat(page.locator("#payDays-fault")).containsText("digits only");
        assertThat(page.locator("#brief")).hasValue("Two roots that hold a stone.\nYellow gold.");
        assertThat(page.locator(".thumbs img")).hasCount(1);
        fits(page);
        page.fill("#payDays", "3");
        page.locator("main form button:has-text('Save')").click();
        assertThat(page.locator("main")).containsText("Only you see this draft.");
        page.locator("form[action$='/opening'] button").click();
        assertThat(page.locator("main")).containsText("Questions and quotes are taken until");
        return page.url().replaceAll("\\?.*", "");
    }

    private static void asked(Page maker, Page consumer, String path) {
        maker.navigate(path);
        assertThat(maker.locator("main")).containsText("Two roots that hold a stone.");
        maker.fill("#questioned-question", "Is the stone yours?");
        maker.locator("form:has(input[value=questioned]) button").click();
        consumer.navigate(path);
        consumer.fill("#answered-answer", "Yes, a garnet of 6 mm.");
        consumer.locator("form:has(input[value=answered]) button").click();
        maker.navigate(path);
        assertThat(maker.locator("main")).containsText("Yes, a garnet of 6 mm.");
    }

    private static void quoted(Page maker, String path, String price, String first, String second) {
        maker.navigate(path);
        maker.fill("#quoted-price", price);
        maker.fill("[name='milestones.0.step']", "On accepting");
        maker.fill("[name='milestones.0.percent']", first);
        maker.fill("[name='milestones.1.step']", "Stone set");
        maker.fill("[name='milestones.1.percent']", second);
        maker.fill(
                "#quoted-delivery", LocalDate.now(ZoneOffset.UTC).plusDays(60).toString());
        maker.fill("#quoted-words", "Cast and finished by hand.");
        fits(maker);
        assertThat(Axe.serious(maker, ColorScheme.LIGHT)).isEmpty();
        assertThat(Axe.serious(maker, ColorScheme.DARK)).isEmpty();
        maker.locator("form:has(input[value=quoted]) button").click();
        assertThat(maker.locator("main")).containsText("Quotes side by side");
    }

    private static void pays(Page page, String amount) {
        var pay = page.locator("form[action$='/payments'] button");
        assertThat(pay).containsText(amount);
        pay.click();
        assertThat(page.locator("[role=status]").first()).isAttached();
        assertThat(page.locator("form[action$='/payments']")).hasCount(0);
    }

    private static void drawn(Page maker, Page consumer, String path) {
        maker.navigate(path);
        maker.locator("#drawings").setInputFiles(SKETCH);
        maker.fill("#drew-notes", "Seen from above");
        maker.locator("form:has(input[value=drew]) button").click();
        assertThat(maker.locator("main")).containsText("Seen from above");
        consumer.navigate(path);
        consumer.fill("#changes-wanted-changes", "A little wider");
        consumer.locator("form:has(input[value=changes-wanted]) button").click();
        maker.navigate(path);
        assertThat(maker.locator("main")).containsText("A little wider");
        maker.locator("#drawings").setInputFiles(SKETCH);
        maker.fill("#drew-notes", "Wider by a millimetre");
        maker.locator("form:has(input[value=drew]) button").click();
        assertThat(maker.locator("main")).containsText("Wider by a millimetre");
        consumer.navigate(path);
        assertThat(consumer.locator("main")).containsText("Wider by a millimetre");
        consumer.locator("button[popovertarget=act-confirmed]").first().click();
        consumer.locator("#act-confirmed button.danger").click();
        assertThat(consumer.locator("main")).containsText("In the making");
    }

    private static void shown(Page maker, String path) {
        maker.navigate(path);
        maker.locator("#photos").setInputFiles(SKETCH);
        maker.fill("#reached-report", "The stone is set");
        fits(maker);
        maker.locator("form:has(input[value=reached]) button").click();
        assertThat(maker.locator("main")).containsText("The stone is set");
    }

    private static void received(Page page) {
        assertThat(page.locator("main")).containsText("A ring like roots");
        page.locator("button[popovertarget^=got-]").first().click();
        page.locator("dialog[id^=got-] form button").first().click();
        assertThat(page.locator("main")).containsText("Received.");
    }

    private long paidTo(TestClient maker) {
        return jdbc.sql("""
                        select coalesce(sum(credits_posted - debits_posted), 0)::bigint from ledger.account
                        where kind = 'PARTY' and owner in (select organisation from identity.membership where person = ?)""").param(maker.person()).query(Long.class).single();
    }

    private static void fits(Page page) {
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("no sideways scrolling")
                .isTrue();
    }

    private BrowserContext context(Chromium chromium, TestClient who) {
        var address = "http://127.0.0.1:" + port;
        var context = chromium.browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("en-GB")
                .setBaseURL(address));
        context.addCookies(List.of(new Cookie("ww_session", who.token()).setUrl(address)));
        return context;
    }
}
