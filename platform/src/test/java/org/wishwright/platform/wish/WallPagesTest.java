package org.wishwright.platform.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.FilePart;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.files.TestPictures;
import org.wishwright.platform.order.Shop;

/** The wall's pages without any script: forms, what is typed in vain and kept, the queue, ways to the wall. */
@PlatformTest
class WallPagesTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @LocalServerPort
    int port;

    TestClient poster;
    TestClient operator;
    String word = "";

    @BeforeEach
    void open() {
        poster = TestClient.browser(port, "Posy");
        operator = TestOperator.client(port);
        word = "clavi" + Integer.toString(NEXT.incrementAndGet(), 36) + "chord" + System.nanoTime() % 100_000;
    }

    private Map<String, String> form(Map<String, String> more) {
        var form = new HashMap<String, String>(Map.of(
                "title",
                "A " + word + " that folds",
                "body",
                "Walnut",
                "currency",
                "CNY",
                "key",
                UUID.randomUUID().toString()));
        form.putAll(more);
        return form;
    }

    private String published() {
        var wish = expect(201, api().post("/api/v1/wall", Map.of("title", "A " + word + " that folds")))
                .text("wish");
        expect(204, operator.post("/api/v1/operator/wall/" + wish + "/decision", Map.of("decision", "approve")));
        return wish;
    }

    private TestClient api() {
        return TestClient.visitor(port).with("Authorization", "Bearer " + poster.token());
    }

    @Test
    void aSearchInVainBecomesAWishWithItsWords() {
        var visitor = TestClient.visitor(port);
        var found = visitor.page("/products?q=" + word + "+two").text();
        assertThat(found).contains("href=\"/wall/new?q=" + word + "+two\"");
        assertThat(visitor.page("/wall/new?q=" + word + "+two").text()).contains("value=\"" + word + " two\"");
        assertThat(visitor.page("/wall?q=" + word).text()).contains("/wall/new?q=" + word);
    }

    @Test
    void whatAVisitorTypedIsThereOnceSheHasSignedIn() {
        var visitor = TestClient.visitor(port);
        expect(200, visitor.page("/wall/new"));
        var sent = visitor.submit("/wall", form(Map.of("body", "Of walnut & <oak>", "price", "0")));
        assertThat(expect(302, sent).location()).endsWith("/login?back=%2Fwall%2Fnew%3Fkept%3Dyes");
        visitor.setCookie("ww_session", poster.token());
        var kept = expect(200, visitor.page("/wall/new?kept=yes")).text();
        assertThat(kept)
                .contains("What you typed is still here", "A " + word + " that folds", "Of walnut &amp; &lt;oak&gt;");
        var refused =
                expect(422, visitor.submit("/wall", form(Map.of("price", "0")))).text();
        assertThat(refused).contains("Write more than 0", "A " + word + " that folds");
        assertThat(expect(302, visitor.submit("/wall", form(Map.of("anyway", "yes"))))
                        .location())
                .contains("/wall/mine?done=wall.posted");
        assertThat(visitor.cookie("ww_wish")).isEmpty();
        assertThat(visitor.page("/wall/mine").text()).contains(word, "Being read");
    }

    @Test
    void aVisitorsMeTooWaitsForHerToSignIn() {
        var wish = published();
        var visitor = TestClient.visitor(port);
        visitor.page("/wall/" + wish);
        var sent =
                visitor.submit("/wall/" + wish + "/wants", Map.of("price", "90", "currency", "CNY", "region", "CN-ZJ"));
        assertThat(expect(302, sent).location()).contains("/login?back=").contains("CN-ZJ");
        var back = java.net.URLDecoder.decode(sent.location().replaceFirst(".*back=", ""), StandardCharsets.UTF_8);
        var other = TestClient.browser(port, "Sam");
        assertThat(other.page(back).text()).contains("value=\"90\"", "value=\"CN-ZJ\" selected");
        assertThat(expect(302, other.submit("/wall/" + wish + "/wants", Map.of()))
                        .location())
                .contains("done=wall.wanted");
        assertThat(other.page("/wall/" + wish).text()).contains("Wanted by 2", "You want this too.");
        assertThat(other.page("/wall/" + wish + "/part").text())
                .contains("Wanted by 2")
                .doesNotContain("<html");
        expect(302, other.submit("/wall/" + wish + "/wants/undo", Map.of()));
        assertThat(other.page("/wall/" + wish).text()).contains("Wanted by 1", "Me too");
        assertThat(expect(422, other.submit("/wall/" + wish + "/wants", Map.of("price", "-1")))
                        .text())
                .contains("Write more than 0");
    }

    @Test
    void whoPostsWhatIsThereAlreadyIsShownItFirst() {
        var wish = published();
        var other = TestClient.browser(port, "Sam");
        var again = form(Map.of("title", "Folding " + word));
        var asked = expect(200, other.submit("/wall", again)).text();
        assertThat(asked).contains("/wall/" + wish + "/wants", "both: ", "Post mine all the same", "Folding " + word);
        again.put("anyway", "yes");
        expect(302, other.submit("/wall", again));
        var typing = expect(200, other.submit("/wall/alike", Map.of("title", "A folding " + word)))
                .text();
        assertThat(typing).contains("/wall/" + wish, "both: ").doesNotContain("<html");
    }

    @Test
    void aPictureLosesItsPlaceAndAnythingElseIsNone() {
        var photo = new FilePart("photo", "p.jpg", TestPictures.withExif(TestPictures.jpeg(60, 40), 1));
        expect(302, poster.submitFiles("/wall", form(Map.of("anyway", "yes")), List.of(photo)));
        var mine = poster.page("/wall/mine").text();
        var path = mine.substring(mine.indexOf("/wall/", mine.indexOf("<h2>")));
        path = path.substring(0, path.indexOf('"'));
        var picture = expect(200, poster.page(path + "/picture"));
        assertThat(picture.text()).doesNotContain("Exif");
        assertThat(TestClient.visitor(port).page(path + "/picture").status()).isEqualTo(404);
        var text = new FilePart("photo", "p.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
        var refused = expect(422, poster.submitFiles("/wall", form(Map.of("title", "Other " + word)), List.of(text)));
        assertThat(refused.text()).contains("Other " + word);
        assertThat(poster.submit(
                                "/wall",
                                form(Map.of("picture", UUID.randomUUID().toString())))
                        .text())
                .contains("not one of yours");
    }

    @Test
    void operatorsReadTheQueueInPages() {
        for (int i = 0; i < 10; i++) {
            expect(201, api().post("/api/v1/wall", Map.of("title", word + " number " + (char) ('a' + i))));
        }
        expect(201, TestClient.signedUp(port, "Sam").post("/api/v1/wall", Map.of("title", word + " last")));
        var browser = TestClient.visitor(port);
        browser.setCookie("ww_session", operator.token());
        var first = expect(200, browser.page("/operator/wall?q=" + word)).text();
        assertThat(first).contains(word + " number a", "cursor=").doesNotContain(word + " last");
        var next =
                first.replaceAll("(?s).*href=\"([^\"]*cursor=[^\"]*)\".*", "$1").replace("&amp;", "&");
        assertThat(browser.page(next).text()).contains(word + " last").doesNotContain(word + " number a");
        assertThat(browser.page("/operator/wall?q=no" + word).text()).contains("No wish has");
        var path = first.replaceAll("(?s).*action=\"(/operator/wall/[^\"]*)/approval\".*", "$1");
        assertThat(expect(422, browser.submit(path + "/refusal", Map.of("reason", "")))
                        .text())
                .contains("Tell the poster why");
        expect(302, browser.submit(path + "/approval", Map.of()));
        assertThat(poster.page("/operator/wall").status()).isEqualTo(403);
    }

    @Test
    void aConfigurationGoesOnTheWallWithoutWhatIsHers() {
        var shop = Shop.open(port);
        expect(201, api().post("/api/v1/wishes", Map.of("version", shop.version, "choices", Shop.PAPER_OAK)));
        var link = poster.page("/wishes").text().replaceAll("(?s).*href=\"(/wall/new\\?saved=[^\"]*)\".*", "$1");
        assertThat(expect(200, poster.page(link)).text()).contains("With your configuration:");
        var saved = link.substring(link.indexOf('=') + 1);
        expect(302, poster.submit("/wall", form(Map.of("saved", saved, "anyway", "yes"))));
        var mine = poster.page("/wall/mine").text();
        var path = mine.substring(mine.indexOf("/wall/", mine.indexOf("<h2>")));
        assertThat(poster.page(path.substring(0, path.indexOf('"'))).text())
                .contains("As configured", "/configure/" + shop.version);
        var stranger = TestClient.browser(port, "Eve");
        assertThat(expect(422, stranger.submit("/wall", form(Map.of("saved", saved))))
                        .text())
                .contains("no such configuration among yours");
    }

    @Test
    void aTalkBecomesAWish() {
        var shop = Shop.open(port);
        var buyer = shop.browser();
        var order = shop.placed(TestClient.visitor(port).with("Authorization", "Bearer " + buyer.token()));
        var path = "/talk/order/" + order;
        var said = Map.of("text", "Could you make a " + word + "?\nOf pear wood");
        var api = TestClient.visitor(port).with("Authorization", "Bearer " + buyer.token());
        expect(201, api.post("/api/v1" + path + "/messages", said, Shop.key()));
        assertThat(buyer.page(path).text()).contains("formaction=\"/wall/begin\"", "name=\"last\"");
        var begun = expect(
                200,
                buyer.submit(
                        "/wall/begin", Map.of("text", "", "last", "Could you make a " + word + "?\nOf pear wood")));
        assertThat(begun.text()).contains("value=\"Could you make a " + word + "?\"", "Of pear wood");
    }
}
