package org.wishwright.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a small program that sells jackets in two cloths, where tweed is not made for the slender. */
class TasteTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MODEL = """
            {"modules": [
              {"id": "cloth", "options": [{"id": "wool"}, {"id": "tweed"}]},
              {"id": "chest", "options": [], "scale": {"unit": "cm", "from": 84, "to": 88, "step": 1}},
              {"id": "vents", "options": [{"id": "none"}, {"id": "side"}]}]}""";

    private final List<JsonNode> asked = new ArrayList<>();
    private HttpServer program;

    @BeforeEach
    void start() throws IOException {
        program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        program.createContext("/api/v1/versions/v/model", exchange -> answer(exchange, MODEL));
        program.createContext("/api/v1/versions/v/selection", exchange -> {
            var choices = JSON.readTree(exchange.getRequestBody()).path("choices");
            asked.add(choices);
            boolean tweed = choices.path("cloth").asString("").equals("tweed");
            answer(exchange, JSON.writeValueAsString(Map.of("remaining", remaining(tweed))));
        });
        program.createContext("/api/v1/versions/v/completion", exchange -> {
            var choices = JSON.readTree(exchange.getRequestBody()).path("choices");
            var whole = new java.util.HashMap<String, String>(Map.of("cloth", "wool", "chest", "84", "vents", "none"));
            choices.propertyStream()
                    .forEach(choice ->
                            whole.put(choice.getKey(), choice.getValue().asString("")));
            answer(exchange, JSON.writeValueAsString(Map.of("choices", whole)));
        });
        program.start();
    }

    @AfterEach
    void stop() {
        program.stop(0);
    }

    private static Map<String, List<String>> remaining(boolean tweed) {
        return Map.of(
                "cloth", List.of("wool", "tweed"),
                "chest", tweed ? List.of("87", "88") : List.of("84", "85", "86", "87", "88"),
                "vents", List.of("none", "side"));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private Map<String, String> choices(long seed) {
        try (var http =
                new Http(URI.create("http://127.0.0.1:" + program.getAddress().getPort()))) {
            return new Taste(new Api(http, Duration.ofSeconds(5), () -> false), "v").choices(People.drawing(seed, 1));
        }
    }

    @Test
    void whatIsChosenIsAlwaysAmongWhatIsStillPossible() {
        var seen = new java.util.HashSet<Map<String, String>>();
        for (long seed = 0; seed < 60; seed++) {
            var choices = choices(seed);
            assertThat(choices).containsOnlyKeys("cloth", "chest", "vents");
            if (choices.getOrDefault("cloth", "").equals("tweed")) {
                assertThat(choices.get("chest")).isIn("87", "88");
            }
            seen.add(choices);
        }
        assertThat(seen).hasSizeGreaterThan(5);
        assertThat(asked).isNotEmpty();
    }

    @Test
    void theSameSeedHasTheSameTaste() {
        assertThat(choices(3)).isEqualTo(choices(3));
    }
}
