package org.wishwright.platform.evidence.work;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.evidence.store.LogStore;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.Frontier;
import org.wishwright.provenance.NoteSigner;
import org.wishwright.provenance.NoteVerifier;
import org.wishwright.provenance.SignedNote;

/**
 * Holds the log's key. The first start over an empty database makes it and founds the log, named after random bytes so
 * that no two logs share a name; every other start and node reads it. Its secret is never printed.
 */
@Component
class LogSigner implements SmartInitializingSingleton {

    private static final String NAME_START = "wishwright/log/";
    private static final int NAME_BYTES = 8;

    private final LogStore store;
    private final TransactionTemplate transaction;
    private final SecureRandom random;
    private volatile @Nullable NoteSigner signer;

    LogSigner(LogStore store, TransactionTemplate transaction, SecureRandom random) {
        this.store = store;
        this.transaction = transaction;
        this.random = random;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            if (store.secret().isEmpty()) {
                var fresh = NoteSigner.generate(name(), random);
                store.keepSecret(fresh.secretText(), fresh.verifier().toString());
            }
            store.found(sign(Frontier.EMPTY));
        });
    }

    SignedNote sign(Frontier frontier) {
        return Checkpoint.of(verifier().name(), frontier).sign(signer());
    }

    NoteVerifier verifier() {
        return signer().verifier();
    }

    private NoteSigner signer() {
        var known = signer;
        if (known == null) {
            known = NoteSigner.parse(store.secret().orElseThrow()).orThrow();
            signer = known;
        }
        return known;
    }

    private String name() {
        var bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return NAME_START + HexFormat.of().formatHex(bytes);
    }
}
