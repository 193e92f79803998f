package org.wishwright.platform.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;
import org.wishwright.platform.TestClient.FilePart;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.files.TestPictures;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.Shop;
import tools.jackson.databind.JsonNode;

/** A buyer and a maker talk, over the API. */
@PlatformTest
class TalkTest {

    private static @Nullable Shop opened;
    private Shop shop;

    @LocalServerPort
    int port;

    @Autowired
    Talk talk;

    @Autowired
    Parties parties;

    @Autowired
    JdbcClient jdbc;

    private TestClient buyer;
    private String order;
    private String path;

    @BeforeEach
    void somethingWasOrdered() {
        if (opened == null) {
            opened = Shop.open(port);
        }
        shop = opened;
        buyer = shop.buyer();
        order = shop.placed(buyer);
        path = "/api/v1/talk/order/" + order;
    }

    @Test
    void aBuyerAsksAndTheMakerAnswers() {
        sent(buyer, "Can the shade be a little warmer?");
        assertThat(talk.unread(new PartyId(shop.maker.person()))).isPositive();
        sent(shop.maker, "Gladly. 好的！");
        var thread = expect(200, buyer.get(path)).json();
        assertThat(texts(thread)).containsExactly("Can the shade be a little warmer?", "Gladly. 好的！");
        assertThat(thread.path("messages").get(0).path("mine").asBoolean()).isTrue();
        assertThat(thread.path("messages").get(1).path("side").asString()).isEqualTo("MAKER");
        assertThat(thread.path("title").asString()).startsWith("W");
    }

    @Test
    void unreadMessagesAreCountedUntilTheyAreRead() {
        assertThat(unread()).isZero();
        sent(buyer, "One");
        assertThat(unread()).isZero();
        sent(shop.maker, "Two");
        sent(shop.maker, "Three");
        assertThat(unread()).isEqualTo(2);
        assertThat(entry(buyer).path("unread").asInt()).isEqualTo(2);
        expect(204, buyer.post(path + "/read", Map.of("number", 2)));
        assertThat(unread()).isOne();
        expect(204, buyer.post(path + "/read", Map.of("number", 1)));
        assertThat(unread()).isOne();
        expect(204, buyer.post(path + "/read", Map.of("number", 999)));
        assertThat(unread()).isZero();
        sent(shop.maker, "Four");
        assertThat(unread()).isOne();
    }

    @Test
    void strangersFindNoConversation() {
        sent(buyer, "Between us");
        var stranger = TestClient.signedUp(port, "Stranger");
        var otherMaker = TestClient.signedUp(port, "Other maker");
        otherMaker.newOrganisation("Other Lamps");
        var operator = TestOperator.client(port);
        for (var client : List.of(stranger, otherMaker, operator)) {
            assertThat(expect(404, client.get(path)).code()).isEqualTo("talk.conversation-not-found");
            expect(404, post(client, "Hello?", Shop.key()));
            expect(404, client.post(path + "/read", Map.of("number", 1)));
            expect(404, client.post(path + "/help", Map.of()));
            expect(404, client.get("/talk/order/" + order + "/messages/1/pictures/0"));
            expect(404, client.get("/talk/order/" + order + "/live"));
            assertThat(client.get("/api/v1/talk").json().path("items").size()).isZero();
        }
        expect(401, TestClient.visitor(port).get(path));
        expect(404, buyer.get("/api/v1/talk/order/" + UUID.randomUUID()));
        expect(404, buyer.get("/api/v1/talk/weather/" + order));
        expect(404, buyer.get("/api/v1/talk/order/no-id"));
    }

    @Test
    void theSameKeySendsOnce() {
        var key = Shop.key();
        var first = expect(201, post(buyer, "Once", key));
        assertThat(expect(201, post(buyer, "Once", key)).text()).isEqualTo(first.text());
        assertThat(expect(409, post(buyer, "Another", key)).code()).isEqualTo("idempotency.key-conflict");
        assertThat(texts(buyer.get(path).json())).containsExactly("Once");
    }

