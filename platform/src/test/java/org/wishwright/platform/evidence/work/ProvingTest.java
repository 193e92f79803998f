package org.wishwright.platform.evidence.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.LogCheck;
import org.wishwright.platform.evidence.LogFault;
import org.wishwright.platform.evidence.RecordedFact;
import org.wishwright.provenance.NoteVerifier;
import org.wishwright.provenance.Receipt;
import org.wishwright.provenance.Tile;

/** What is tampered with here is tampered with in a transaction that is rolled back. */
@PlatformTest
class ProvingTest {

    @Autowired
    Facts facts;

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceBook book;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aReceiptVerifiesOfflineWithThePublishedKey() {
        for (var fact : facts.sequenced(3)) {
            var file = book.receipt(fact.id()).orElseThrow().toJson();
            var receipt = Receipt.fromJson(file).orThrow();
            var checkpoint = receipt.verify(
                            NoteVerifier.parse(book.key().toString()).orThrow())
                    .orThrow();
            assertThat(checkpoint.size()).isGreaterThan(receipt.index());
            assertThat(receipt.index()).isEqualTo(fact.leafIndex());
            assertThat(receipt.fact().members()).isEqualTo(fact.members());
        }
    }

    @Test
    void anUnknownFactAndOneThatWaitsHaveNoReceipt() {
        assertThat(book.receipt(UUID.randomUUID())).isEmpty();
        rolledBack(fact -> {
            var subject = UUID.randomUUID();
            evidence.record(Facts.drafts(subject, 1));
            assertThat(book.receipt(facts.about(subject).getFirst().id())).isEmpty();
            assertThat(book.check().waiting()).isPositive();
        });
    }

    @Test
    void anUntouchedLogPassesTheCheckUnderItsCheckpointsRoot() {
        facts.sequenced(50);
        var check = book.check();
        assertThat(check.faults()).isEmpty();
        assertThat(check.isPassed()).isTrue();
        assertThat(check.intact() + check.erased()).isEqualTo(check.size()).isGreaterThanOrEqualTo(50);
        rolledBack(fact -> assertThat(book.checkpoint().text())
                .contains("\n" + book.check().root() + "\n"));
    }

