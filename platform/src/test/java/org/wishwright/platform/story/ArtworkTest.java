package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.catalog.TestMaker.leadsTo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.files.TestPictures;
import org.wishwright.platform.order.Shop;

/** A picture added in the configurator goes to the maker with the order, and to nobody else. */
@PlatformTest
class ArtworkTest {

    private static final String MUG = """
            wishwright-model 1
            model mug
            currency CNY
            base 3000
            module glaze
              option white
                step SAW family glaze setup 60 run 600 inspect
              option blue
                step SAW family glaze setup 60 run 600 inspect
            upload artwork
            """;

    private static final Pattern CHOSEN = Pattern.compile("c_artwork=([0-9a-f-]{36})");

    @LocalServerPort
    int port;

    private Shop shop;
    private TestClient browser;
    private String version = "";

    @BeforeEach
    void aMugOnSale() {
        shop = Shop.open(port);
        version = shop.publish(MUG);
        browser = shop.browser();
    }

    private TestClient.Answer add(byte[] picture) {
        browser.page("/configure/" + version);
        return browser.submitFiles(
                "/configure/" + version + "/artwork/artwork?c_glaze=blue",
                Map.of(),
                List.of(new TestClient.FilePart("file", "a.jpg", picture)));
    }

    @Test
    void itIsChosenSeenByItsOwnerOrderedAndSeenByTheMaker() {
        var place = leadsTo(add(TestPictures.jpeg(80, 60)));
        assertThat(place).startsWith("/configure/" + version + "?c_glaze=blue&c_artwork=");
        var matcher = CHOSEN.matcher(place);
        assertThat(matcher.find()).isTrue();
        var file = matcher.group(1);
        var page = expect(200, browser.page(place.replaceFirst("#.*", ""))).text();
        assertThat(page).contains("/artwork/" + file + "?size=small");
        assertThat(page.replaceAll("(?s).*id=\"link\" readonly value=\"([^\"]*)\".*", "$1"))
                .contains("c_glaze=blue")
                .doesNotContain(file);
        assertThat(browser.page("/artwork/" + file).status()).isEqualTo(200);

        var stranger = shop.buyer();
        assertThat(stranger.get("/artwork/" + file).status()).isEqualTo(404);
        assertThat(shop.maker.get("/artwork/" + file).status()).isEqualTo(404);
        var stolen = stranger.post(
                "/api/v1/cart/lines",
                Map.of("version", version, "choices", Map.of("glaze", "blue", "artwork", file), "quantity", 1));
        assertThat(stolen.text("code")).isEqualTo("selection.file-unknown");

        var buyer = TestClient.visitor(port).with("Authorization", "Bearer " + browser.token());
        expect(
                201,
                buyer.post(
                        "/api/v1/cart/lines",
                        Map.of(
                                "version",
                                version,
                                "choices",
                                Map.of("glaze", "blue", "artwork", file),
                                "quantity",
                                1)));
        var order = expect(201, shop.order(buyer, 3_000)).text("order");
        var address = "/orders/" + order + "/artwork/" + file;
        assertThat(buyer.get(address).status()).isEqualTo(200);
        assertThat(shop.maker.get(address).status()).isEqualTo(200);
        assertThat(stranger.get(address).status()).isEqualTo(404);
        assertThat(expect(200, shop.maker.page("/maker/orders/" + order)).text())
                .contains(address);
        assertThat(expect(200, browser.page("/orders/" + order)).text()).contains(address);
    }

    @Test
    void whatIsNoPictureIsRefusedInItsPlace() {
        var place = leadsTo(add("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)));
        assertThat(place).contains("f=artwork").doesNotContain("c_artwork");
        var page = expect(200, browser.page(place.replaceFirst("#.*", ""))).text();
        assertThat(page).contains("aria-invalid=\"true\"");
    }
}
