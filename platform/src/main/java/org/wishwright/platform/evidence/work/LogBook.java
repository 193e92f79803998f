package org.wishwright.platform.evidence.work;

import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.FactPage;
import org.wishwright.platform.evidence.LogCheck;
import org.wishwright.platform.evidence.LogState;
import org.wishwright.platform.evidence.RecordedFact;
import org.wishwright.platform.evidence.store.FactStore;
import org.wishwright.platform.evidence.store.LogStore;
import org.wishwright.provenance.ConsistencyProof;
import org.wishwright.provenance.Fact;
import org.wishwright.provenance.MerkleLog;
import org.wishwright.provenance.NoteVerifier;
import org.wishwright.provenance.Receipt;
import org.wishwright.provenance.SignedNote;

/** Reads facts and log, and proves the one by the other. */
@Component
class LogBook implements EvidenceBook {

    private final FactStore facts;
    private final LogStore log;
    private final LogSigner signer;
    private final LogAudit audit;

    LogBook(FactStore facts, LogStore log, LogSigner signer, LogAudit audit) {
        this.facts = facts;
        this.log = log;
        this.signer = signer;
        this.audit = audit;
    }

    @Override
    public FactPage factsOf(UUID subject, int limit, @Nullable String cursor) {
        int most = Math.clamp(limit, 1, MOST_FACTS);
        var found = facts.about(subject, cursor == null ? null : after(cursor), most + 1);
        return found.size() <= most
                ? new FactPage(found, null)
                : new FactPage(found.subList(0, most), found.get(most - 1).id().toString());
    }

    @Override
    public Optional<RecordedFact> fact(UUID id) {
        return facts.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Receipt> receipt(UUID id) {
        var fact = facts.find(id);
        var content = fact.map(RecordedFact::content);
        var index = fact.map(RecordedFact::leafIndex);
        var salt = facts.salt(id);
        if (content.isEmpty() || index.isEmpty() || salt.isEmpty()) {
            return Optional.empty();
        }
        // The head is read after the leaf, so the leaf is in it.
        var head = log.head();
        var proof = new MerkleLog(log, head.frontier().size()).inclusionProof(index.get());
        var receipt = Receipt.of(Fact.parse(content.get()).orThrow(), salt.get(), proof, head.checkpoint());
        if (!receipt.verify(signer.verifier()).isAccepted()) {
            throw new IllegalStateException("What is stored of fact " + id + " does not prove it; check the log");
        }
        return Optional.of(receipt);
    }

    @Override
    public SignedNote checkpoint() {
        return log.head().checkpoint();
    }

    @Override
    public long size() {
        return log.head().frontier().size();
    }

    @Override
    @Transactional(readOnly = true)
    public LogState state() {
        return log.state();
    }

    @Override
    @Transactional(readOnly = true)
    public ConsistencyProof consistency(long earlierSize) {
        return new MerkleLog(log, log.head().frontier().size()).consistencyProof(earlierSize);
    }

    @Override
    public NoteVerifier key() {
        return signer.verifier();
    }

    /** All in one snapshot, so that a log that grows meanwhile is not taken for a broken one. */
    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LogCheck check(LongConsumer examined) {
        return audit.run(signer.verifier(), examined);
    }

    private static UUID after(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    Refusal.of("evidence.cursor-invalid", "This is not a cursor of this list; start without one."));
        }
    }
}