    @Test
    void aMessageMayCarryUpToFourPicturesThatOnlyParticipantsSee() {
        var pictures = List.of(picture(10), picture(11), picture(12), picture(13));
        expect(
                201,
                buyer.with("Idempotency-Key", Shop.key()).postFiles(path + "/messages", Map.of("text", ""), pictures));
        var message = shop.maker.get(path).json().path("messages").get(0);
        assertThat(message.path("pictures").asInt()).isEqualTo(4);
        var address = "/talk/order/" + order + "/messages/1/pictures/";
        expect(200, shop.maker.get(address + "3?size=THUMBNAIL"));
        expect(404, shop.maker.get(address + "4"));
        expect(404, shop.maker.get(address + "-1"));
        expect(404, shop.maker.get("/talk/order/" + order + "/messages/2/pictures/0"));
        var five = List.of(picture(10), picture(11), picture(12), picture(13), picture(14));
        assertThat(expect(422, buyer.with("Idempotency-Key", Shop.key()).postFiles(path + "/messages", Map.of(), five))
                        .code())
                .isEqualTo("talk.pictures-too-many");
        var noPicture = List.of(new FilePart("pictures", "x.jpg", "GIF?".getBytes()));
        assertThat(expect(
                                422,
                                buyer.with("Idempotency-Key", Shop.key())
                                        .postFiles(path + "/messages", Map.of(), noPicture))
                        .code())
                .isEqualTo("files.picture-invalid");
    }

    @Test
    void aMessageSaysSomethingAndNotTooMuch() {
        assertThat(expect(422, post(buyer, "", Shop.key())).code()).isEqualTo("talk.message-empty");
        assertThat(expect(422, post(buyer, " \u0000\u202E\n ", Shop.key())).code())
                .isEqualTo("talk.message-empty");
        assertThat(expect(422, post(buyer, "长".repeat(2001), Shop.key())).code())
                .isEqualTo("talk.message-too-long");
        expect(201, post(buyer, "🪔".repeat(2000), Shop.key()));
        expect(201, post(buyer, "<script>alert(1)</script>", Shop.key()));
        expect(422, post(buyer, "Key too short", "k"));
        expect(400, buyer.post(path + "/messages", Map.of("text", "No key")));
    }

    @Test
    void manyMessagesInAMinuteAreTooMany() {
        sent(buyer, "First");
        jdbc.sql("""
                        insert into talk.message (kind, subject, number, author, side, words, sent)
                        select kind, subject, number + n, author, side, words, sent from talk.message, generate_series(1, 29) n
                        where subject = ?::uuid""").param(order).update();
        jdbc.sql("update talk.conversation set last = 30 where subject = ?::uuid")
                .param(order)
                .update();
        var refused = expect(429, post(buyer, "One too many", Shop.key()));
        assertThat(refused.code()).isEqualTo("talk.throttled");
        sent(shop.maker, "Others may still write");
    }

    @Test
    void aLongConversationIsReadBackwardsPageByPage() {
        for (int i = 1; i <= 7; i++) {
            sent(buyer, "No " + i);
        }
        var newest = expect(200, buyer.get(path + "?limit=3")).json();
        assertThat(texts(newest)).containsExactly("No 5", "No 6", "No 7");
        var middle = expect(
                        200,
                        buyer.get(path + "?limit=3&before="
                                + newest.path("earlier").asInt()))
                .json();
        assertThat(texts(middle)).containsExactly("No 2", "No 3", "No 4");
        var oldest = expect(
                        200,
                        buyer.get(path + "?limit=3&before="
                                + middle.path("earlier").asInt()))
                .json();
        assertThat(texts(oldest)).containsExactly("No 1");
        assertThat(oldest.has("earlier")).isFalse();
    }

    @Test
    void conversationsAreListedNewestFirstFoundByTitleAndPaged() {
        var second = shop.placed(buyer);
        sent(buyer, "About the first");
        expect(201, buyer.post("/api/v1/talk/order/" + second + "/messages", Map.of("text", "Second"), Shop.key()));
        var page = expect(200, buyer.get("/api/v1/talk?limit=1")).json();
        assertThat(page.path("items").get(0).path("id").asString()).isEqualTo(second);
        var next = expect(
                        200,
                        buyer.get("/api/v1/talk?limit=1&cursor="
                                + page.path("next").asString()))
                .json();
        assertThat(next.path("items").get(0).path("id").asString()).isEqualTo(order);
        assertThat(next.has("next")).isFalse();
        var number = next.path("items").get(0).path("title").asString();
        assertThat(expect(200, buyer.get("/api/v1/talk?q=" + number.substring(4).toLowerCase(java.util.Locale.ROOT)))
                        .json()
                        .path("items")
                        .size())
                .isOne();
        assertThat(buyer.get("/api/v1/talk?q=%25").json().path("items").size()).isZero();
        for (var cursor : List.of("x", "_", "2026-01-01T00:00:00Z_x")) {
            assertThat(buyer.get("/api/v1/talk?cursor=" + cursor).code()).isEqualTo("request.cursor-invalid");
        }
    }

