package org.wishwright.platform.evidence.work;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wishwright.kernel.Outcome;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.ConsistencyProof;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.LogKeys;
import org.wishwright.provenance.LogWatch;
import org.wishwright.provenance.NoteSigner;
import org.wishwright.provenance.SignedNote;

/** A witness of one log over HTTP, as C2SP tlog-witness describes it. */
final class TinyWitness implements AutoCloseable {

    final NoteSigner signer;
    final List<Integer> answers = new ArrayList<>();
    private final HttpServer server;
    private LogWatch watch;

    TinyWitness(String name, LogKeys keys) throws IOException {
        signer = NoteSigner.generate(name, new Random(name.hashCode()));
        watch = LogWatch.over(keys);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/w/add-checkpoint", this::answer);
        server.start();
    }

    /** As in the setting {@code wishwright.evidence.witnesses}. */
    String setting() {
        return signer.verifier().asWitness() + " http://127.0.0.1:"
                + server.getAddress().getPort() + "/w";
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int blank = request.indexOf("\n\n");
            var lines = request.substring(0, blank).split("\n", -1);
            var note = request.substring(blank + 2);
            long old = Long.parseLong(lines[0].substring(4));
            var path = new ArrayList<Hash>();
            for (int i = 1; i < lines.length; i++) {
                path.add(Hash.fromBase64(lines[i]).orElseThrow());
            }
            long seen = watch.seen().map(Checkpoint::size).orElse(0L);
            if (old != seen) {
                exchange.getResponseHeaders().set("Content-Type", "text/x.tlog.size");
                send(exchange, 409, seen + "\n");
                return;
            }
            var size = watch.keys().open(note).orThrow().size();
            switch (watch.see(note, new ConsistencyProof(old, size, path))) {
                case Outcome.Refused<LogWatch>(var refusal) -> send(exchange, 422, refusal.sentence());
                case Outcome.Accepted<LogWatch>(var next) -> {
                    watch = next;
                    var signed = SignedNote.parse(note).orThrow().cosign(signer, Instant.now());
                    send(exchange, 200, signed.signatures().getLast().toString());
                }
            }
        }
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
        answers.add(status);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
