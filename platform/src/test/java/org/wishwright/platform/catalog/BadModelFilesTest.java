package org.wishwright.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;

@PlatformTest
class BadModelFilesTest {

    @LocalServerPort
    int port;

    TestMaker maker;
    String blueprint = "";
    String before = "";

    @BeforeEach
    void aMakerWithAGoodDraft() {
        maker = TestMaker.withWorkshop(port, "Careful works");
        blueprint = maker.blueprint("Shelf");
        assertThat(maker.upload(blueprint, TestModels.shelf()).status()).isEqualTo(200);
        before = draft();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(draft()).isEqualTo(before);
    }

    @Test
    void anXmlBombIsRefusedUnexpanded() {
        var bomb = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE instance [\n<!ENTITY a0 \"boom\">\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">\n");
        }
        bomb.append("]>\n<instance><domains><domain name=\"d\">&a9;</domain></domains></instance>");
        var refused = maker.upload(blueprint, bomb.toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).startsWith("model.xcsp-");
        assertThat(refused.json().path("values").path("reason").asString()).isNotEmpty();
    }

    @Test
    void anExternalEntityIsNotRead() {
        var refused = maker.upload(blueprint, """
                <!DOCTYPE instance [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
                <instance><domains><domain name="d">&secret;</domain></domains></instance>""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).startsWith("model.xcsp-");
    }

    @Test
    void aMistakeIsNamedWithItsLine() {
        var lines = TestModels.shelf().lines().toList();
        int line = lines.indexOf("  | pine oil") + 1;
        var refused = maker.upload(blueprint, TestModels.shelf().replace("  | pine oil", "  | pine wax"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("model.text-invalid");
        assertThat(refused.json().path("values").path("line").asInt()).isEqualTo(line);
        assertThat(refused.json().path("values").path("reason").asString()).contains("wax");
    }

    @Test
    void aFileInAnotherCurrencyIsRefused() {
        var refused = maker.upload(blueprint, TestModels.shelf().replace("currency CNY", "currency EUR"));
        assertThat(refused.code()).isEqualTo("model.currency-differs");
    }

    @Test
    void aProductionFileWithAMistakeIsRefusedWithItsLine() {
        var production = """
                {"lines":[
                {"module":"wood","option":"oak","materials":[],"steps":[]},
                {"module":"wood","option":"teak","materials":[],"steps":[]}]}""";
        var refused = maker.upload(
                blueprint, Map.of("model", bytes(TestModels.shelf()), "production", bytes(production)), Map.of());
        assertThat(refused.code()).isEqualTo("production.invalid");
        assertThat(refused.json().path("values").path("line").asInt()).isEqualTo(3);
        assertThat(refused.json().path("values").path("reason").asString()).contains("teak");
        var broken = maker.upload(
                blueprint,
                Map.of("model", bytes(TestModels.shelf()), "production", bytes("{\"lines\":[\n{]}")),
                Map.of());
        assertThat(broken.code()).isEqualTo("production.invalid");
        assertThat(broken.json().path("values").path("line").asInt()).isEqualTo(2);
    }

    @Test
    void garbageIsRefused() {
        assertThat(maker.upload(blueprint, "\u0000\u0001 nothing").status()).isEqualTo(422);
        assertThat(maker.upload(blueprint, "<instance>").status()).isEqualTo(422);
        var notUtf8 = maker.upload(blueprint, Map.of("model", new byte[] {'a', (byte) 0xff, '\n'}), Map.of());
        assertThat(notUtf8.status()).isEqualTo(422);
    }

    @Test
    void fiftyMegabytesAreRefusedByTheirLengthAlone() throws IOException {
        var answer = answerToHead("""
                PUT /api/v1/blueprints/%s/draft HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                Content-Type: multipart/form-data; boundary=x\r
                Content-Length: 52428800\r
                \r
                --x\r
                """.formatted(blueprint, maker.client().token()));
        assertThat(answer).startsWith("HTTP/1.1 413").contains("upload.too-large");
    }

    @Test
    void fiftyMegabytesFromAPageAreRefusedWithAPage() throws IOException {
        var answer = answerToHead("""
                POST /maker/blueprints/%s/draft HTTP/1.1\r
                Host: 127.0.0.1\r
                Accept-Language: en\r
                Content-Type: multipart/form-data; boundary=x\r
                Content-Length: 52428800\r
                \r
                --x\r
                """.formatted(blueprint));
        assertThat(answer).startsWith("HTTP/1.1 413").contains("larger than 16 MB", "</html>");
    }

    /** What the program says to the head and the first line of a body that never comes. */
    private String answerToHead(String head) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            var answer = new StringBuilder();
            var buffer = new byte[8192];
            while (!answer.toString().contains("too-large") && answer.indexOf("</html>") < 0) {
                int length = socket.getInputStream().read(buffer);
                assertThat(length).as(answer.toString()).isPositive();
                answer.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
            }
            return answer.toString();
        }
    }

    private String draft() {
        return maker.client()
                .get("/api/v1/blueprints/" + blueprint)
                .json()
                .path("draft")
                .toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
