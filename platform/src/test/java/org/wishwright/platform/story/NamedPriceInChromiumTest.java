package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;

/** A hotel night on a phone: called for, kept under a hidden price, named, matched, paid, and redeemed at the desk. */
@PlatformTest
class NamedPriceInChromiumTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private Page phone(Chromium chromium, TestClient who) {
        var address = "http://127.0.0.1:" + port;
        BrowserContext context = chromium.browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("en-GB")
                .setBaseURL(address));
        context.addCookies(List.of(new Cookie("ww_session", who.token()).setUrl(address)));
        return context.newPage();
    }

    private static void fits(Page page) {
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is scrolled sideways on " + page.url())
                .isTrue();
    }

    @Test
    void aHotelNightGoesFromTheNamedPriceToTheMoneyOfTheHotel() {
        var hotel = TestClient.signedUp(port, "Mei");
        var organisation = hotel.newOrganisation("Tidewater Inn " + UUID.randomUUID());
        var guest = TestClient.signedUp(port, "Lin");
        try (var chromium = new Chromium()) {
            var path = called(phone(chromium, TestClient.signedUp(port, "Club")));
            var desk = phone(chromium, hotel);
            desk.navigate(path);
            desk.locator("#reserved-reserve").fill("380.00");
            desk.locator("#reserved-capacity").fill("2");
            desk.locator("form:has(#reserved-reserve) button").click();
            assertThat(desk.locator("#mine")).containsText("Our hidden rules");
            assertThat(desk.locator("#mine")).containsText("380.00");
            fits(desk);
            var traveller = phone(chromium, guest);
            named(traveller, path);
            clock.moveTo(clock.instant().plus(Duration.ofMinutes(61)));
            assertThat(traveller.locator("#mine")).containsText("Matched: pay the price");
            traveller.locator("form[action$='/payments'] button").click();
            assertThat(traveller.locator("#mine")).containsText("Sold by Tidewater Inn");
            fits(traveller);
            var code = traveller.locator("[data-redemption]").textContent();
            desk.navigate(path);
            assertThat(desk.locator("#mine").textContent()).doesNotContain(code);
            desk.locator("#code").fill("1234 5678 9012");
            desk.locator("form[action$='/redemptions'] button").click();
            assertThat(desk.locator("#code-fault")).containsText("redeems nothing");
            desk.locator("#code").fill(code);
            desk.locator("form[action$='/redemptions'] button").click();
            assertThat(desk.locator("#mine")).containsText("Received");
            traveller.navigate(path);
            assertThat(traveller.locator("[data-redemption]")).hasCount(0);
        }
        assertThat(got(organisation)).isEqualTo(40_000 - 2_000);
    }

    /** The convener's part: a draft with a mistake, mended and opened. */
    private String called(Page page) {
        page.navigate("/campaigns/new?way=namedprice");
        page.locator("#title").fill("A night by the sea");
        page.locator("[name='specs.0.name']").fill("Room with sea view");
        page.locator("[name=dated]").check();
        page.locator("#until")
                .fill(clock.instant().plus(Duration.ofDays(5)).toString().substring(0, 16));
        page.locator("#deposit").fill("twenty");
        page.locator("main form.column button").last().click();
        assertThat(page.locator("#deposit-fault")).containsText("Write an amount");
        assertThat(page.locator("[name='specs.0.name']")).hasValue("Room with sea view");
        page.locator("#deposit").fill("20");
        page.locator("main form.column button").last().click();
        page.locator("form[action$='/opening'] button").click();
        assertThat(page.locator("main")).containsText("Offers are taken until");
        fits(page);
        return page.url().replaceFirst("[?#].*", "");
    }

    /** The guest's part: a price too low first, for which the page says what would do, then one that is matched. */
    private void named(Page page, String path) {
        page.navigate(path);
        var night = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .plusDays(10)
                .toString();
        page.locator("#offered-day").fill(night);
        page.locator("#offered-unit").fill("350");
        page.locator("form:has(#offered-unit) button").click();
        page.locator("form[action$='/payments'] button").click();
        assertThat(page.locator("#mine")).containsText("In the next window");
        assertThat(page.locator("#mine")).not().containsText("380");
        page.locator("#offered-day").fill(night);
        page.locator("#offered-unit").fill("351");
        page.locator("form:has(#offered-unit) button").click();
        assertThat(page.locator("#offered-unit-fault")).containsText(Pattern.compile("360[.]50"));
        page.locator("#offered-unit").fill("400");
        page.locator("form:has(#offered-unit) button").click();
        assertThat(page.locator("#mine")).containsText("400.00");
        fits(page);
    }

    /** What the hotel has, once the money has moved. */
    private long got(UUID party) {
        var sum = """
                select coalesce(sum(credits_posted - debits_posted), 0)::bigint from ledger.account
                where kind = 'PARTY' and owner = ?""";
        Await.until(() -> jdbc.sql(sum).param(party).query(Long.class).single() > 0);
        return jdbc.sql(sum).param(party).query(Long.class).single();
    }
}
