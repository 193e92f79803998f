package org.wishwright.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;

/** A model may have others of its maker as parts, as they were when it came. */
@PlatformTest
class PartsTest {

    private static final String HANDLE = """
            wishwright-model 1
            model handle
            currency CNY
            base %d
            module metal
              option brass
                price 500
              option steel
            """;

    private static final String CASE = """
            wishwright-model 1
            model case
            currency CNY
            base 10000
            module colour
              option red
              option blue
            part grip is model handle
            """;

    @LocalServerPort
    int port;

    private TestMaker maker;
    private String handle = "";

    @BeforeEach
    void aHandleOnSale() {
        maker = TestMaker.withWorkshop(port, "Cases");
        handle = maker.blueprint("Handle");
        maker.onSale(handle, HANDLE.formatted(900));
    }

    private long cheapest(String version) {
        var asked = Map.of("choices", Map.of("grip.metal", "brass"));
        return expect(200, maker.client().post("/api/v1/versions/" + version + "/selection", asked))
                .json()
                .path("priceMin")
                .path("minor")
                .asLong();
    }

    @Test
    void aPartStaysAsItWasWhenItsModelIsPublishedAnew() {
        var version = maker.onSale(maker.blueprint("Case"), CASE);
        long before = cheapest(version);
        maker.onSale(handle, HANDLE.formatted(5_000));
        assertThat(cheapest(version)).isEqualTo(before).isEqualTo(11_400);
        assertThat(cheapest(maker.onSale(maker.blueprint("Case"), CASE))).isEqualTo(15_500);
    }

    @Test
    void aModelInItselfIsRefusedWithTheWay() {
        maker.onSale(maker.blueprint("Case"), CASE);
        var refused = maker.upload(handle, HANDLE.formatted(900) + "part inner is model case\n");
        assertThat(refused.code()).isEqualTo("model.cyclic");
        assertThat(refused.json().path("detail").asString("")).contains("handle in case in handle");
        assertThat(maker.upload(handle, HANDLE.formatted(900) + "part inner is model handle\n")
                        .code())
                .isEqualTo("model.cyclic");
    }

    @Test
    void aFileMayNameAPartByItsHashAsTheStudioDoesAndStaysAsItWasWritten() throws Exception {
        var digest = java.security.MessageDigest.getInstance("SHA-256")
                .digest(HANDLE.formatted(900).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var text = CASE.replace(
                "is model handle", "is model " + java.util.HexFormat.of().formatHex(digest));
        var blueprint = maker.blueprint("Case");
        assertThat(cheapest(maker.onSale(blueprint, text))).isEqualTo(11_400);
        assertThat(maker.client()
                        .get("/api/v1/blueprints/" + blueprint + "/draft")
                        .text())
                .isEqualTo(text);
    }

    @Test
    void anothersModelIsNoPart() {
        var other = TestMaker.withWorkshop(port, "Others");
        var refused = other.upload(other.blueprint("Case"), CASE);
        assertThat(refused.code()).isEqualTo("model.text-invalid");
        assertThat(refused.text()).contains("there is no model 'handle' to be a part");
    }
}
