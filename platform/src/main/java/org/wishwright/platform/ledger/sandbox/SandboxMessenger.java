package org.wishwright.platform.ledger.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends the sandbox's notifications to this program over HTTP, as a provider outside would. */
@Component
class SandboxMessenger {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxMessenger.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int BATCH = 50;

    private final SandboxBooks books;
    private final SandboxProvider provider;
    private final Environment environment;

    /** Made when there is something to send; a start need not wait for it. */
    private static final class Client {
        static final HttpClient HTTP =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    SandboxMessenger(SandboxBooks books, SandboxProvider provider, Environment environment) {
        this.books = books;
        this.provider = provider;
        this.environment = environment;
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 500)
    void run() {
        var base = base();
        if (base.isEmpty()) {
            return; // the door is not open yet
        }
        for (var charge : books.takeDue(BATCH)) {
            if (!send(URI.create(base + "/api/v1/payments/notifications"), charge)) {
                books.again(charge.payment());
            }
        }
    }

    private String base() {
        var port = environment.getProperty("local.server.port", "");
        return environment.getProperty("wishwright.base-url", port.isEmpty() ? "" : "http://127.0.0.1:" + port);
    }

    private boolean send(URI door, SandboxBooks.Charge charge) {
        var message = provider.notification(charge);
        var request = HttpRequest.newBuilder(door)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", message.timestamp())
                .header("webhook-signature", message.signature())
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.body()))
                .build();
        try {
            var answer = Client.HTTP.send(request, HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() < 300;
        } catch (IOException e) {
            LOG.info("The sandbox's notification of {} did not arrive: {}", charge.payment(), e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