    @Test
    void changingAFactsContentIsFound() {
        rolledBack(fact -> {
            change("update evidence.fact set content = replace(content, 'true', 'false') where id = ?", fact);
            assertFault(book.check(), "log.fact-altered", fact);
            assertThatThrownBy(() -> book.receipt(fact.id())).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void breakingAFactsJsonOrSaltIsFound() {
        rolledBack(fact -> {
            change("update evidence.fact set content = content || ' ' where id = ?", fact);
            assertFault(book.check(), "log.fact-altered", fact);
        });
        rolledBack(fact -> {
            change("update evidence.fact set content = '{' where id = ?", fact);
            assertFault(book.check(), "log.fact-altered", fact);
        });
        rolledBack(fact -> {
            change("update evidence.fact set salt = sha256(salt) where id = ?", fact);
            assertFault(book.check(), "log.fact-altered", fact);
        });
    }

    @Test
    void movingAFactToAnotherSubjectTypeOrTimeIsFound() {
        for (var set : new String[] {"subject = uuidv7()", "type = 'x.y'", "recorded = recorded + interval '1 s'"}) {
            rolledBack(fact -> {
                change("update evidence.fact set " + set + " where id = ?", fact);
                assertFault(book.check(), "log.fact-altered", fact);
            });
        }
    }

    @Test
    void changingACommitmentInTheLogIsFound() {
        rolledBack(fact -> {
            changeTile(Tile.ENTRIES, fact);
            var check = book.check();
            assertFault(check, "log.fact-altered", fact);
            assertThat(check.faults())
                    .extracting(LogFault::code)
                    .contains("log.tile-altered", "log.end-altered", "log.root-differs");
            change("update evidence.fact set content = null, salt = null where id = ?", fact);
            assertThat(book.check().faults())
                    .extracting(LogFault::code)
                    .contains("log.tile-altered", "log.end-altered", "log.root-differs");
        });
    }

    @Test
    void takingAFactOutOfTheLogIsFound() {
        rolledBack(fact -> {
            change("delete from evidence.entry where facts = array[?::uuid]", fact);
            assertThat(book.check().faults()).extracting(LogFault::code).contains("log.gap", "log.fact-unlogged");
        });
        rolledBack(fact -> {
            jdbc.sql("delete from evidence.tile where level = -1 and idx = ?")
                    .param(index(fact) / Tile.FULL)
                    .update();
            assertThat(book.check().faults())
                    .extracting(LogFault::code)
                    .contains("log.end-altered", "log.root-differs");
        });
        rolledBack(fact -> {
            change("update evidence.entry set facts = array[uuidv7()] where facts = array[?::uuid]", fact);
            assertThat(book.check().faults())
                    .extracting(LogFault::code)
                    .contains("log.fact-missing", "log.fact-unlogged");
        });
    }

    @Test
    void aFactThatNobodySequencesIsFound() {
        rolledBack(fact -> {
            var subject = UUID.randomUUID();
            evidence.record(Facts.drafts(subject, 2));
            var waiting = facts.about(subject);
            assertThat(book.check().isPassed()).isTrue();
            evidence.record(Facts.drafts(subject, 1));
            var other = facts.about(subject).get(2);
            change("update evidence.entry set since = since - interval '1 h' where ? = any (facts)", waiting.get(0));
            change("delete from evidence.entry where ? = any (facts)", other);
            var check = book.check();
            assertFault(check, "log.fact-overdue", waiting.get(1));
            assertFault(check, "log.fact-unlogged", other);
        });
    }

    @Test
    void anotherCheckpointOrHashInTheTreeIsFound() {
        rolledBack(fact -> {
            jdbc.sql("update evidence.head set checkpoint = replace(checkpoint, 'wishwright', 'wishwrong')")
                    .update();
            assertThat(book.check().faults()).extracting(LogFault::code).containsExactly("log.checkpoint-forged");
        });
        facts.record(Facts.drafts(UUID.randomUUID(), 256));
        rolledBack(fact -> {
            changeTile(0, fact);
            assertThat(book.check().faults()).extracting(LogFault::code).containsExactly("log.tile-altered");
        });
        rolledBack(fact -> {
            jdbc.sql("update evidence.tile set bytes = set_byte(bytes, 3, 255 - get_byte(bytes, 3)) where level = 1")
                    .update();
            assertThat(book.check().faults()).extracting(LogFault::code).contains("log.tile-altered");
        });
    }

    @Test
    void anErasedFactLeavesTheLogWhole() {
        var fact = facts.sequenced(1).getFirst();
        var other = facts.sequenced(1).getFirst();
        var before = book.check();
        evidence.forget(List.of(fact.subject()));
        var check = book.check();
        assertThat(check.faults()).isEmpty();
        assertThat(check.erased()).isEqualTo(before.erased() + 1);
        assertThat(book.receipt(fact.id())).isEmpty();
        assertThat(book.fact(fact.id()).orElseThrow().isErased()).isTrue();
        assertThat(book.fact(fact.id()).orElseThrow().members()).isEmpty();
        assertThat(book.receipt(other.id()).orElseThrow().verify(book.key()).isAccepted())
                .isTrue();
    }

    private void rolledBack(Consumer<RecordedFact> story) {
        var fact = facts.sequenced(1).getFirst();
        var transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.executeWithoutResult(status -> {
            story.accept(fact);
            status.setRollbackOnly();
        });
    }

    /** Flips a bit of what the log's tile of a level holds for a fact. */
    private void changeTile(int level, RecordedFact fact) {
        int at = (int) (index(fact) % Tile.FULL) * 32 + 5;
        jdbc.sql("update evidence.tile set bytes = set_byte(bytes, :at, 255 - get_byte(bytes, :at))"
                        + " where level = :level and idx = :idx")
                .param("at", at)
                .param("level", level)
                .param("idx", index(fact) / Tile.FULL)
                .update();
    }

    private static long index(RecordedFact fact) {
        return Objects.requireNonNull(fact.leafIndex());
    }

    private void change(String sql, RecordedFact fact) {
        assertThat(jdbc.sql(sql).param(fact.id()).update()).isOne();
    }

    private static void assertFault(LogCheck check, String code, RecordedFact fact) {
        assertThat(check.isPassed()).isFalse();
        assertThat(check.faults()).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.fact()).isEqualTo(fact.id());
        });
    }
}
