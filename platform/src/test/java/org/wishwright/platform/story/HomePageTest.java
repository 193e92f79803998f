package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

/** What a stranger sees first, and what she sees who has ordered. */
@PlatformTest
class HomePageTest {

    @LocalServerPort
    int port;

    @Test
    void aVisitorGetsNoCookieAndNoFormThatPosts() {
        var home = expect(200, TestClient.visitor(port).page("/"));
        assertThat(home.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(home.text()).contains("First the wish, then the making").doesNotContain("method=\"post\"");
    }

    @Test
    void ordersUnderWayStandOnTopAndFinishedOnesDoNot() {
        var joinery = new Joinery(port);
        var she = TestClient.browser(port, "Lin");
        var program = TestClient.visitor(port).with("Authorization", "Bearer " + she.token());
        assertThat(she.page("/").text()).doesNotContain("Your orders under way");
        var order = joinery.ordered(program, Map.of("wood", "oak"));
        assertThat(expect(200, she.page("/")).text())
                .contains("Your orders under way", "/orders/" + order, "Pay, and the date is yours", "/pictures/");
        joinery.pay(program, order);
        assertThat(she.page("/").text()).contains("Next: making starts.");
        she.submit("/orders/" + order + "/cancellation", Map.of());
        assertThat(she.page("/").text()).doesNotContain("Your orders under way");
    }

    @Test
    void aProductsPageSaysWhoMakesItHowAndFromWhatPrice() {
        var joinery = new Joinery(port);
        var page = expect(200, TestClient.visitor(port).page("/products/" + joinery.blueprint))
                .text();
        assertThat(page)
                .contains("/configure/" + joinery.version, "Joinery ", "Walnut", "class=\"price large\"")
                .contains("ships by", "How it is made", "Made to order, for you");
        var maker = page.replaceAll("(?s).*href=\"(/products\\?maker=[^\"]*)\".*", "$1");
        assertThat(expect(200, TestClient.visitor(port).page(maker)).text()).contains("/products/" + joinery.blueprint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%3Cscript%3Ealert(1)%3C/script%3E", "%F0%9F%91%95", "%25_%5C", "%E6%B2%A1%E6%9C%89%E7%9A%84"})
    void aSearchForNothingWeHaveHelpsOn(String search) {
        var page = TestClient.visitor(port).page("/products?q=" + search);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Clear the search").doesNotContain("<script>alert");
    }

    @Test
    void aSearchThatIsTooLongIsCut() {
        assertThat(TestClient.visitor(port)
                        .page("/products?q=" + "z".repeat(5_000))
                        .text())
                .contains("value=\"" + "z".repeat(100) + "\"");
        assertThat(TestClient.visitor(port).page("/products?q=%00").status()).isEqualTo(200);
        assertThat(TestClient.visitor(port).page("/products?maker=nobody").status())
                .isEqualTo(422);
    }
}
