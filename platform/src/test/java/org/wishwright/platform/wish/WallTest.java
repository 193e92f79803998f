package org.wishwright.platform.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.identity.Erasures;
import org.wishwright.platform.identity.PartyId;

/** Wishes on the wall: posted, read by an operator, wanted by others, found alike, left. */
@PlatformTest
class WallTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Erasures erasures;

    TestClient poster;
    TestClient operator;

    /** A word of this test alone. */
    String word = "";

    @BeforeEach
    void open() {
        poster = TestClient.signedUp(port, "Posy");
        operator = TestOperator.client(port);
        word = "zith" + Integer.toString(NEXT.incrementAndGet(), 36) + "er" + System.nanoTime() % 100_000;
    }

    private Answer post(TestClient by, Map<String, String> more) {
        var wish = new HashMap<String, String>(Map.of("title", "A " + word + " of maple with silver strings"));
        wish.putAll(more);
        return by.post("/api/v1/wall", wish);
    }

    private String posted(Map<String, String> more) {
        return expect(201, post(poster, more)).text("wish");
    }

    private Answer decide(String wish, Map<String, String> decision) {
        return operator.post("/api/v1/operator/wall/" + wish + "/decision", decision);
    }

    private String published(Map<String, String> more) {
        var wish = posted(more);
        expect(204, decide(wish, Map.of("decision", "approve")));
        return wish;
    }

    private static String path(String wish) {
        return "/api/v1/wall/" + wish;
    }

    private static Answer want(TestClient who, String wish) {
        return who.put(path(wish) + "/want", Map.of());
    }

    private int wants(String wish) {
        return expect(200, poster.get(path(wish)))
                .json()
                .path("wish")
                .path("wants")
                .asInt();
    }

    private TestClient somebody() {
        return TestClient.signedUp(port, "Sam");
    }

    @Test
    void aWishIsSeenByOthersOnceAnOperatorHasReadIt() {
        var wish = posted(Map.of("body", "For the\u0007 left\u202e hand", "price", "1,280.50", "region", "CN-SH"));
        assertThat(somebody().get(path(wish)).status()).isEqualTo(404);
        assertThat(want(somebody(), wish).status()).isEqualTo(404);
        assertThat(expect(200, poster.get(path(wish)))
                        .json()
                        .path("wish")
                        .path("state")
                        .asString())
                .isEqualTo("WAITING");
        expect(204, decide(wish, Map.of("decision", "approve")));
        assertThat(decide(wish, Map.of("decision", "approve")).code()).isEqualTo("wall.decided-changed");
        var seen = expect(200, TestClient.visitor(port).get(path(wish)));
        assertThat(seen.json().path("wish").path("body").asString()).isEqualTo("For the left hand");
        assertThat(seen.json().path("wish").path("price").path("minor").asLong())
                .isEqualTo(128_050);
        assertThat(seen.text()).doesNotContain(poster.person().toString(), "Posy");
        assertThat(TestClient.visitor(port).page("/wall/" + wish).text()).doesNotContain("Posy");
    }

    @Test
    void aRefusalTellsItsReasonToThePosterAlone() {
        var wish = posted(Map.of());
        assertThat(decide(wish, Map.of("decision", "refuse", "reason", " ")).code())
                .isEqualTo("wall.reason-length");
        expect(204, decide(wish, Map.of("decision", "refuse", "reason", "Nobody may make this.")));
        assertThat(expect(200, poster.get("/api/v1/wall/mine")).text()).contains("Nobody may make this.");
        assertThat(somebody().get(path(wish)).status()).isEqualTo(404);
        assertThat(want(somebody(), wish).code()).isEqualTo("wall.wish-gone");
        assertThat(poster.post("/api/v1/operator/wall/" + wish + "/decision", Map.of("decision", "approve"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void somebodyWantsItOnceAlsoFromTwoDevicesAtOnceAndTakesItBack() {
        var wish = published(Map.of());
        var other = somebody();
        var both = new ArrayList<CompletableFuture<Answer>>();
        for (int i = 0; i < 6; i++) {
            both.add(CompletableFuture.supplyAsync(() -> want(other, wish)));
        }
        both.forEach(answer -> expect(204, answer.join()));
        expect(204, want(other, wish));
        assertThat(wants(wish)).isEqualTo(2);
        assertThat(expect(200, other.get("/api/v1/wall/mine")).text()).contains(word);
        expect(204, other.delete(path(wish) + "/want"));
        expect(204, other.delete(path(wish) + "/want"));
        assertThat(wants(wish)).isEqualTo(1);
        assertThat(poster.delete(path(wish) + "/want").code()).isEqualTo("wall.poster-withdraws");
        assertThat(TestClient.visitor(port).put(path(wish) + "/want", Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    void aWishThatIsWithdrawnStaysForOthersWithoutItsPoster() {
        var wish = published(Map.of());
        var other = somebody();
        expect(204, want(other, wish));
        assertThat(other.delete(path(wish)).status()).isEqualTo(404);
        expect(204, poster.delete(path(wish)));
        assertThat(wants(wish)).isEqualTo(1);
        assertThat(jdbc.sql("select poster is null from wish.posted where id = cast(? as uuid)")
                        .param(wish)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(expect(200, poster.get("/api/v1/wall/mine")).text()).doesNotContain(word);
        expect(204, other.delete(path(wish) + "/want"));
        assertThat(want(other, wish).code()).isEqualTo("wall.wish-gone");
        var alone = published(Map.of());
        expect(204, poster.delete(path(alone)));
        assertThat(want(other, alone).code()).isEqualTo("wall.wish-gone");
        assertThat(poster.delete(path(alone)).code()).isEqualTo("wall.wish-gone");
    }

    @Test
    void alikeWishesAreFoundWithTheWordsTheyShareAndJoinedByAnOperator() {
        var first = published(Map.of("body", "Small enough for a child."));
        var other = somebody();
        var answer = expect(201, post(other, Map.of("title", "Maple " + word + ", silver strings")));
        assertThat(answer.json().path("alike").get(0).path("id").asString()).isEqualTo(first);
        assertThat(answer.json().path("alike").get(0).path("both").toString()).contains(word);
        var second = answer.text("wish");
        var into = expect(200, poster.get(path(first)))
                .json()
                .path("wish")
                .path("number")
                .asString();
        assertThat(decide(second, Map.of("decision", "join", "into", "W999999")).code())
                .isEqualTo("wall.join-unknown");
        expect(204, want(other, first));
        expect(204, decide(second, Map.of("decision", "join", "into", into)));
        assertThat(wants(first)).isEqualTo(2);
        assertThat(TestClient.browser(port, "B").page("/wall/" + second).location())
                .contains("/wall/" + first);
        expect(204, want(somebody(), second));
        assertThat(wants(first)).isEqualTo(3);
    }

    @Test
    void chineseIsFoundByTwoCharacters() {
        var name = "桤木" + word;
        var wish = published(Map.of("title", "桤木折叠小提琴架 " + word, "body", "琴房里用，折起来很薄。"));
        assertThat(expect(200, poster.get("/api/v1/wall?q=" + encoded("折叠的小提琴架 " + word)))
                        .text())
                .contains(wish);
        assertThat(expect(200, poster.get("/api/v1/wall?q=" + encoded(name))).text())
                .contains(wish);
        assertThat(expect(200, poster.get("/api/v1/wall?q=" + encoded("鼓槌" + word + "鼓面鼓腔鼓皮")))
                        .text())
                .doesNotContain(wish);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "🎹🎹🎹", "\u0007\u0000", "12 34", "!?"})
    void whatSaysNothingIsNoWish(String title) {
        assertThat(post(poster, Map.of("title", title)).code()).isEqualTo("wall.words-missing");
    }

    @ParameterizedTest
    @CsvSource({
        "price,0,wall.price-range",
        "price,-5,wall.price-range",
        "price,1.005,wall.price-fraction",
        "price,99999999999999,wall.price-range",
        "price,a lot,wall.price-unreadable",
        "price,1e9,wall.price-unreadable",
        "currency,QQQ,wall.currency",
        "region,Mars,wall.region",
        "by,2001-01-01,wall.day-past",
        "by,2901-01-01,wall.day-far",
        "by,tomorrow,wall.day-unreadable",
        "body,Call 138 0013 8000,wall.contact",
        "body,一三八零零一三八零零零,wall.contact",
        "body,+49 170 1234567,wall.contact",
        "body,ring 010-62770334,wall.contact",
        "body,me (at) example.org,wall.contact",
        "body,lin@example.org,wall.contact",
        "body,微信号：lin_2026,wall.contact",
        "title,Call 13800138000 for a zither,wall.contact"
    })
    void whatCannotBeTakenIsRefusedBesideItsField(String field, String typed, String code) {
        var wish = new HashMap<String, String>(Map.of("price", field.equals("currency") ? "5" : ""));
        wish.put(field, typed);
        var refused = post(poster, wish);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.json().path("values").path("field").asString()).isEqualTo(field);
    }

    @Test
    void sizesPricesAndDaysAreNoTelephoneNumbers() {
        var body = "1800 x 2000 x 300 mm, 1200-1500 元, before 2031-12-24, 0.5 1.5 2.5, QQ糖, 型号 12345678";
        posted(Map.of("body", body));
    }

    @Test
    void yenHaveNoFractionAndAFractionOfThemIsRefused() {
        assertThat(post(poster, Map.of("price", "100.5", "currency", "JPY")).code())
                .isEqualTo("wall.price-fraction");
        posted(Map.of("price", "100.0", "currency", "JPY"));
    }

    @Test
    void whatIsTooLongIsRefusedAndOtherLanguagesAreWelcome() {
        assertThat(post(poster, Map.of("title", "长".repeat(81))).code()).isEqualTo("wall.text-too-long");
        assertThat(post(poster, Map.of("body", "长".repeat(1_001))).code()).isEqualTo("wall.text-too-long");
        posted(Map.of("title", "长".repeat(80), "body", "长".repeat(1_000)));
        posted(Map.of("title", "Шерстяное пальто " + word, "body", "معطف من الصوف"));
    }

    @Test
    void scriptsAreWordsLikeOthers() {
        var wish =
                published(Map.of("title", "<script>alert('" + word + "')</script>", "body", "<img src=x onerror=y>"));
        var page = TestClient.visitor(port).page("/wall/" + wish).text();
        assertThat(page).doesNotContain("<script>alert(", "<img src=x").contains("&lt;script&gt;", "&lt;img src=x");
    }

    @Test
    void oneWhoPostsAllDayIsAskedToComeBack() {
        for (int i = 0; i < 10; i++) {
            posted(Map.of("title", word + " no. " + i));
        }
        var refused = post(poster, Map.of());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("wall.throttled");
    }

    @Test
    void theSameRequestSentAgainPostsOnce() {
        var wish = Map.of("title", "A " + word);
        var first = expect(201, poster.post("/api/v1/wall", wish, "same-key-" + word))
                .text("wish");
        assertThat(expect(201, poster.post("/api/v1/wall", wish, "same-key-" + word))
                        .text("wish"))
                .isEqualTo(first);
    }

    @Test
    void whoIsErasedLeavesNothingOfHerselfOnTheWall() {
        var shared = published(Map.of());
        var alone = published(Map.of("title", "Only mine " + word, "body", "a secret " + word));
        expect(204, want(somebody(), shared));
        var foreign = somebody();
        erasures.erase(new PartyId(poster.person()));
        assertThat(expect(200, foreign.get(path(shared)))
                        .json()
                        .path("wish")
                        .path("wants")
                        .asInt())
                .isEqualTo(1);
        assertThat(foreign.get(path(alone)).status()).isEqualTo(404);
        for (var rows : List.of(
                "select count(*) from wish.posted where poster = ?",
                "select count(*) from wish.want where person = ?",
                "select count(*) from wish.wall_turn where person = ?")) {
            assertThat(jdbc.sql(rows)
                            .param(poster.person())
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
        assertThat(jdbc.sql("select title || body || search from wish.posted where id = cast(? as uuid)")
                        .param(alone)
                        .query(String.class)
                        .single())
                .doesNotContain(word);
    }

    @Test
    void aMakerSeesRegionsAndPricesOfGroupsThatAreLargeEnough() {
        var maker = TestClient.signedUp(port, "Mia");
        maker.newOrganisation("Zithers " + word);
        var wish = published(Map.of("region", "CN-SH", "price", "1000"));
        for (int i = 0; i < 3; i++) {
            wanted(wish, "CN-SH", 1_100 + 100 * i);
        }
        assertThat(maker.page("/maker/wall?q=" + word).text())
                .contains("People: 4 · wishes: 1", "once 5 people")
                .doesNotContain("<span>Shanghai</span>");
        wanted(wish, "CN-SH", 1_400);
        wanted(wish, "CN-GD", 9_000);
        var page = maker.page("/maker/wall?q=" + word).text();
        assertThat(page)
                .contains(
                        "People: 6 · wishes: 1",
                        "<span>Shanghai</span>",
                        "Other regions",
                        "1,200.00 CNY",
                        "/campaigns/new?wish=" + wish)
                .doesNotContain("<span>Guangdong</span>", poster.person().toString(), "Posy", "Sam");
        assertThat(maker.page("/maker/wall?q=nothing" + word).text()).contains("No wishes of this kind yet");
        assertThat(somebody().page("/maker/wall").status()).isEqualTo(403);
    }

    private void wanted(String wish, String region, int price) {
        var said = Map.of("region", region, "price", String.valueOf(price), "currency", "CNY");
        expect(204, somebody().put(path(wish) + "/want", said));
    }
}
