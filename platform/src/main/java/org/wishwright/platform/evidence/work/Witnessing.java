package org.wishwright.platform.evidence.work;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.wishwright.platform.evidence.WitnessState;
import org.wishwright.platform.evidence.store.LogStore;
import org.wishwright.platform.evidence.store.WitnessStore;
import org.wishwright.platform.evidence.work.Witnesses.Witness;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.MerkleLog;
import org.wishwright.provenance.SignedNote;

/** Shows each witness the log's latest checkpoint with the proof that it only grew, and keeps what it says (C2SP tlog-witness). */
@Component
class Witnessing {

    private static final Logger LOG = LoggerFactory.getLogger(Witnessing.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,15})\n?");
    private static final int CONFLICT = 409;

    /** Made with the first question: it reads the machine's certificates, which would take a part of each start. */
    private static final class Client {
        static final HttpClient HTTP =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    private final Witnesses witnesses;
    private final WitnessStore store;
    private final LogStore log;
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    Witnessing(Witnesses witnesses, WitnessStore store, LogStore log) {
        this.witnesses = witnesses;
        this.store = store;
        this.log = log;
    }

    /** What is wrong with which witness, by its name; empty where all is well. */
    Map<String, String> troubles() {
        return Map.copyOf(troubles);
    }

    List<WitnessState> states() {
        return witnesses.all().stream()
                .map(witness -> new WitnessState(
                        witness.key().name(),
                        store.size(witness.key().toString()),
                        troubles.getOrDefault(witness.key().name(), "")))
                .toList();
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT2S")
    void round() {
        if (!witnesses.all().isEmpty()) {
            try {
                ask();
            } catch (DataAccessException e) {
                LOG.info("Witnesses wait for the database: {}", e.getMessage());
            }
        }
    }

    /** Asks every witness for its word on the log as it stands; those who cannot be reached are asked again next time. */
    void ask() {
        var head = log.head();
        var note = head.checkpoint();
        long size = head.frontier().size();
        if (store.latest().filter(known -> isOf(known, head)).isPresent()) {
            note = store.latest().orElseThrow().note();
        }
        boolean news = false;
        for (var witness : witnesses.all()) {
            if (note.cosigned(witness.key()).isAccepted()) {
                continue;
            }
            var line = cosignature(witness, head.checkpoint(), size);
            if (line.isPresent()) {
                note = note.with(line.get());
                news = true;
            }
        }
        if (news) {
            store.keep(new WitnessStore.Witnessed(size, note));
        }
    }

    private static boolean isOf(WitnessStore.Witnessed known, LogStore.Head head) {
        var signed = head.checkpoint();
        return known.note().text().equals(signed.text())
                && known.note()
                        .signatures()
                        .getFirst()
                        .equals(signed.signatures().getFirst());
    }

    private Optional<SignedNote.Line> cosignature(Witness witness, SignedNote note, long size) {
        var name = witness.key().name();
        try {
            var answer = send(witness, note, size, store.size(witness.key().toString()));
            var corrected = conflict(answer);
            if (corrected.isPresent()) {
                long seen = corrected.get();
                store.saw(witness.key().toString(), seen);
                if (seen > size) {
                    return trouble(name, "has seen " + seen + " leaves, more than the log has: it was rolled back");
                }
                answer = send(witness, note, size, seen);
            }
            return read(witness, note, size, answer);
        } catch (IOException e) {
            return trouble(name, "cannot be reached: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private HttpResponse<String> send(Witness witness, SignedNote note, long size, long seen)
            throws IOException, InterruptedException {
        long old = Math.min(seen, size);
        var proof = new MerkleLog(log, size).consistencyProof(old).path();
        var body = "old " + old + "\n"
                + proof.stream().map(Hash::base64).map(line -> line + "\n").collect(Collectors.joining()) + "\n" + note;
        var request = HttpRequest.newBuilder(witness.address())
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
        return Client.HTTP.send(request, BodyHandlers.ofString());
    }

    private static Optional<Long> conflict(HttpResponse<String> answer) {
        var size = SIZE.matcher(answer.body());
        return answer.statusCode() == CONFLICT && size.matches()
                ? Optional.of(Long.valueOf(size.group(1)))
                : Optional.empty();
    }

    private Optional<SignedNote.Line> read(Witness witness, SignedNote note, long size, HttpResponse<String> answer) {
        var name = witness.key().name();
        if (answer.statusCode() != 200 || answer.body().length() > SignedNote.MAX_CHARS) {
            return trouble(name, "refused the checkpoint with " + answer.statusCode());
        }
        var line = answer.body()
                .lines()
                .flatMap(each -> SignedNote.Line.parse(each).stream())
                .filter(each -> note.with(each).cosigned(witness.key()).isAccepted())
                .findFirst();
        if (line.isEmpty()) {
            return trouble(name, "answered without a cosignature of its key");
        }
        store.saw(witness.key().toString(), size);
        troubles.remove(name);
        return line;
    }

    private Optional<SignedNote.Line> trouble(String name, String what) {
        if (!what.equals(troubles.put(name, what))) {
            LOG.warn("The witness {} {}", name, what);
        }
        return Optional.empty();
    }
}
