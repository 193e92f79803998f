package org.wishwright.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

/** How the maker wants a part to be chosen is how buyers choose it. */
@PlatformTest
class WidgetsPageTest {

    private static final String MODEL = """
            wishwright-model 1
            model coat
            currency CNY
            base 10000
            module wood
              #: widget list
              option oak
              option pine
            measure height unit cm from 60 to 90 step 10
              #: widget stepper
            measure chest unit cm from 80 to 120 step 1
              #: widget sheet
            measure waist unit cm from 80 to 120 step 1
              #: widget slider
            measure hips unit cm from 80 to 120 step 1
              #: widget text
            text name length 0 to 3 of latin
            """;

    @LocalServerPort
    int port;

    @Test
    void eachWidgetIsShown() {
        var maker = TestMaker.withWorkshop(port, "Widgets");
        var page = expect(
                        200,
                        TestClient.visitor(port).page("/configure/" + maker.onSale(maker.blueprint("Coat"), MODEL)))
                .text();
        assertThat(page).contains("class=\"options as-list\"");
        assertThat(page).contains("class=\"field measure as-stepper\" id=\"m-height\"", "id=\"less-height\"");
        assertThat(page)
                .contains("class=\"field measure as-sheet\" id=\"m-chest\"", "id=\"v-chest\"")
                .doesNotContain("id=\"less-chest\"");
        assertThat(page).contains("data-slides=\"v-waist\"").doesNotContain("data-slides=\"v-chest\"");
        assertThat(page)
                .contains("class=\"field measure as-text\" id=\"m-hips\"", "id=\"v-hips\"")
                .doesNotContain("id=\"greater-hips\"");
        assertThat(page).contains("id=\"v-name\"", "0 of 3 characters");
    }
}
