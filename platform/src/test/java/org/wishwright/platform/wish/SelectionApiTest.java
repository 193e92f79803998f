package org.wishwright.platform.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.TestMaker;
import org.wishwright.platform.catalog.TestModels;

@PlatformTest
class SelectionApiTest {

    @LocalServerPort
    int port;

    TestMaker maker;
    TestClient visitor;
    String blueprint = "";
    String version = "";

    @BeforeEach
    void aShelfOnSale() {
        maker = TestMaker.withWorkshop(port, "Shelf works");
        visitor = TestClient.visitor(port);
        blueprint = maker.blueprint("Shelf");
        version = maker.onSale(blueprint, TestModels.shelf());
    }

    private TestClient.Answer ask(String what, Map<String, ?> body) {
        return visitor.post("/api/v1/versions/" + version + "/" + what, body);
    }

    @Test
    void anEmptySelectionHasEveryOptionAndTheWholeRangeOfPrices() {
        var answer = expect(200, ask("selection", Map.of("choices", Map.of()))).json();
        assertThat(answer.path("valid").asBoolean()).isTrue();
        assertThat(answer.path("priceMin").path("minor").asLong()).isEqualTo(23_000);
        assertThat(answer.path("priceMax").path("currency").asString()).isEqualTo("CNY");
        assertThat(answer.path("approx").asDouble()).isEqualTo(15.0);
        assertThat(answer.path("remaining").path("finish")).hasSize(3);
        assertThat(answer.has("newer")).isFalse();
        assertThat(answer.has("count")).isFalse();
    }

    @Test
    void aChoiceForcesAndForbidsOthersAndFieldsLimitTheAnswer() {
        var choices = Map.of("height", "tall");
        var answer = ask("selection", Map.of("choices", choices, "fields", List.of("domains", "best", "count")))
                .json();
        assertThat(answer.path("forced").path("back").asString()).isEqualTo("closed");
        assertThat(answer.path("count").asString()).isEqualTo("5");
        assertThat(answer.path("best").path("wood").path("oak").asLong()).isEqualTo(44_000);
        assertThat(answer.has("priceMin")).isFalse();
        var bare = ask("selection", Map.of("choices", choices, "fields", List.of()))
                .json();
        assertThat(bare.propertyNames()).containsExactly("valid");
    }

    @Test
    void theCheapestCompletionIsAWholeProduct() {
        var whole = expect(200, ask("completion", Map.of("choices", Map.of("height", "tall"))))
                .json();
        assertThat(whole.path("total").path("minor").asLong()).isEqualTo(35_000);
        assertThat(whole.path("choices").path("wood").asString()).isEqualTo("pine");
        assertThat(whole.path("choices")).hasSize(4);
        assertThat(whole.path("hash").asString()).hasSize(64);
    }

    @Test
    void aBlockedOptionIsExplainedByTheMakersRule() {
        var body = Map.of("choices", Map.of("wood", "pine", "height", "tall"), "module", "finish", "option", "oil");
        var why = expect(200, ask("explanation", body)).json();
        assertThat(why.path("rules")).hasSize(1);
        assertThat(why.path("rules").get(0).path("id").asString()).isEqualTo("no-oil-on-pine");
        assertThat(why.path("rules").get(0).path("words").asString()).startsWith("Pine is not oiled");
        assertThat(why.path("choices").propertyNames()).containsExactly("wood");
    }

    @Test
    void anUnknownOptionIsRefusedByName() {
        var refused = ask("selection", Map.of("choices", Map.of("wood", "teak")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("selection.unknown-option");
        assertThat(refused.json().path("values").path("option").asString()).isEqualTo("teak");
        var many = Map.of("a", "1", "b", "1", "c", "1", "d", "1", "e", "1");
        assertThat(ask("completion", Map.of("choices", many)).code()).isEqualTo("selection.unknown-option");
    }

    @Test
    void anIncompatibleSelectionIsRefusedWithTheRules() {
        var refused = ask("selection", Map.of("choices", Map.of("wood", "pine", "finish", "oil")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("selection.incompatible");
        assertThat(refused.json().path("values").path("rules").asString()).isEqualTo("no-oil-on-pine");
        assertThat(ask("completion", Map.of("choices", Map.of("height", "tall", "back", "open")))
                        .code())
                .isEqualTo("selection.incompatible");
    }

    @Test
    void aStaleVersionStillAnswersAndNamesTheNewerOne() throws InterruptedException {
        var newer = maker.onSale(blueprint, TestModels.shelf().replace("price 12000", "price 13000"));
        var stale = newerOf(newer);
        assertThat(stale).isEqualTo(newer);
        assertThat(expect(200, ask("completion", Map.of("choices", Map.of("wood", "oak"))))
                        .json()
                        .path("total")
                        .path("minor")
                        .asLong())
                .isEqualTo(32_000);
    }

    /** What is on sale may be remembered for a few seconds. */
    private String newerOf(String newer) throws InterruptedException {
        var said = "";
        for (int i = 0; i < 60 && !said.equals(newer); i++) {
            said = expect(200, ask("selection", Map.of("choices", Map.of()))).text("newer");
            Thread.sleep(100);
        }
        return said;
    }

    @Test
    void anUnknownVersionIsNotFound() {
        version = UUID.randomUUID().toString();
        var refused = ask("selection", Map.of("choices", Map.of()));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.code()).isEqualTo("catalog.version-not-found");
    }

    @Test
    void aWholeProductIsKeptOnceAndOnlyForItsPerson() {
        var she = TestClient.signedUp(port, "Ada");
        var choices = Map.of("wood", "oak", "height", "low", "back", "open", "finish", "oil");
        var body = Map.of("version", version, "choices", choices);
        var wish = expect(201, she.post("/api/v1/wishes", body));
        assertThat(wish.json().path("total").path("minor").asLong()).isEqualTo(34_500);
        assertThat(she.post("/api/v1/wishes", body).text("wish")).isEqualTo(wish.text("wish"));
        var path = "/api/v1/wishes/" + wish.text("wish");
        assertThat(she.get(path).text("hash")).isEqualTo(wish.text("hash"));
        var other = TestClient.signedUp(port, "Eve");
        assertThat(other.get(path).code()).isEqualTo("wish.wish-not-found");
        assertThat(other.delete(path).status()).isEqualTo(404);
        assertThat(visitor.get(path).status()).isEqualTo(401);
        var incomplete = Map.of("version", version, "choices", Map.of("wood", "oak"));
        assertThat(she.post("/api/v1/wishes", incomplete).status()).isEqualTo(422);
        expect(204, she.delete(path));
        assertThat(she.get("/api/v1/wishes").json().path("items")).isEmpty();
    }
}
