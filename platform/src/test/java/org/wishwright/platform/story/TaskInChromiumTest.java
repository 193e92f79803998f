package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.PlatformTest;

/** A paid task call on a phone: the reward is lodged, three hand in work, one of them is awarded and has the reward. */
@PlatformTest
class TaskInChromiumTest extends CampaignPlay {

    @Test
    void theRewardIsLodgedAndWhoIsAwardedHasIt() {
        var convener = phone(person("Cora"));
        called(convener, "task", Map.of("title", "A name for our bakery", "reward", "120"));
        var early = phone(person("Early"));
        early.navigate(path);
        assertThat(early.locator("#works")).not().containsText("Hand in work");
        convener.navigate(path);
        pays(convener, "120.00");
        var ann = person("Ann");
        var ben = person("Ben");
        var hers = phone(ann);
        var his = phone(ben);
        handsIn(hers, "Crumb & Crust", "Short, and it can be drawn.");
        handsIn(his, "The Third Loaf", "After the street.");
        assertThat(his.locator("body")).not().containsText("Crumb & Crust");
        convener.navigate(path);
        convener.locator("#works label", new Page.LocatorOptions().setHasText("Crumb & Crust"))
                .click();
        fits(convener);
        convener.locator("#works form[action$='/award'] .actions button").click();
        assertThat(convener.locator("#works")).containsText("Awarded");
        assertThat(money(convener))
                .containsExactly("Asked for 120.00 CNY", "Paid and held 120.00 CNY", "Was paid out 120.00 CNY");
        assertThat(balance(hers, ann.person())).isEqualTo("120.00 CNY");
        assertThat(balance(his, ben.person())).isIn("", "0.00 CNY");
        over(early);
    }

    private void handsIn(Page worker, String title, String words) {
        worker.navigate(path);
        worker.locator("#works a[href$='/works/new']").click();
        worker.locator("#title").fill(title);
        worker.locator("#words").fill(words);
        fits(worker);
        worker.locator("main form > .actions button").click();
        assertThat(worker.locator("h1")).hasText(title);
        fits(worker);
    }
}
