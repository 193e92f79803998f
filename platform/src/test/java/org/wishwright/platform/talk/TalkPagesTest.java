package org.wishwright.platform.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.FilePart;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.files.TestPictures;
import org.wishwright.platform.order.Shop;

/** Conversations as a browser without JavaScript sees them. */
@PlatformTest
class TalkPagesTest {

    private static @Nullable Shop opened;
    private Shop shop;

    @LocalServerPort
    int port;

    private TestClient buyer;
    private String order;
    private String path;

    @BeforeEach
    void somethingWasOrdered() {
        if (opened == null) {
            opened = Shop.open(port);
        }
        shop = opened;
        buyer = shop.browser();
        var client = TestClient.visitor(port).with("Authorization", "Bearer " + buyer.token());
        order = shop.placed(client);
        path = "/talk/order/" + order;
    }

    @Test
    void aMessageIsWrittenWithAPictureAndReadByTheMaker() {
        assertThat(expect(200, buyer.page(path)).text())
                .contains("Nothing was said yet")
                .contains("Lamps " + port);
        var sent = send("Hello\nmaker", List.of(new FilePart("pictures", "p.jpg", TestPictures.jpeg(30, 20))));
        assertThat(expect(302, sent).location()).endsWith(path + "#latest");
        var thread = expect(200, buyer.page(path)).text();
        assertThat(thread)
                .contains("Hello\nmaker")
                .contains("class=\"message mine")
                .contains(path + "/messages/1/pictures/0");
        var picture = expect(200, buyer.page(path + "/messages/1/pictures/0"));
        assertThat(picture.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        var maker = TestClient.visitor(port);
        maker.setCookie("ww_session", shop.maker.token());
        assertThat(expect(200, maker.page("/talk")).text()).contains(path).contains("unread");
        assertThat(expect(200, maker.page(path)).text())
                .contains("Hello\nmaker")
                .contains("Buyer")
                .doesNotContain("message mine");
    }

    @Test
    void openingAConversationMarksItRead() {
        expect(201, shop.maker.post("/api/v1" + path + "/messages", Map.of("text", "It is ready"), Shop.key()));
        assertThat(buyer.page("/talk").text()).contains("<span class=\"count\"");
        assertThat(buyer.page(path).text()).contains("It is ready");
        assertThat(buyer.page("/talk").text()).doesNotContain("<span class=\"count\" title");
    }

    @Test
    void whatWasTypedStaysAndTheFaultStandsBesideItsField() {
        var long_ = "长".repeat(2001);
        assertThat(expect(422, send(long_, List.of())).text())
                .contains(long_)
                .containsPattern("id=\"text-fault\"[^>]*>A message has at most 2000");
        assertThat(expect(422, send("", List.of(new FilePart("pictures", "", new byte[0]))))
                        .text())
                .containsPattern("id=\"text-fault\"[^>]*>Write something");
        var noPicture = List.of(new FilePart("pictures", "x.heic", "....ftypheic....".getBytes()));
        assertThat(expect(422, send("Look at this", noPicture)).text())
                .contains(">Look at this</textarea>")
                .containsPattern("id=\"pictures-fault\"[^>]*>Pictures in HEIC form");
    }

    @Test
    void scriptsInAMessageAreOnlyText() {
        expect(302, send("<script>alert(1)</script> \"&' 🪔 שלום", List.of()));
        assertThat(buyer.page(path).text()).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
        assertThat(expect(200, buyer.page(path + "/part")).text())
                .doesNotContain("<script>alert")
                .doesNotContain("<html");
    }

    @Test
    void earlierMessagesAreOnPagesOfTheirOwn() {
        var maker = shop.maker;
        for (int i = 1; i <= 29; i++) {
            expect(302, send("Message no " + i + ".", List.of()));
        }
        for (int i = 30; i <= 32; i++) {
            expect(
                    201,
                    maker.post("/api/v1" + path + "/messages", Map.of("text", "Message no " + i + "."), Shop.key()));
        }
        var newest = expect(200, buyer.page(path)).text();
        assertThat(newest)
                .contains("Message no 3.", "Message no 32.", path + "?before=3")
                .doesNotContain("Message no 2.");
        var earlier = expect(200, buyer.page(path + "?before=3")).text();
        assertThat(earlier).contains("Message no 1.", "Message no 2.").doesNotContain("Message no 3.", "data-live");
    }

    @Test
    void helpIsAskedForAndGiven() {
        expect(302, send("Nobody answers", List.of()));
        expect(302, buyer.submit(path + "/help", Map.of()));
        var asked = buyer.submit(path + "/help", Map.of("text", "Half a <b>sentence", "key", Shop.key()));
        assertThat(expect(200, asked).text())
                .contains(">Half a &lt;b&gt;sentence</textarea>", "Wishwright was asked for help");
        assertThat(buyer.page(path).text()).doesNotContain("Half a");
        assertThat(buyer.page(path).text()).contains("Wishwright was asked for help");
        var operator = TestOperator.client(port);
        assertThat(expect(200, operator.page("/operator/talk")).text()).contains(path);
        assertThat(expect(200, operator.page(path)).text())
                .contains("Both sides read")
                .contains("Nobody answers");
        expect(302, operator.submitFiles(path, Map.of("text", "We are here.", "key", Shop.key()), List.of()));
        assertThat(buyer.page(path).text()).contains("We are here.");
        assertThat(operator.page("/operator").text())
                .contains("Conversations in which help was asked", "data-badge=\"help\"");
        assertThat(expect(302, operator.submit(path + "/help/end", Map.of())).location())
                .contains("/operator/talk?done=talk.helped");
        expect(404, operator.page(path));
    }

    @Test
    void strangersAndVisitorsSeeNothing() {
        expect(404, TestClient.browser(port, "Stranger").page(path));
        expect(404, TestClient.browser(port, "Stranger").page(path + "/part"));
        assertThat(expect(302, TestClient.visitor(port).page(path)).location()).contains("/login?back=");
        expect(404, buyer.page("/talk/order/" + order + "x"));
        expect(422, buyer.page(path + "?before=x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void thePagesSpeakBothLanguages(String language) {
        var reader = buyer.with("Accept-Language", language);
        assertThat(expect(200, reader.page("/talk")).text())
                .contains(language.equals("zh") ? "还没有消息" : "No messages yet");
        expect(302, send("你好", List.of()));
        for (var address : List.of("/talk", "/talk?q=nothing-like-it", path, path + "?before=1")) {
            assertThat(expect(200, reader.page(address)).text()).contains("<html lang=\"" + language + "\">");
        }
        var operator = TestOperator.client(port).with("Accept-Language", language);
        expect(200, operator.page("/operator/talk"));
        expect(200, operator.page("/operator/talk?q=nothing-like-it"));
    }

    private TestClient.Answer send(String text, List<FilePart> pictures) {
        return buyer.submitFiles(path, Map.of("text", text, "key", Shop.key()), pictures);
    }
}
