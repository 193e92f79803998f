package org.wishwright.platform.evidence;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.wishwright.provenance.ConsistencyProof;
import org.wishwright.provenance.InclusionProof;
import org.wishwright.provenance.LogKeys;
import org.wishwright.provenance.NoteVerifier;
import org.wishwright.provenance.Receipt;
import org.wishwright.provenance.ReceiptFile;
import org.wishwright.provenance.SignedNote;
import org.wishwright.provenance.Tile;

/** Reads facts and proves them. It authorises nobody: whoever shows a fact decides first who may see its subject. */
public interface EvidenceBook {

    /** The most facts a page has. */
    int MOST_FACTS = 100;

    /**
     * The facts about a subject, oldest first.
     *
     * @param limit from 1 to {@value #MOST_FACTS}; beyond is taken as the nearest of them
     * @param cursor {@link FactPage#next()} of the page before, or null for the first; refused as
     *     {@code evidence.cursor-invalid}
     */
    FactPage factsOf(UUID subject, int limit, @Nullable String cursor);

    /** One fact, so that its subject can be authorised before its receipt is shown. */
    Optional<RecordedFact> fact(UUID id);

    /**
     * What proves a fact offline, under the latest checkpoint; nothing for a fact that is unknown, erased or not in the
     * log yet.
     *
     * @throws IllegalStateException where what is stored proves it no more; {@link #check()} tells what happened
     */
    Optional<Receipt> receipt(UUID fact);

    /** The most facts that a subject's receipt holds, the first ones. */
    int MOST_FACTS_OF_RECEIPT = 3_000;

    /**
     * All that is known of a subject, sealed, under a checkpoint that witnesses saw where one holds it all; nothing where no
     * fact about it is in the log, or all were erased.
     */
    Optional<ReceiptFile> receiptOf(UUID subject);

    /** The latest signed checkpoint. */
    SignedNote checkpoint();

    /** The latest checkpoint with what witnesses say of it and the log's own word that it stood so within the last second. */
    SignedNote fresh();

    /** The latest checkpoint that witnesses cosigned; nothing where none is configured. */
    Optional<SignedNote> witnessed();

    /** How it stands with each witness that is configured. */
    List<WitnessState> witnesses();

    /** The bytes of a tile or bundle of entries (C2SP tlog-tiles); nothing where the log has not grown that far. */
    Optional<byte[]> tile(Tile tile);

    /** The proofs that leaves are in the log of a size, in order. */
    List<InclusionProof> proofs(long size, List<Long> leaves);

    /** How the log stands; its days are those of the newest ten thousand facts, at most fourteen, in a zone. */
    LogState state(ZoneId zone);

    /** The proof that the latest checkpoint's log begins with the log as it was, for who kept an earlier checkpoint. */
    ConsistencyProof consistency(long earlierSize);

    /** The public keys that checkpoints were and are signed with. */
    LogKeys keys();

    /** The public key that checkpoints are signed with now. */
    default NoteVerifier key() {
        return keys().current();
    }

    /** How many facts the log holds. */
    long size();

    /**
     * Recomputes the whole log from the stored facts, and compares every commitment, hash, the root and the signature.
     * Reads it all: some seconds for each hundred thousand facts, in bounded memory.
     */
    default LogCheck check() {
        return check(examined -> {});
    }

    /** As {@link #check()}, telling now and then how many leaves were examined. */
    LogCheck check(LongConsumer examined);
}
