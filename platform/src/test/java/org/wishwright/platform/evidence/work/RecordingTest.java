package org.wishwright.platform.evidence.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.FactDraft;
import org.wishwright.platform.evidence.RecordedFact;

@PlatformTest
class RecordingTest {

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceBook book;

    @Autowired
    Facts facts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aFactIsKeptWithItsTypeSubjectAndTime() {
        var subject = UUID.randomUUID();
        facts.record(List.of(new FactDraft(subject, "order.placed", Map.of("total", 1250L, "note", "绿 \"é\" \\ \n"))));
        var fact = facts.about(subject).getFirst();
        assertThat(fact.members())
                .isEqualTo(Map.of(
                        "type",
                        "order.placed",
                        "subject",
                        subject.toString(),
                        "time",
                        fact.recorded().toString(),
                        "total",
                        1250L,
                        "note",
                        "绿 \"é\" \\ \n"));
        assertThat(fact.type()).isEqualTo("order.placed");
        assertThat(book.fact(fact.id()).orElseThrow().content()).isEqualTo(fact.content());
    }

    @Test
    void recordingOutsideATransactionIsRefused() {
        var subject = UUID.randomUUID();
        assertThatThrownBy(() -> evidence.record(Facts.drafts(subject, 1)))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(facts.about(subject)).isEmpty();
    }

    @Test
    void factsOfARolledBackTransactionNeverAppear() {
        var gone = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            evidence.record(Facts.drafts(gone, 3));
            status.setRollbackOnly();
        });
        facts.sequenced(1);
        assertThat(facts.about(gone)).isEmpty();
        assertThat(jdbc.sql("select count(*) from evidence.entry e where not exists"
                                + " (select from evidence.fact f where f.id = e.facts[1])")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aContentMayNotNameItsTypeItself() {
        var draft = new FactDraft(UUID.randomUUID(), "order.placed", Map.of("type", "order.cancelled"));
        assertThatThrownBy(() -> facts.record(List.of(draft)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order.placed");
    }

    @Test
    void aSubjectsFactsComeInOrderPageByPage() {
        var subject = UUID.randomUUID();
        facts.record(Facts.drafts(subject, 4));
        facts.record(Facts.drafts(UUID.randomUUID(), 2));
        facts.record(Facts.drafts(subject, 3));
        var read = new ArrayList<RecordedFact>();
        String cursor = null;
        do {
            var page = book.factsOf(subject, 3, cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(3).isNotEmpty();
            read.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(read).extracting(fact -> fact.members().get("number")).containsExactly(0L, 1L, 2L, 3L, 0L, 1L, 2L);
        assertThat(read).isSortedAccordingTo(java.util.Comparator.comparing(RecordedFact::recorded));
    }

    @Test
    void aCursorOfAnotherSubjectGivesNothingAndNoCursorAtAllIsRefused() {
        var mine = facts.sequenced(2);
        var other = facts.sequenced(2);
        assertThat(book.factsOf(
                                mine.getFirst().subject(),
                                10,
                                other.getFirst().id().toString())
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> book.factsOf(mine.getFirst().subject(), 10, "2"))
                .isInstanceOf(RefusedException.class)
                .extracting(e -> ((RefusedException) e).refusal().code())
                .isEqualTo("evidence.cursor-invalid");
    }
}
