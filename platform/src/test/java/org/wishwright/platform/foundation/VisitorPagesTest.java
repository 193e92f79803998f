package org.wishwright.platform.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

/** Visitors share what is the same for all of them, and nothing else. */
@PlatformTest
class VisitorPagesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Test
    void aSharedAnswerIsTheOneThatWasRenderedWithItsHeadersAndNoCookie() throws Exception {
        var first = get("/", "Accept-Language", "en");
        var second = get("/", "Accept-Language", "en");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Security-Policy"))
                .isPresent()
                .isEqualTo(first.headers().firstValue("Content-Security-Policy"));
        assertThat(second.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(second.headers().allValues("Content-Type")).containsExactly("text/html;charset=UTF-8");
        assertThat(second.headers().allValues("Vary")).containsExactly("accept-encoding,accept-language,cookie");
        assertThat(second.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void eachLanguageHasItsOwn() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(text(get("/", "Accept-Language", "en"))).contains("lang=\"en\"");
            assertThat(text(get("/", "Accept-Language", "zh-CN"))).contains("lang=\"zh\"");
            assertThat(text(get("/", "Cookie", "ww_language=zh"))).contains("lang=\"zh\"");
        }
    }

    @Test
    void whoeverIsSignedInNeverSeesOrLeavesASharedPage() throws Exception {
        get("/", "Accept-Language", "en");
        var browser = TestClient.browser(port, "Mei Unmistakable");
        var hers = expect(200, browser.page("/"));
        assertThat(hers.text()).contains("Mei Unmistakable");
        assertThat(hers.headers().firstValue("ETag")).isEmpty();
        assertThat(hers.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(text(get("/", "Accept-Language", "en"))).doesNotContain("Mei Unmistakable");
    }

    @Test
    void aBrowserThatHasThePageIsToldSo() throws Exception {
        var tag = get("/", "Accept-Language", "en").headers().firstValue("ETag").orElseThrow();
        var again = get("/", "Accept-Language", "en", "If-None-Match", tag);
        assertThat(again.statusCode()).isIn(200, 304);
        assertThat(get("/", "Accept-Language", "zh", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theCompressedPageIsTheSame() throws Exception {
        var plain = text(get("/", "Accept-Language", "en"));
        for (int i = 0; i < 2; i++) {
            var compressed = get("/", "Accept-Language", "en", "Accept-Encoding", "gzip");
            assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            try (var unzipped = new GZIPInputStream(new java.io.ByteArrayInputStream(compressed.body()))) {
                assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(plain);
            }
        }
    }

    @Test
    void aPageWithAFormTokenIsNotShared() throws Exception {
        var login = get("/login", "Accept-Language", "en");
        assertThat(login.headers().firstValue("ETag")).isEmpty();
        assertThat(login.headers().allValues("Set-Cookie")).isNotEmpty();
    }

    @Test
    void whatChangedWhileAPageWasBeingRenderedIsNotHidden() {
        var pages = new VisitorPages();
        long begun = pages.generation();
        pages.forget();
        pages.keep("en/", anything(), begun);
        assertThat(pages.find("en/")).isEmpty();
        pages.keep("en/", anything(), pages.generation());
        assertThat(pages.find("en/")).isPresent();
        pages.forget();
        assertThat(pages.find("en/")).isEmpty();
    }

    @Test
    void anAssetIsKeptForEverOnlyAtTheAddressOfItsContent() throws Exception {
        var address = Assets.address("wishwright.css");
        assertThat(cacheControl(address)).contains("immutable");
        assertThat(cacheControl("/assets/wishwright.css")).isEqualTo("no-cache");
        assertThat(cacheControl("/assets/wishwright.css?v=0123456789ab")).isEqualTo("no-cache");
        assertThat(get("/assets/nothing.css?v=1", "Accept", "*/*").statusCode()).isEqualTo(404);
    }

    private String cacheControl(String path) throws Exception {
        return get(path, "Accept", "*/*").headers().firstValue("Cache-Control").orElse("");
    }

    private static Rendering anything() {
        return Rendering.of(
                new org.springframework.mock.web.MockHttpServletResponse(),
                "W/\"1\"",
                new byte[] {1},
                System.nanoTime());
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .headers(headers)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
