package org.wishwright.platform.ledger.sandbox.program;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Brings notices to the program: each until it was taken, ten times at most. */
final class Courier {

    private static final int PATIENCE_MILLIS = 3_000;
    private static final int MOST_ATTEMPTS = 10;

    private final Books books;
    private final Signature signature;
    private final String merchant;

    Courier(Books books, Signature signature, String merchant) {
        this.books = books;
        this.signature = signature;
        this.merchant = merchant;
    }

    /** Plans the notices of a charge that have not been taken yet. */
    void plan(Books.Charge charge) {
        long age = System.currentTimeMillis() - charge.asked.number("at");
        charge.play.notices().stream()
                .skip(charge.notified)
                .forEach(notice -> later(charge, notice, 1, Math.max(0, notice.after() - age)));
    }

    private void later(Books.Charge charge, Play.Notice notice, int attempt, long millis) {
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(millis);
                deliver(charge, notice, attempt);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void deliver(Books.Charge charge, Play.Notice notice, int attempt) {
        if (sent(charge, notice)) {
            books.notified(charge);
        } else if (attempt < MOST_ATTEMPTS) {
            later(charge, notice, attempt + 1, 1_000L << Math.min(attempt, 6));
        }
    }

    private boolean sent(Books.Charge charge, Play.Notice notice) {
        try {
            var id = "msg_" + UUID.randomUUID();
            var timestamp = Long.toString(System.currentTimeMillis() / 1_000);
            var body = books.answer(charge)
                    .with("type", notice.type())
                    .with("merchant", merchant)
                    .with("payment", charge.payment())
                    .json()
                    .getBytes(StandardCharsets.UTF_8);
            var connection = (HttpURLConnection)
                    URI.create(charge.asked.text("notify")).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("webhook-id", id);
            connection.setRequestProperty("webhook-timestamp", timestamp);
            connection.setRequestProperty("webhook-signature", signature.of(id, timestamp, body));
            connection.getOutputStream().write(body);
            return connection.getResponseCode() < 300;
        } catch (IOException | IllegalArgumentException e) {
            return false; // the program is not there just now: later again
        }
    }
}
