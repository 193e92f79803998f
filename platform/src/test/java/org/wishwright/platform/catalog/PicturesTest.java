package org.wishwright.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.FilePart;

@PlatformTest
class PicturesTest {

    private static final String MODEL = """
            wishwright-model 1
            model coat
            currency CNY
            base 100
            module cloth
              option navy
                colour #203040
              option red
                colour #cc2211
                price 500
            module lapel
              option peak
              option notch
                price 10
            """;

    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">"
            + "<g fill=\"colour(cloth)\"><path d=\"M1 1\" data-when=\"lapel=peak\"/></g></svg>";

    @LocalServerPort
    int port;

    @Autowired
    Pictures pictures;

    TestMaker maker;
    String blueprint;

    @BeforeEach
    void aCoat() {
        maker = TestMaker.withWorkshop(port, "Coats");
        blueprint = maker.blueprint("Coat");
        assertThat(maker.upload(blueprint, MODEL).status()).isEqualTo(200);
    }

    private TestClient.Answer put(TestClient client, String svg) {
        return client.upload(
                "/api/v1/blueprints/" + blueprint + "/picture", "picture", svg.getBytes(StandardCharsets.UTF_8));
    }

    private String published() {
        return maker.onSale(blueprint, MODEL);
    }

    private TestClient.Answer image(String version, String choices) {
        return TestClient.visitor(port).page("/pictures/" + version + ".svg" + choices);
    }

    @Test
    void anImageFollowsTheChoicesAndFillsTheRestAsCheaplyAsPossible() {
        expect(204, put(maker.client(), SVG));
        var version = published();
        assertThat(image(version, "").text()).contains("fill=\"#203040\"", "<path", "<title>Coat</title>");
        assertThat(image(version, "?c_cloth=red").text()).contains("fill=\"#cc2211\"", "<path");
        assertThat(image(version, "?c_cloth=red&c_lapel=notch").text())
                .contains("fill=\"#cc2211\"")
                .doesNotContain("<path");
        assertThat(image(
                                version,
                                "?c_cloth=%3Cscript%3E&c_shoes=\uD83D\uDC5E&x=1"
                                        .replace("\uD83D\uDC5E", "%F0%9F%91%9E"))
                        .text())
                .isEqualTo(image(version, "").text());
    }

    @Test
    void anAddressBearsNoChoiceThatIsNotSeen() {
        expect(204, put(maker.client(), SVG));
        var measured =
                MODEL + "measure chest unit cm from 84 to 130 step 1\nmeasure waist unit cm from 60 to 120 step 1\n";
        var version = new VersionId(UUID.fromString(maker.onSale(blueprint, measured)));
        var choices = Map.of("cloth", "red", "lapel", "notch", "chest", "101", "waist", "88");
        assertThat(pictures.seen(version, choices)).containsOnlyKeys("cloth", "lapel");
        var she = TestClient.signedUp(port, "Lin");
        expect(
                201,
                she.post(
                        "/api/v1/cart/lines",
                        Map.of("version", version.toString(), "choices", choices, "quantity", 1)));
        var browser = TestClient.visitor(port);
        browser.setCookie("ww_session", she.token());
        assertThat(expect(200, browser.page("/cart")).text())
                .contains("/pictures/" + version + ".svg?c_", "101 cm")
                .doesNotContain("c_chest", "c_waist");
    }

