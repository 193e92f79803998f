package org.wishwright.platform.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.kernel.StrictJson;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.evidence.work.Facts;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.LogKeys;
import org.wishwright.provenance.SignedNote;
import org.wishwright.provenance.check.LogCheck;
import org.wishwright.provenance.check.Trust;

/** A stranger checks the whole log over HTTP. */
@PlatformTest
class TilesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Facts facts;

    private HttpResponse<byte[]> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/log/" + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String path) {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    private Optional<byte[]> read(String path) {
        var answer = get(path);
        return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    }

    private LogKeys keys() {
        return LogKeys.fromMembers(StrictJson.readObject(text("keys"), 100_000).orThrow())
                .orThrow();
    }

    @Test
    void theWholeLogIsCheckedByItsTilesAlone() {
        facts.sequenced(100);
        var kept = keys().open(text("checkpoint")).orThrow();
        for (int i = 0; i < 6; i++) {
            facts.sequenced(100);
        }
        var verdict = LogCheck.of(text("checkpoint"), keys(), this::read, Trust.NONE.withSince(kept), size -> {});
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.checkpoint().orElseThrow().size()).isGreaterThanOrEqualTo(kept.size() + 600);
    }

    @Test
    void theCheckpointSaysThatItStoodSoWithinTheLastSecond() {
        facts.sequenced(1);
        var before = Instant.now();
        var answer = get("checkpoint");
        var after = Instant.now();
        var note = SignedNote.parse(new String(answer.body(), StandardCharsets.UTF_8))
                .orThrow();
        var at = note.cosigned(keys().current().asWitness()).orThrow();
        assertThat(at).isBetween(before.minus(Duration.ofSeconds(1)), after);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    }

    @Test
    void tilesNeverChangeAndSaySo() {
        facts.sequenced(100);
        var size = Checkpoint.parse(
                        SignedNote.parse(text("checkpoint")).orThrow().text())
                .orThrow()
                .size();
        int width = (int) Math.min(size, 60);
        var tile = get("tile/0/000.p/" + width);
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.body()).hasSize(width * 32);
        assertThat(tile.headers().firstValue("Cache-Control").orElseThrow())
                .contains("immutable", "max-age=31536000", "public");
        assertThat(tile.headers().firstValue("Set-Cookie")).isEmpty();
        facts.sequenced(100);
        assertThat(get("tile/0/000.p/" + width).body()).isEqualTo(tile.body());
        assertThat(get("tile/entries/000.p/" + width).body()).hasSize(width * 34);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (var path : new String[] {
            "tile/0/x999/x999/999", "tile/9/000", "tile/0/0", "tile/entries/abc", "tile/0/000.p/0", "tile/64/000"
        }) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }
}
