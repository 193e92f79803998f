package org.wishwright.platform.evidence.work;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.evidence.store.KeyStore;
import org.wishwright.platform.evidence.store.LogStore;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.Frontier;
import org.wishwright.provenance.LogKeys;
import org.wishwright.provenance.NoteSigner;
import org.wishwright.provenance.NoteVerifier;
import org.wishwright.provenance.ReceiptFile;
import org.wishwright.provenance.SignedNote;

/**
 * Holds the log's keys. The first start over an empty database makes one and founds the log, named after random bytes so
 * that no two logs share a name; every other start and node reads it. A secret is never printed.
 */
@Component
class LogSigner implements SmartInitializingSingleton {

    private static final String NAME_START = "wishwright/log/";
    private static final int NAME_BYTES = 8;

    private final LogStore store;
    private final KeyStore keyStore;
    private final TransactionTemplate transaction;
    private final SecureRandom random;
    private volatile @Nullable Held held;

    LogSigner(LogStore store, KeyStore keyStore, TransactionTemplate transaction, SecureRandom random) {
        this.store = store;
        this.keyStore = keyStore;
        this.transaction = transaction;
        this.random = random;
    }

    /** @param no of the key that signs */
    private record Held(int no, NoteSigner signer, LogKeys keys) {}

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            if (keyStore.current() == 0) {
                var fresh = NoteSigner.generate(name(), random);
                keyStore.keepFirst(fresh.secretText(), fresh.verifier().toString());
            }
            store.found(sign(Frontier.EMPTY));
        });
    }

    SignedNote sign(Frontier frontier) {
        var holding = held();
        return Checkpoint.of(holding.keys.origin(), frontier).sign(holding.signer);
    }

    /** The note with the log's own word that so it stands now, by the machine's clock. */
    SignedNote date(SignedNote note, Instant now) {
        return note.cosign(held().signer, now);
    }

    ReceiptFile seal(String subject, SignedNote checkpoint, List<ReceiptFile.Proven> facts) {
        var holding = held();
        return ReceiptFile.seal(subject, holding.keys, checkpoint, facts, holding.signer);
    }

    LogKeys keys() {
        return held().keys;
    }

    /**
     * Makes a new key, lets the old one hand over to it, destroys the old one's secret, and signs the log's end anew, all
     * in one transaction that no append can overlap.
     */
    LogKeys rotate() {
        transaction.executeWithoutResult(status -> {
            store.awaitLock();
            var before = held();
            var after = NoteSigner.generate(before.keys.origin(), random);
            var frontier = store.head().frontier();
            var note = LogKeys.succession(before.signer, after, frontier.size());
            keyStore.follow(before.no + 1, after.secretText(), after.verifier().toString(), note.toString());
            var checkpoint = Checkpoint.of(before.keys.origin(), frontier).sign(after);
            store.move(frontier.size(), new LogStore.Head(frontier, checkpoint));
        });
        return keys();
    }

    /** As the database says now: another node may have rotated. */
    private Held held() {
        var known = held;
        int no = keyStore.current();
        if (known == null || known.no != no) {
            known = read();
            held = known;
        }
        return known;
    }

    private Held read() {
        var rows = keyStore.all();
        var keys = LogKeys.of(NoteVerifier.parse(rows.getFirst().verifier()).orThrow());
        for (var row : rows.subList(1, rows.size())) {
            keys = keys.follow(SignedNote.parse(Objects.requireNonNull(row.succession()))
                            .orThrow())
                    .orThrow();
        }
        var last = rows.getLast();
        return new Held(
                last.no(),
                NoteSigner.parse(Objects.requireNonNull(last.secret())).orThrow(),
                keys);
    }

    private String name() {
        var bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return NAME_START + HexFormat.of().formatHex(bytes);
    }
}
