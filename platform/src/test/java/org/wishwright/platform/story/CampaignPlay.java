package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.market.Recount;
import org.wishwright.platform.Await;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;

/** People who play a campaign on their phones, 390 px wide, by its pages alone; the clock that its stages wait for; their money. */
abstract class CampaignPlay {

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(
                15_000); // a picture is re-encoded on a machine that others use too
    }

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    /** Where the campaign is that is played. */
    String path = "";

    private final List<BrowserContext> phones = new ArrayList<>();

    @AfterEach
    void putAway() {
        phones.forEach(BrowserContext::close);
        phones.clear();
    }

    final TestClient person(String name) {
        return TestClient.signedUp(port, name);
    }

    final Page phone(TestClient who) {
        var address = "http://127.0.0.1:" + port;
        var context = new Chromium()
                .browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setLocale("en-GB")
                        .setBaseURL(address));
        context.addCookies(List.of(new Cookie("ww_session", who.token()).setUrl(address)));
        context.setDefaultTimeout(10_000);
        phones.add(context);
        return context.newPage();
    }

    /** A campaign drafted in the form and opened. */
    final void called(Page page, String way, Map<String, String> typed) {
        page.navigate("/campaigns/new?way=" + way);
        typed.forEach((name, value) -> type(page.locator("main form [name='" + name + "']"), value));
        fits(page);
        page.locator("main form.column > .actions button").click();
        page.locator("form[action$='/opening'] button").click();
        assertThat(page.locator("form[action$='/opening']")).hasCount(0);
        fits(page);
        path = page.url().replaceFirst(".*(/campaigns/[0-9a-f-]{36}).*", "$1");
    }

    private static void type(Locator field, String value) {
        if ((Boolean) field.evaluate("field => field instanceof HTMLSelectElement")) {
            field.selectOption(value);
        } else {
            field.fill(value);
        }
    }

    /** A step whose form stands on the page. */
    final void takes(Page page, String kind, Map<String, String> typed) {
        page.navigate(path);
        var form = page.locator("form:has(> input[name=kind][value=" + kind + "])");
        typed.forEach((name, value) -> type(form.locator("[name='" + name + "']"), value));
        fits(page);
        form.locator("> button").click();
        assertThat(page.locator("#mine [role=alert], .note.bad[role=alert]")).hasCount(0);
    }

    /** A step that asks before it is taken. */
    final void confirms(Page page, String button) {
        page.navigate(path);
        var dialog = page.locator("dialog:has(h2:text-is('" + button + "'))");
        page.locator("#mine button[popovertarget=" + dialog.getAttribute("id") + "]:text-is('" + button + "')")
                .first()
                .click();
        dialog.locator("form > .actions button").first().click();
        assertThat(page.locator("#mine button:text-is('" + button + "')")).hasCount(0);
    }

    /** Pays the one sum that the page asks for. @param amount as in 120.00 */
    final void pays(Page page, String amount) {
        var pay = page.locator("form[action$='/payments'] button");
        assertThat(pay).containsText(amount);
        pay.click();
        assertThat(page.locator("form[action$='/payments']")).hasCount(0);
    }

    /** Says that she has received what she bought. */
    final void receives(Page page) {
        page.navigate(path);
        page.locator("#mine button[popovertarget^=got-]").first().click();
        page.locator("dialog[id^=got-] form > .actions button").first().click();
        assertThat(page.locator("#mine dialog[id^=got-]")).hasCount(0);
    }

    /** Lets deadlines come, one after the other, until the campaign has reached a stage, and its money with it. */
    final void forward(String stage) {
        Await.until(() -> {
            var campaign = expect(200, TestClient.visitor(port).get("/api/v1" + path))
                    .json()
                    .path("campaign");
            if (campaign.path("stage").asString().equals(stage)) {
                return true;
            }
            clock.moveTo(Instant.parse(campaign.path("nextAt").asString()));
            return false;
        });
        Await.until(this::isPosted);
    }

    private boolean isPosted() {
        return jdbc.sql("select wakes is null or wakes > foundation.business_now() from campaign.campaign where id = ?")
                .param(id())
                .query(Boolean.class)
                .single();
    }

    /** The campaign's steps of her money, as her page tells them: what it was and how much. */
    @SuppressWarnings("unchecked")
    final List<String> money(Page page) {
        page.navigate(path);
        fits(page);
        return (List<String>) page.locator("#mine details li")
                .evaluateAll("lines => lines.map(line => line.firstChild.textContent.trim())");
    }

    /** What she, or an organisation of hers, may draw, as the page of her money says it. */
    final String balance(Page page, UUID party) {
        page.navigate("/statements?party=" + party + "&currency=CNY");
        fits(page);
        var figure = page.locator(".figure[aria-current=page] strong");
        return figure.count() == 0 ? "" : figure.textContent().strip();
    }

    /** The money is where it belongs, and the outcome's file that anybody downloads is recounted to the same. */
    final void over(Page page) {
        Await.until(this::isPosted);
        assertThat(held()).as("nothing is held any more").isZero();
        page.navigate(path);
        var file = page.waitForDownload(
                () -> page.locator("#facts a[href$='/record.json']").click());
        try {
            var record = Files.readString(file.path());
            assertThat(Recount.repeat(record, 1_000_000).orThrow().equal()).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long held() {
        return jdbc.sql("""
                        select coalesce(sum(credits_posted - debits_posted), 0)::bigint from ledger.account a
                        where a.owner in (select id from campaign.deposit where campaign = :id
                                          union select id from campaign.deal where campaign = :id)""").param("id", id()).query(Long.class).single();
    }

    private UUID id() {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    static void fits(Page page) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing is scrolled sideways on " + page.url())
                .isLessThanOrEqualTo(390);
    }
}
