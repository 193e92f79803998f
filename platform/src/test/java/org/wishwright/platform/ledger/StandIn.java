package org.wishwright.platform.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that answers as a provider's published interface description says; nothing of the provider's is in it. */
public abstract class StandIn implements AutoCloseable {

    /** @param fields of the query and, where the body is a form, of the body */
    public record Asked(
            String method, String path, Map<String, String> headers, Map<String, String> fields, String body) {}

    public record Answer(int status, Map<String, String> headers, String body) {

        public static Answer json(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json"), body);
        }
    }

    private final HttpServer server;
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicInteger toFail = new AtomicInteger();

    protected StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    protected abstract Answer answer(Asked asked);

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next request is carried out, and its answer is lost on the way, also when the JDK sends it once more by itself. */
    public void loseNextAnswer() {
        toLose.set(timesSent());
    }

    /** How often a client sends a request whose connection was closed without an answer. */
    protected int timesSent() {
        return 1;
    }

    /** The next request finds the provider out of order. */
    public void failNext() {
        toFail.incrementAndGet();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = read(exchange);
            var answer = toFail.getAndUpdate(n -> Math.max(0, n - 1)) > 0
                    ? Answer.json(503, "{\"code\":\"SYSTEM_ERROR\",\"message\":\"later\"}")
                    : answer(asked);
            if (asked.method().equals("POST") && toLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                return;
            }
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Asked read(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        var fields = new LinkedHashMap<String, String>();
        read(exchange.getRequestURI().getRawQuery(), fields);
        if (headers.getOrDefault("content-type", "").contains("form")) {
            read(body, fields);
        }
        return new Asked(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), headers, fields, body);
    }

    private static void read(@org.jspecify.annotations.Nullable String form, Map<String, String> fields) {
        for (var pair : form == null ? new String[0] : form.split("&", -1)) {
            int cut = pair.indexOf('=');
            if (cut > 0) {
                fields.put(decoded(pair.substring(0, cut)), decoded(pair.substring(cut + 1)));
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