    @Test
    void eachSideOfAComparisonIsDrawnAsItIsChosen() {
        expect(204, put(maker.client(), SVG));
        var version = published();
        var page = TestClient.visitor(port)
                .page("/configure/" + version + "/comparison?c_cloth=red&c_lapel=notch&u=2%21cloth%3Dnavy");
        var shown = Pattern.compile("class=\"picture\" src=\"([^\"]*)\"")
                .matcher(expect(200, page).text().replace("&amp;", "&"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(shown).hasSize(2);
        assertThat(shown.getFirst()).contains("c_cloth=navy");
        assertThat(shown.getLast()).contains("c_cloth=red");
    }

    @Test
    void withoutADrawingAndASceneNothingIsSeen() {
        var version = new VersionId(UUID.fromString(published()));
        assertThat(pictures.seen(version, Map.of("cloth", "red"))).isEmpty();
    }

    @Test
    void anImageIsKeptForEverAndMayLoadNothing() {
        expect(204, put(maker.client(), SVG));
        var version = published();
        var answer = image(version, "");
        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("public", "immutable", "max-age=31536000");
        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'none'; sandbox");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        var tag = headers.firstValue("ETag").orElseThrow();
        assertThat(tag).as("weak, or it would not be compressed").startsWith("W/");
        assertThat(TestClient.visitor(port)
                        .with("If-None-Match", tag)
                        .page("/pictures/" + version + ".svg")
                        .status())
                .isEqualTo(304);
        assertThat(image(version, "?c_cloth=red").headers().firstValue("ETag"))
                .isNotEqualTo(headers.firstValue("ETag"));
    }

    @Test
    void withoutAPictureAnEmblemStandsInItsPlaceAndWithoutAVersionNothing() {
        assertThat(expect(200, image(published(), "")).text()).contains("<svg", "<title>Coat</title>");
        assertThat(image(UUID.randomUUID().toString(), "").status()).isEqualTo(404);
        assertThat(image("..%2Fetc", "").status()).isIn(400, 404);
    }

    @Test
    void aPublishedPictureStaysWhenTheDraftGetsAnotherOrNone() {
        expect(204, put(maker.client(), SVG));
        var first = published();
        expect(204, put(maker.client(), SVG.replace("M1 1", "M2 2")));
        assertThat(image(first, "").text()).contains("M1 1");
        var second = published();
        assertThat(second).isNotEqualTo(first);
        assertThat(image(second, "").text()).contains("M2 2");
        expect(204, maker.client().delete("/api/v1/blueprints/" + blueprint + "/picture"));
        assertThat(image(published(), "").text()).doesNotContain("M2 2", "M1 1");
        assertThat(image(first, "").text()).contains("M1 1");
    }

    @Test
    void aRefusedPictureLeavesTheOneBefore() {
        expect(204, put(maker.client(), SVG));
        var refused = put(maker.client(), SVG.replace("lapel=peak", "lapel=shawl"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("model.picture-invalid");
        assertThat(refused.text()).contains("shawl");
        assertThat(image(published(), "").text()).contains("<path");
    }

    @Test
    void aModelThatThePictureNoLongerFitsIsNotPublished() {
        expect(204, put(maker.client(), SVG));
        assertThat(maker.upload(blueprint, MODEL.replace("option peak", "option shawl"))
                        .status())
                .isEqualTo(200);
        var refused = maker.client().post("/api/v1/blueprints/" + blueprint + "/versions", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("peak");
        var browser = TestClient.visitor(port);
        browser.setCookie("ww_session", maker.client().token());
        assertThat(expect(200, browser.page("/maker/blueprints/" + blueprint)).text())
                .contains("no longer has");
    }

    @Test
    void aDraftsPictureIsItsMakersAlone() {
        expect(204, put(maker.client(), SVG));
        var other = TestMaker.withWorkshop(port, "Others").client();
        assertThat(put(other, SVG).status()).isEqualTo(404);
        assertThat(other.delete("/api/v1/blueprints/" + blueprint + "/picture").status())
                .isEqualTo(404);
        assertThat(other.get("/maker/blueprints/" + blueprint + "/picture").status())
                .isEqualTo(404);
        assertThat(put(TestClient.visitor(port), SVG).status()).isEqualTo(401);
        assertThat(image(published(), "").text()).contains("<path");
    }

    @Test
    void onThePageAMakerSeesReplacesAndRemovesThePicture() {
        var browser = TestClient.visitor(port);
        browser.setCookie("ww_session", maker.client().token());
        var path = "/maker/blueprints/" + blueprint;
        assertThat(browser.page(path).text()).contains("No picture yet");
        var kept = browser.submitFiles(path + "/picture", Map.of(), List.of(file(SVG)));
        assertThat(kept.location()).contains("done=catalog.picture-kept");
        assertThat(browser.page(path).text()).contains("<svg xmlns", "fill=\"#203040\"");
        var refused = browser.submitFiles(
                path + "/picture", Map.of(), List.of(file("<svg viewBox=\"0 0 1 1\"><script>alert(1)</script></svg>")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("element 'script'").doesNotContain("<script>alert");
        assertThat(browser.submitFiles(path + "/picture", Map.of(), List.of(file("")))
                        .status())
                .isEqualTo(422);
        assertThat(browser.page(path).text()).contains("<svg xmlns");
        browser.submitFiles(path + "/picture", Map.of("remove", "yes"), List.of());
        assertThat(browser.page(path).text()).contains("No picture yet");
    }

    private static FilePart file(String svg) {
        return new FilePart("picture", "coat.svg", svg.getBytes(StandardCharsets.UTF_8));
    }
}
