package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.files.TestPictures;

/** A stool drawn together on phones: two contribute, agree on their shares, and it is released. */
@PlatformTest
class CoCreationInChromiumTest extends CampaignPlay {

    private static final FilePayload SKETCH =
            new FilePayload("sketch.png", "image/png", TestPictures.encoded(600, 400, "png"));

    @Test
    void twoDrawAgreeOnTheirSharesAndItIsReleased() {
        var convener = phone(person("Cora"));
        called(convener, "cocreation", Map.of("title", "A stool that folds", "design", "Folding stool"));
        var one = phone(person("Ann"));
        var two = phone(person("Ben"));
        draws(one, "Three legs of ash");
        draws(two, "A seat of paper cord");
        assertThat(two.locator("main")).containsText("Three legs of ash");
        proposes(convener, "50", "40");
        assertThat(convener.locator(".note.bad[role=alert]")).containsText("together they make 100 percent");
        proposes(convener, "60", "40");
        assertThat(convener.locator("main table").first()).containsText("60 %");
        confirms(one, "Agree to these shares");
        var reader = phone(person("Rea"));
        reader.navigate(path);
        assertThat(reader.locator("main")).not().containsText("Three legs of ash");
        confirms(two, "Agree to these shares");
        reader.navigate(path);
        assertThat(reader.locator("main")).containsText("Three legs of ash");
        assertThat(reader.locator("main table").first()).containsText("Ben");
        assertThat(money(one)).isEmpty();
        over(reader);
    }

    private void draws(Page page, String words) {
        page.navigate(path);
        page.locator("#drawings").setInputFiles(SKETCH);
        takesHere(page, words);
        assertThat(page.locator("article.note", new Page.LocatorOptions().setHasText(words))
                        .locator("img"))
                .hasCount(1);
        fits(page);
    }

    private static void takesHere(Page page, String words) {
        page.locator("#contributed-words").fill(words);
        page.locator("form:has(> input[value=contributed]) > button").click();
    }

    /** Percent for each, in the order in which they are listed. */
    private void proposes(Page page, String... percents) {
        page.navigate(path);
        var shares = page.locator("form:has(> input[value=proposed]) input[name^='shares.']");
        for (int i = 0; i < percents.length; i++) {
            shares.nth(i).fill(percents[i]);
        }
        page.locator("form:has(> input[value=proposed]) > button").click();
        fits(page);
    }
}
