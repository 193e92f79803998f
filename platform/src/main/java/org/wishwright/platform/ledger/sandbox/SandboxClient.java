package org.wishwright.platform.ledger.sandbox;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.ledger.ProviderSilentException;
import tools.jackson.databind.ObjectMapper;

/** What is said to the sandbox over HTTP; whatever is no answer is silence. */
@Component
class SandboxClient {

    /** @param state {@code captured}, {@code held}, {@code pending}, {@code declined}, {@code charged-back}, {@code done} */
    record Answer(
            int status,
            String code,
            String detail,
            String state,
            String reference,
            long minor,
            String currency,
            long until) {

        boolean known() {
            return status != 404;
        }

        boolean refused() {
            return status == 409;
        }
    }

    private final SandboxProcess process;
    private final BusinessClock clock;
    private final Environment environment;
    private final ObjectMapper json;
    private final Duration patience;

    SandboxClient(
            SandboxProcess process,
            BusinessClock clock,
            Environment environment,
            ObjectMapper json,
            @Value("${wishwright.sandbox.patience:PT5S}") Duration patience) {
        this.process = process;
        this.clock = clock;
        this.environment = environment;
        this.json = json;
        this.patience = patience;
    }

    Answer post(String kind, Map<String, Object> body) {
        var said = new java.util.TreeMap<>(body);
        said.put("day", clock.instant().toString());
        said.put("notify", base() + "/api/v1/payments/notifications");
        said.put("patience", patience.toMillis());
        var bytes = HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(said));
        return read(sent("/v1/" + kind, HttpRequest.newBuilder().POST(bytes)));
    }

    Answer get(String kind, String id) {
        return read(sent("/v1/" + kind + "/" + id, HttpRequest.newBuilder().GET()));
    }

    /** The sandbox's own account of what it did, as a file. */
    String settlement() {
        return sent("/v1/settlement", HttpRequest.newBuilder().GET()).body();
    }

    private HttpResponse<String> sent(String path, HttpRequest.Builder request) {
        try {
            return exchange(process.address(), path, request);
        } catch (ConnectException e) {
            process.lost(); // killed, or not started yet: every call may be repeated
        } catch (IOException e) {
            throw silent(e);
        }
        try {
            return exchange(process.address(), path, request);
        } catch (IOException e) {
            process.lost();
            throw silent(e);
        }
    }

    private HttpResponse<String> exchange(URI there, String path, HttpRequest.Builder request) throws IOException {
        request.uri(there.resolve(path))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .setHeader("Authorization", "Bearer " + process.secret());
        try {
            return SandboxProcess.Client.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent(e);
        }
    }

    private Answer read(HttpResponse<String> answer) {
        var body = json.readTree(answer.body());
        int status = answer.statusCode();
        if (status != 200 && status != 404 && status != 409) {
            throw new IllegalStateException(
                    "The sandbox refused what was sent: " + body.path("detail").asString(""));
        }
        return new Answer(
                status,
                body.path("code").asString(""),
                body.path("detail").asString(""),
                body.path("state").asString(""),
                body.path("reference").asString(""),
                body.path("minor").asLong(0),
                body.path("currency").asString(""),
                body.path("until").asLong(0));
    }

    private String base() {
        var port = environment.getProperty("local.server.port", "");
        return environment.getProperty("wishwright.base-url", port.isEmpty() ? "" : "http://127.0.0.1:" + port);
    }

    private ProviderSilentException silent(Exception cause) {
        return new ProviderSilentException("The sandbox did not answer within " + patience, cause);
    }
}
