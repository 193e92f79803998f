package org.wishwright.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.FilePart;
import org.wishwright.platform.files.TestShapes;

/** Scenes from the maker's page to everyone's browser. */
@PlatformTest
class ScenesTest {

    private static final String MODEL = """
            wishwright-model 1
            model stool
            currency CNY
            base 100
            module wood
              option oak
                colour #b98f56
              option black
                colour #222222
                price 500
            module legs
              option four
              option three
                price 10
            """;

    private static final String SCENE = """
            wishwright-scene 1
            unit cm
            material wood
              colour colour(wood)
            lathe seat
              material wood
              point 0, 44
              point 16, 44
              point 16, 47
              point 0, 47
            tube leg
              when legs=three
              material wood
              repeat 3
              around y 120
              point 10, 44, 0
              point 15, 0, 0
              radius 1.5
              end 1
            """;

    @LocalServerPort
    int port;

    TestMaker maker;
    String blueprint;

    @BeforeEach
    void aStool() {
        maker = TestMaker.withWorkshop(port, "Stools");
        blueprint = maker.blueprint("Stool");
        assertThat(maker.upload(blueprint, MODEL).status()).isEqualTo(200);
    }

    private TestClient.Answer put(TestClient client, String scene) {
        return client.upload(
                "/api/v1/blueprints/" + blueprint + "/scene", "scene", scene.getBytes(StandardCharsets.UTF_8));
    }

    private TestClient.Answer json(String version, String choices) {
        return TestClient.visitor(port).get("/scenes/" + version + ".json" + choices);
    }

    private TestClient browser() {
        var browser = TestClient.visitor(port);
        browser.setCookie("ww_session", maker.client().token());
        return browser;
    }

    @Test
    void aSceneFollowsTheChoicesAndIsKeptForEver() {
        expect(204, put(maker.client(), SCENE));
        var version = maker.onSale(blueprint, MODEL);
        var plain = expect(200, json(version, ""));
        assertThat(plain.json().path("parts").size()).isEqualTo(1);
        assertThat(plain.text()).contains("#b98f56");
        var other = expect(200, json(version, "?c_wood=black&c_legs=three&c_shoes=red"));
        assertThat(other.json().path("parts").path(1).path("at").size()).isEqualTo(3);
        assertThat(other.text()).contains("#222222");
        assertThat(plain.headers().firstValue("Cache-Control").orElse("")).contains("public", "immutable");
        var tag = plain.headers().firstValue("ETag").orElseThrow();
        assertThat(TestClient.visitor(port)
                        .with("If-None-Match", tag)
                        .get("/scenes/" + version + ".json")
                        .status())
                .isEqualTo(304);
    }

    @Test
    void withoutASceneThereIsNoneAndWithoutAPictureItIsDrawnFlat() {
        var before = maker.onSale(blueprint, MODEL);
        assertThat(json(before, "").status()).isEqualTo(404);
        assertThat(json(UUID.randomUUID().toString(), "").status()).isEqualTo(404);
        expect(204, put(maker.client(), SCENE));
        var version = maker.onSale(blueprint, MODEL);
        assertThat(version).isNotEqualTo(before);
        var visitor = TestClient.visitor(port);
        var flat = expect(200, visitor.page("/pictures/" + version + ".svg")).text();
        assertThat(flat).contains("<title>Stool</title>", "<path color=\"#");
        assertThat(visitor.page("/pictures/" + version + ".svg?c_legs=three")
                        .text()
                        .length())
                .isGreaterThan(flat.length());
        assertThat(visitor.page("/configure/" + before).text()).doesNotContain("data-scene");
        assertThat(visitor.page("/configure/" + version).text())
                .contains("data-scene=\"/scenes/" + version + ".json\"");
    }

    @Test
    void theMeaningOfAProductDoesNotChangeWithItsScene() {
        var path = "/api/v1/blueprints/" + blueprint;
        var before = maker.client().get(path).json().path("draft");
        expect(204, put(maker.client(), SCENE));
        var after = maker.client().get(path).json().path("draft");
        assertThat(after.path("semanticHash")).isEqualTo(before.path("semanticHash"));
        assertThat(after.path("presentationHash")).isNotEqualTo(before.path("presentationHash"));
        expect(204, maker.client().delete(path + "/scene"));
        assertThat(maker.client().get(path).json().path("draft")).isEqualTo(before);
    }

