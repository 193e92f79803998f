package org.wishwright.platform.evidence.work;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.wishwright.platform.evidence.WitnessState;
import org.wishwright.platform.evidence.store.FactStore;
import org.wishwright.platform.evidence.store.FactStore.OpenFact;
import org.wishwright.platform.evidence.store.LogStore;
import org.wishwright.platform.evidence.store.WitnessStore;
import org.wishwright.provenance.ConsistencyProof;
import org.wishwright.provenance.Fact;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.InclusionProof;
import org.wishwright.provenance.LogKeys;
import org.wishwright.provenance.MerkleLog;
import org.wishwright.provenance.Prover;
import org.wishwright.provenance.Receipt;
import org.wishwright.provenance.ReceiptFile;
import org.wishwright.provenance.SignedNote;
import org.wishwright.provenance.Tile;
import org.wishwright.provenance.TileBytes;

/** Reads facts and log, and proves the one by the other. */
@Component
class LogBook implements EvidenceBook {

    private static final int TREES_KEPT = 200;

    private final FactStore facts;
    private final LogStore log;
    private final WitnessStore witnesses;
    private final Witnessing witnessing;
    private final LogSigner signer;
    private final LogAudit audit;
    private final Prover prover;
    private volatile @Nullable Dated dated;

    LogBook(
            FactStore facts,
            LogStore log,
            WitnessStore witnesses,
            Witnessing witnessing,
            LogSigner signer,
            LogAudit audit) {
        this.facts = facts;
        this.log = log;
        this.witnesses = witnesses;
        this.witnessing = witnessing;
        this.signer = signer;
        this.audit = audit;
        this.prover = new Prover(log, TREES_KEPT);
    }

    /** A checkpoint under which something is proven. */
    private record Signed(long size, SignedNote note) {}

    private record Dated(SignedNote of, long second, SignedNote note) {}

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
        var under = under(index.get());
        var proof = new MerkleLog(log, under.size).inclusionProof(index.get());
        var receipt = Receipt.of(Fact.parse(content.get()).orThrow(), salt.get(), proof, under.note);
        if (!receipt.verify(signer.keys()).isAccepted()) {
            throw new IllegalStateException("What is stored of fact " + id + " does not prove it; check the log");
        }
        return Optional.of(receipt);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ReceiptFile> receiptOf(UUID subject) {
        var open = facts.open(subject, MOST_FACTS_OF_RECEIPT);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        var under = under(open.stream().mapToLong(OpenFact::index).max().getAsLong());
        var proofs = prover.inclusionProofs(
                under.size, open.stream().map(OpenFact::index).toList());
        var proven = new ArrayList<ReceiptFile.Proven>(open.size());
        for (int i = 0; i < open.size(); i++) {
            var fact = Fact.parse(open.get(i).content()).orThrow();
            proven.add(ReceiptFile.Proven.of(fact, open.get(i).salt(), proofs.get(i)));
        }
        return Optional.of(signer.seal(subject.toString(), under.note, proven));
    }

    /** The longest log that witnesses saw, where it holds the leaf, else the log as it stands. */
    private Signed under(long leaf) {
        return witnesses
                .latest()
                .filter(witnessed -> witnessed.size() > leaf)
                .map(witnessed -> new Signed(witnessed.size(), witnessed.note()))
                .orElseGet(() -> {
                    var head = log.head();
                    return new Signed(head.frontier().size(), head.checkpoint());
                });
    }

    @Override
    public SignedNote checkpoint() {
        return log.head().checkpoint();
    }

    @Override
    @Transactional(readOnly = true)
    public SignedNote fresh() {
        var head = log.head();
        var note = witnesses
                .latest()
                .filter(witnessed -> witnessed.size() == head.frontier().size()
                        && witnessed.note().text().equals(head.checkpoint().text())
                        && witnessed.note().signatures().getFirst().id()
                                == head.checkpoint().signatures().getFirst().id())
                .map(WitnessStore.Witnessed::note)
                .orElse(head.checkpoint());
        var now = Instant.now();
        var known = dated;
        if (known == null || known.second != now.getEpochSecond() || !known.of.equals(note)) {
            known = new Dated(note, now.getEpochSecond(), signer.date(note, now));
            dated = known;
        }
        return known.note;
    }

    @Override
    public Optional<SignedNote> witnessed() {
        return witnesses.latest().map(WitnessStore.Witnessed::note);
    }

    @Override
    public List<WitnessState> witnesses() {
        return witnessing.states();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<byte[]> tile(Tile tile) {
        long size = size();
        return Tile.in(size, tile.level(), tile.index())
                .filter(there -> there.width() >= tile.width())
                .flatMap(there -> log.tile(tile.level(), tile.index()))
                .map(bytes -> Arrays.copyOf(bytes, tile.width() * Hash.LENGTH))
                .map(bytes -> tile.level() == Tile.ENTRIES ? bundle(bytes, tile.width()) : bytes);
    }

    private static byte[] bundle(byte[] commitments, int width) {
        return TileBytes.ofEntries(TileBytes.hashes(commitments, width).orElseThrow().stream()
                .map(Hash::bytes)
                .toList());
    }

    @Override
    public List<InclusionProof> proofs(long size, List<Long> leaves) {
        return prover.inclusionProofs(size, leaves);
    }

    @Override
    public long size() {
        return log.head().frontier().size();
    }

    @Override
    @Transactional(readOnly = true)
    public LogState state(ZoneId zone) {
        return log.state(zone);
    }

    @Override
    @Transactional(readOnly = true)
    public ConsistencyProof consistency(long earlierSize) {
        return new MerkleLog(log, log.head().frontier().size()).consistencyProof(earlierSize);
    }

    @Override
    public LogKeys keys() {
        return signer.keys();
    }

    /** All in one snapshot, so that a log that grows meanwhile is not taken for a broken one. */
    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LogCheck check(LongConsumer examined) {
        return audit.run(signer.keys(), examined);
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
