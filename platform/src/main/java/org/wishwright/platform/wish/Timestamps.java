package org.wishwright.platform.wish;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.FactDraft;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.provenance.ReceiptFile;

/**
 * Proof of when somebody had a drawing (存证): a fact {@code artwork.kept} with the SHA-256 of the file as she sent it, so
 * that who holds the file and the receipt can show it to anybody. The log itself learns nothing of it.
 */
@Component
public class Timestamps {

    private final Evidence evidence;
    private final EvidenceBook book;

    Timestamps(Evidence evidence, EvidenceBook book) {
        this.evidence = evidence;
        this.book = book;
    }

    /** Sets it down once for a file and its content, however often it is sent. */
    @Transactional
    public void set(PartyId owner, FileId file, byte[] upload) {
        var hash = sha256(upload);
        boolean known = book.factsOf(file.value(), EvidenceBook.MOST_FACTS, null).items().stream()
                .anyMatch(fact -> hash.equals(fact.members().get("sha256")));
        if (!known) {
            var content = Map.of("sha256", hash, "bytes", (long) upload.length, "owner", owner.toString());
            evidence.record(List.of(new FactDraft(file.value(), "artwork.kept", content)));
        }
    }

    public Optional<ReceiptFile> receipt(FileId file) {
        return book.receiptOf(file.value());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