    @Test
    void aRefusedSceneLeavesTheOneBeforeAndOneThatNoLongerFitsIsNotPublished() {
        expect(204, put(maker.client(), SCENE));
        var refused = put(maker.client(), SCENE.replace("legs=three", "legs=five"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("model.scene-invalid");
        assertThat(refused.text()).contains("line 12").contains("five");
        assertThat(maker.upload(blueprint, MODEL.replace("option three", "option two"))
                        .status())
                .isEqualTo(200);
        var publishing = maker.client().post("/api/v1/blueprints/" + blueprint + "/versions", Map.of());
        assertThat(publishing.status()).isEqualTo(422);
        assertThat(browser().page("/maker/blueprints/" + blueprint + "/scene").text())
                .contains("no longer has");
    }

    @Test
    void aDraftsSceneIsItsMakersAlone() {
        expect(204, put(maker.client(), SCENE));
        var other = TestMaker.withWorkshop(port, "Others").client();
        assertThat(put(other, SCENE).status()).isEqualTo(404);
        assertThat(other.get("/maker/blueprints/" + blueprint + "/scene.json").status())
                .isEqualTo(404);
        assertThat(put(TestClient.visitor(port), SCENE).status()).isEqualTo(401);
    }

    @Test
    void onThePageAMakerPastesReadsWhatIsWrongInWhichLineAndSeesIt() {
        var page = "/maker/blueprints/" + blueprint + "/scene";
        var browser = browser();
        var wrong = browser.submitFiles(page, Map.of("text", SCENE.replace("radius 1.5", "radius wide")), List.of());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("line 18", "radius wide").doesNotContain("data-scene");
        var kept = browser.submitFiles(page, Map.of("text", SCENE.replace("\n", "\r\n")), List.of());
        assertThat(kept.location()).contains("done=catalog.scene-kept");
        assertThat(browser.page(page).text()).contains("data-scene=\"" + page + ".json\"", "<path color=\"#");
        assertThat(browser.page(page + ".json?c_legs=three").text()).contains("\"tube\"");
        browser.submitFiles(page, Map.of("remove", "yes"), List.of());
        assertThat(browser.page(page).text()).doesNotContain("data-scene");
    }

    @Test
    void aPartFromA3dProgramIsShownByItsNameAndOnlyToWhomTheSceneIs() {
        var browser = browser();
        var page = "/maker/blueprints/" + blueprint;
        var sent = browser.submitFiles(
                page + "/shapes", Map.of(), List.of(new FilePart("shape", "knob.glb", TestShapes.triangle())));
        assertThat(sent.location()).contains("done=catalog.shape-kept");
        var listed = browser.page(page + "/scene").text();
        assertThat(listed).contains("knob.glb", "1 triangles");
        var id = listed.replaceAll("(?s).*<code>file [^ ]+ ([0-9a-f-]{36})</code>.*", "$1");
        var scene = SCENE + "file knob " + id + "\nmodel knob\n  file knob\n  at 0, 50, 0\n";
        expect(204, put(maker.client(), scene));
        var version = maker.onSale(blueprint, MODEL);
        assertThat(json(version, "").text()).contains("\"file\":\"knob\"").doesNotContain(id);
        var part = TestClient.visitor(port).get("/scenes/" + version + "/knob.glb");
        assertThat(part.status()).isEqualTo(200);
        assertThat(part.headers().firstValue("Content-Type").orElse("")).isEqualTo("model/gltf-binary");
        assertThat(TestClient.visitor(port)
                        .get("/scenes/" + version + "/saddle.glb")
                        .status())
                .isEqualTo(404);
        assertThat(put(TestMaker.withWorkshop(port, "Others").client(), scene).status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNoPartIsRefusedOnThePage() {
        var svg = "<svg><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8);
        var refused = browser()
                .submitFiles(
                        "/maker/blueprints/" + blueprint + "/shapes",
                        Map.of(),
                        List.of(new FilePart("shape", "evil.glb", svg)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("no glTF binary").doesNotContain("<script>alert");
    }
}
