package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.PlatformTest;

/** Two crowdfundings on a phone: one reaches its goal and its backers have their reward; one does not, and all comes back. */
@PlatformTest
class CrowdfundingInChromiumTest extends CampaignPlay {

    @Test
    void oneReachesItsGoalAndWhatWasPaidToTheOtherComesBack() {
        var maker = person("Mara");
        var organisation = maker.newOrganisation("Gadgets " + UUID.randomUUID());
        var desk = phone(maker);
        var ann = phone(person("Ann"));
        var ben = phone(person("Ben"));
        var missed = called(desk, organisation, "A lamp that walks", "500");
        backs(ann, "0", "60.00");
        var reached = called(desk, organisation, "A lamp that swims", "120");
        backs(ann, "5", "65.00");
        backs(ben, "0", "60.00");
        assertThat(ben.locator("main")).containsText("125.00");
        forward("settled");
        receives(ann);
        receives(ben);
        assertThat(money(ann))
                .containsExactly("Asked for 65.00 CNY", "Paid and held 65.00 CNY", "Went into the price 65.00 CNY");
        assertThat(balance(desk, organisation)).as("125.00 less a twentieth").isEqualTo("118.75 CNY");
        over(ben);
        path = missed;
        forward("lapsed");
        assertThat(money(ann)).containsExactly("Asked for 60.00 CNY", "Paid and held 60.00 CNY", "Came back 60.00 CNY");
        assertThat(balance(desk, organisation)).isEqualTo("118.75 CNY");
        over(ben);
        assertThat(reached).isNotEqualTo(missed);
    }

    private String called(Page desk, UUID organisation, String title, String goal) {
        called(
                desk,
                "crowdfunding",
                Map.of(
                        "convener",
                        organisation.toString(),
                        "title",
                        title,
                        "goal",
                        goal,
                        "rewards.0.name",
                        "One lamp",
                        "rewards.0.price",
                        "60",
                        "rewards.0.limit",
                        "10"));
        return path;
    }

    private void backs(Page backer, String extra, String amount) {
        takes(backer, "pledged", Map.of("units", "1", "extra", extra));
        pays(backer, amount);
    }
}
