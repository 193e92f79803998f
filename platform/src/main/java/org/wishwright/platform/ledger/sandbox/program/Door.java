package org.wishwright.platform.ledger.sandbox.program;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes requests: {@code POST /v1/KIND} books, {@code GET /v1/KIND/ID} asks, both with the secret as bearer. */
final class Door implements HttpHandler {

    private static final long MOST_DELAY_MILLIS = 60_000;

    /** @param drop nothing is answered at all */
    private record Answer(int status, String type, String body, boolean drop) {

        static Answer of(Entry entry) {
            return new Answer(200, "application/json", entry.json(), false);
        }

        static Answer refused(int status, String code, String sentence) {
            return new Answer(
                    status,
                    "application/json",
                    Entry.of("code", code, "detail", sentence).json(),
                    false);
        }

        static Answer silence() {
            return new Answer(0, "", "", true);
        }
    }

    private final Books books;
    private final Courier courier;
    private final byte[] bearer;
    private final Set<String> droppedOnce = ConcurrentHashMap.newKeySet();

    Door(Books books, Courier courier, String secret) {
        this.books = books;
        this.courier = courier;
        this.bearer = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answered(exchange);
            if (answer.drop()) {
                return; // closed without a word
            }
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answered(HttpExchange exchange) throws IOException {
        var said = exchange.getRequestHeaders().getFirst("Authorization");
        var read = exchange.getRequestBody().readNBytes(Entry.LONGEST + 1);
        if (said == null || !MessageDigest.isEqual(bearer, said.getBytes(StandardCharsets.UTF_8))) {
            return Answer.refused(401, "unauthorised", "Send the secret of the sandbox as a bearer token.");
        }
        var path = exchange.getRequestURI().getPath().split("/", 6);
        try {
            if (exchange.getRequestMethod().equals("GET")) {
                return asked(path);
            }
            return booked(path, Entry.read(new String(read, StandardCharsets.UTF_8)));
        } catch (Refused e) {
            return Answer.refused(e.code().equals("unknown") ? 404 : 409, e.code(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return Answer.refused(400, "invalid", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.silence();
        }
    }

    /** {@code /health}, {@code /v1/settlement}, {@code /v1/KIND/ID} */
    private Answer asked(String[] path) {
        if (path.length == 2 && path[1].equals("health")) {
            return Answer.of(Entry.of("pid", ProcessHandle.current().pid()));
        }
        if (path.length == 3 && path[2].equals("settlement")) {
            return new Answer(200, "text/csv", SettlementFile.of(books), false);
        }
        if (path.length == 4 && path[2].equals("charges")) {
            return books.charge(path[3])
                    .map(charge -> Answer.of(books.answer(charge)))
                    .orElseGet(() -> Answer.refused(404, "unknown", "The sandbox knows no such payment."));
        }
        if (path.length == 4 && path[2].equals("invoices")) {
            return books.invoice(path[3])
                    .map(Answer::of)
                    .orElseGet(() -> Answer.refused(404, "unknown", "The sandbox knows no such invoice."));
        }
        if (path.length == 4) {
            return books.find(path[2] + ":" + path[3])
                    .map(entry -> Answer.of(entry.with("state", "done")))
                    .orElseGet(() -> Answer.refused(404, "unknown", "The sandbox knows nothing of this id."));
        }
        return Answer.refused(404, "no-such-address", "There is no such address here.");
    }

    private Answer booked(String[] path, Entry entry) throws InterruptedException {
        if (path.length != 3) {
            return Answer.refused(404, "no-such-address", "There is no such address here.");
        }
        return switch (path[2]) {
            case "charges" -> charged(entry);
            case "captures", "voids" -> decided(path[2], entry);
            case "refunds", "payouts", "sharings" -> {
                var id = path[2] + ":" + entry.needed("id");
                var type = path[2].substring(0, path[2].length() - 1);
                yield Answer.of(books.book(id, entry.with("type", type).with("minor", entry.amount()))
                        .with("state", "done"));
            }
            case "invoices" -> invoiced(entry);
            case "mandates" ->
                Answer.of(books.book("mandates:" + entry.needed("id"), entry.with("type", "mandate"))
                        .with("state", "done"));
            default -> Answer.refused(404, "no-such-address", "There is no such address here.");
        };
    }

    private Answer invoiced(Entry entry) {
        var id = entry.needed("id");
        var play = InvoicePlay.named(entry.needed("scenario"))
                .orElseThrow(() -> new IllegalArgumentException("The sandbox plays " + InvoicePlay.words()));
        books.book("invoices:" + id, entry.with("type", "invoice").with("minor", entry.amount()));
        return play == InvoicePlay.SILENT
                ? Answer.silence()
                : Answer.of(books.invoice(id).orElseThrow());
    }

    private Answer decided(String kind, Entry entry) {
        var type = kind.substring(0, kind.length() - 1);
        books.book(kind + ":" + entry.needed("payment"), entry.with("type", type));
        return Answer.of(books.answer(books.charge(entry.text("payment")).orElseThrow()));
    }

    private Answer charged(Entry entry) throws InterruptedException {
        var payment = entry.needed("payment");
        var play = Play.named(entry.needed("scenario"), payment)
                .orElseThrow(() -> new IllegalArgumentException("The sandbox plays " + Play.words()));
        if (play == Play.DROPPED && books.charge(payment).isEmpty() && droppedOnce.add(payment)) {
            return Answer.silence();
        }
        boolean isNew = books.charge(payment).isEmpty();
        books.book("charges:" + payment, entry.with("type", "charge").with("minor", entry.amount()));
        var charge = books.charge(payment).orElseThrow();
        if (isNew) {
            courier.plan(charge);
        }
        if (play == Play.DELAYED) {
            Thread.sleep(Math.clamp(entry.number("patience") + 500, 0, MOST_DELAY_MILLIS));
        }
        return switch (play) {
            case SILENT -> Answer.silence();
            case REORDERED -> Answer.of(books.answer(charge).with("state", "pending"));
            default -> Answer.of(books.answer(charge));
        };
    }
}
