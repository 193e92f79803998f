package org.wishwright.platform.evidence.work;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.Await;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.FactDraft;
import org.wishwright.platform.evidence.RecordedFact;

/** Records facts for tests. */
@Component
public class Facts {

    private final Evidence evidence;
    private final EvidenceBook book;
    private final LogSequencer sequencer;
    private final TransactionTemplate transaction;

    Facts(Evidence evidence, EvidenceBook book, LogSequencer sequencer, TransactionTemplate transaction) {
        this.evidence = evidence;
        this.book = book;
        this.sequencer = sequencer;
        this.transaction = transaction;
    }

    static List<FactDraft> drafts(UUID subject, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new FactDraft(subject, "piece.inspected", Map.of("number", (long) i, "passed", true)))
                .toList();
    }

    void record(List<FactDraft> drafts) {
        transaction.executeWithoutResult(status -> evidence.record(drafts));
    }

    /** Records facts about a new subject, waits until all are in the log, and gives them in order; at most a page. */
    public List<RecordedFact> sequenced(int count) {
        var subject = UUID.randomUUID();
        record(drafts(subject, count));
        awaitSequenced(subject);
        return about(subject);
    }

    void awaitSequenced(UUID subject) {
        Await.until(() -> {
            sequencer.sequence();
            return about(subject).stream().allMatch(fact -> fact.leafIndex() != null);
        });
    }

    List<RecordedFact> about(UUID subject) {
        return book.factsOf(subject, EvidenceBook.MOST_FACTS, null).items();
    }
}
