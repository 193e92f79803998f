package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.PlatformTest;

/** Soles on a phone: everybody pays today's price, many order, and at the close the difference is paid back. */
@PlatformTest
class TiersInChromiumTest extends CampaignPlay {

    @Test
    void theMoreAreOrderedTheMoreIsPaidBack() {
        var maker = person("Mara");
        var organisation = maker.newOrganisation("Soles " + UUID.randomUUID());
        var desk = phone(maker);
        called(
                desk,
                "tier",
                Map.of(
                        "convener", organisation.toString(),
                        "title", "Soles of cork",
                        "module.0.name", "Sole",
                        "unit", "100",
                        "steps.0.from", "3",
                        "steps.0.percent", "10"));
        var buyers =
                Stream.of("Ann", "Ben", "Cao").map(name -> phone(person(name))).toList();
        for (var buyer : buyers) {
            takes(buyer, "ordered", Map.of("units", "1"));
            pays(buyer, "100.00");
        }
        assertThat(buyers.getLast().locator("main")).containsText("reached");
        forward("settled");
        for (var buyer : buyers) {
            receives(buyer);
            assertThat(money(buyer)).contains("Paid and held 100.00 CNY", "Came back 10.00 CNY");
        }
        assertThat(balance(desk, organisation))
                .as("three at 90.00, less a twentieth")
                .isEqualTo("256.50 CNY");
        over(buyers.getFirst());
    }
}
