package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.PlatformTest;

/**
 * Pianos on a phone: one starts a pool, others join by her link, two suppliers bid sealed, each joiner picks and pays, and what is left
 * of every deposit returns.
 */
@PlatformTest
class GroupBuyInChromiumTest extends CampaignPlay {

    @Test
    void aPoolFindsItsSuppliersAndUnusedDepositsReturn() {
        var starter = phone(person("Ann"));
        pool(starter);
        takes(starter, "joined", Map.of("units", "1"));
        pays(starter, "10.00");
        var two = phone(person("Ben"));
        two.navigate(invitation(starter));
        takes(two, "joined", Map.of("units", "2"));
        pays(two, "20.00");
        var idle = phone(person("Ida"));
        takes(idle, "joined", Map.of("units", "1"));
        pays(idle, "10.00");
        var hall = person("Hal");
        var hallOrganisation = hall.newOrganisation("Hall Pianos " + UUID.randomUUID());
        var mill = person("Mil");
        var millOrganisation = mill.newOrganisation("Mill Pianos " + UUID.randomUUID());
        var first = phone(hall);
        var second = phone(mill);
        var code = bids(first, "90", "70");
        var other = bids(second, "95", "85");
        assertThat(second.locator("main")).not().containsText("90.00");
        forward("revealing");
        takes(first, "revealed", Map.of("nonce", code));
        takes(second, "revealed", Map.of("nonce", other));
        forward("picking");
        picks(starter, "Hall Pianos");
        picks(two, "Hall Pianos");
        forward("paying");
        assertThat(money(idle))
                .containsExactly("Asked for 10.00 CNY", "Paid and held 10.00 CNY", "Came back 10.00 CNY");
        starter.navigate(path);
        pays(starter, "80.00");
        two.navigate(path);
        pays(two, "160.00");
        forward("settled");
        receives(starter);
        receives(two);
        assertThat(money(starter)).contains("Came back 20.00 CNY");
        assertThat(money(two)).contains("Came back 40.00 CNY");
        assertThat(money(first)).contains("Came back 200.00 CNY");
        assertThat(money(second)).contains("Came back 200.00 CNY");
        assertThat(balance(first, hallOrganisation))
                .as("three at 70.00, less a twentieth")
                .isEqualTo("199.50 CNY");
        assertThat(balance(second, millOrganisation)).isIn("", "0.00 CNY");
        over(idle);
    }

    private void pool(Page starter) {
        called(
                starter,
                "groupbuy",
                Map.of(
                        "title", "Pianos for our street",
                        "need", "Upright piano",
                        "minimumUnits", "3",
                        "winners", "2",
                        "ceiling", "100",
                        "floor", "50",
                        "deposit", "10",
                        "bond", "200"));
    }

    private String invitation(Page starter) {
        starter.navigate(path);
        starter.locator("a[href$='/invitation']").click();
        assertThat(starter.locator(".poster")).containsText("Pianos for our street");
        fits(starter);
        return starter.locator(".poster code").textContent();
    }

    /** @return the code that opens the bid */
    private String bids(Page supplier, String price, String fromThree) {
        takes(
                supplier,
                "bid",
                Map.of(
                        "capacity", "10",
                        "prices.0.from", "1",
                        "prices.0.unit", price,
                        "prices.1.from", "3",
                        "prices.1.unit", fromThree));
        var code = supplier.locator("[data-code]").textContent();
        fits(supplier);
        pays(supplier, "200.00");
        return code;
    }

    private void picks(Page joiner, String supplier) {
        joiner.navigate(path);
        var first = joiner.locator("select[name=first]");
        first.selectOption(first.locator("option", new Locator.LocatorOptions().setHasText(supplier))
                .getAttribute("value"));
        joiner.locator("form:has(> input[value=picked]) > button").click();
        fits(joiner);
    }
}