    @Test
    void operatorsJoinOnceHelpWasAskedAndLeaveWhenItHasEnded() {
        var operator = TestOperator.client(port);
        sent(buyer, "They do not answer");
        expect(404, operator.get(path));
        expect(204, buyer.post(path + "/help", Map.of()));
        expect(204, buyer.post(path + "/help", Map.of()));
        assertThat(asking(operator)).contains(order);
        assertThat(texts(expect(200, operator.get(path)).json())).containsExactly("They do not answer");
        expect(201, post(operator, "We look into it.", Shop.key()));
        var seen = buyer.get(path).json().path("messages").get(1);
        assertThat(seen.path("side").asString()).isEqualTo("SERVICE");
        expect(204, operator.post(path + "/help/end", Map.of()));
        assertThat(asking(operator)).doesNotContain(order);
        expect(404, operator.get(path));
        expect(403, buyer.get("/api/v1/operator/talk"));
        assertThat(unread()).isOne();
    }

    @Test
    void theOtherSideCannotEndTheHelpThatWasAskedFor() {
        sent(buyer, "They do not answer");
        expect(204, buyer.post(path + "/help", Map.of()));
        assertThat(expect(403, shop.maker.post(path + "/help/end", Map.of())).code())
                .isEqualTo("talk.help-forbidden");
        assertThat(asking(TestOperator.client(port))).contains(order);
        expect(204, buyer.post(path + "/help/end", Map.of()));
        assertThat(asking(TestOperator.client(port))).doesNotContain(order);
    }

    @Test
    void wordsLieSealedAndGoWithTheirAuthor() {
        expect(
                201,
                buyer.with("Idempotency-Key", Shop.key())
                        .postFiles(path + "/messages", Map.of("text", "My door code is 4711"), List.of(picture(10))));
        assertThat(jdbc.sql("select words from talk.message where subject = ?::uuid")
                        .param(order)
                        .query((row, n) -> new String(row.getBytes(1)))
                        .single())
                .doesNotContain("4711");
        parties.erase(parties.callerOf(new PartyId(buyer.person())));
        var message = expect(200, shop.maker.get(path)).json().path("messages").get(0);
        assertThat(message.path("text").asString()).isEqualTo("—");
        assertThat(message.path("pictures").asInt()).isZero();
        expect(404, shop.maker.get("/talk/order/" + order + "/messages/1/pictures/0"));
    }

    @Test
    void aWishIsBetweenAPersonAndTheMakerOnceSheHasWritten() {
        var wish = expect(201, buyer.post("/api/v1/wishes", Map.of("version", shop.version, "choices", Shop.PAPER_OAK)))
                .text("wish");
        assertThat(wish).isNotEmpty();
        expect(404, shop.maker.get("/api/v1/talk/wish/" + wish));
        expect(200, buyer.get("/api/v1/talk/wish/" + wish));
        expect(201, buyer.post("/api/v1/talk/wish/" + wish + "/messages", Map.of("text", "In ash?"), Shop.key()));
        assertThat(texts(
                        expect(200, shop.maker.get("/api/v1/talk/wish/" + wish)).json()))
                .containsExactly("In ash?");
        expect(204, buyer.delete("/api/v1/wishes/" + wish));
        expect(200, shop.maker.get("/api/v1/talk/wish/" + wish));
    }

    private int unread() {
        return talk.unread(new PartyId(buyer.person()));
    }

    private JsonNode entry(TestClient client) {
        return expect(200, client.get("/api/v1/talk")).json().path("items").get(0);
    }

    private static String asking(TestClient operator) {
        return expect(200, operator.get("/api/v1/operator/talk?limit=100")).text();
    }

    private void sent(TestClient client, String text) {
        expect(201, post(client, text, Shop.key()));
    }

    private Answer post(TestClient client, String text, String key) {
        return client.post(path + "/messages", Map.of("text", text), key);
    }

    private static FilePart picture(int width) {
        return new FilePart("pictures", "p.jpg", TestPictures.jpeg(width, 10));
    }

    private static List<String> texts(JsonNode thread) {
        return thread.path("messages")
                .valueStream()
                .map(message -> message.path("text").asString())
                .toList();
    }
}
