package org.wishwright.platform.evidence.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.RecordedFact;
import org.wishwright.platform.evidence.store.KeyStore;
import org.wishwright.platform.evidence.store.LogStore;
import org.wishwright.provenance.Checkpoint;

@PlatformTest
@ExtendWith(OutputCaptureExtension.class)
class SequencingTest {

    @Autowired
    Facts facts;

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceBook book;

    @Autowired
    LogStore log;

    @Autowired
    KeyStore keys;

    @Autowired
    LogSequencer sequencer;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void factsGetTheirPlaceWithoutBeingAskedForIt() {
        var subject = UUID.randomUUID();
        facts.record(Facts.drafts(subject, 2));
        Await.until(() -> facts.about(subject).stream().allMatch(fact -> fact.leafIndex() != null));
    }

    @Test
    void aDayOfTheLogEndsWithTheZoneThatIsAskedFor() {
        facts.sequenced(1);
        var west = book.state(ZoneId.of("Pacific/Pago_Pago")).days().getFirst().day();
        var east = book.state(ZoneId.of("Pacific/Kiritimati")).days().getFirst().day();
        assertThat(east).as("25 hours apart it is never the same day").isAfter(west);
    }

    @Test
    void factsRecordedTogetherAreSequencedInTheirOrder() {
        assertThat(facts.sequenced(20)).extracting(RecordedFact::leafIndex).isSorted();
    }

    @Test
    void twoSequencersBesideWritersMakeOneLogWithoutGaps() throws Exception {
        Callable<Integer> writer = () -> {
            for (int i = 0; i < 30; i++) {
                facts.record(Facts.drafts(UUID.randomUUID(), 7));
            }
            return 0;
        };
        try (var threads = Executors.newFixedThreadPool(5)) {
            for (var done : threads.invokeAll(List.of(writer, sequencing(), writer, sequencing(), writer))) {
                done.get();
            }
        }
        Await.until(() -> !log.hasWaiting());
        var indexes = jdbc.sql("select e.first + f.pos from evidence.fact f join evidence.entry e on e.id = f.entry"
                        + " where e.first is not null order by 1")
                .query(Long.class)
                .list();
        assertThat(indexes)
                .hasSizeGreaterThanOrEqualTo(630)
                .isEqualTo(LongStream.range(0, indexes.size()).boxed().toList());
        assertThat(book.check().faults()).isEmpty();
    }

    @Test
    void sequencingThatDoesNotCommitLeavesTheLogAsItWas() {
        var subject = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            Await.until(log::lock);
            var before = book.checkpoint();
            evidence.record(Facts.drafts(subject, 3));
            assertThat(sequencer.sequence()).isGreaterThanOrEqualTo(3);
            assertThat(book.checkpoint()).isNotEqualTo(before);
            status.setRollbackOnly();
        });
        assertThat(facts.about(subject)).isEmpty();
        facts.sequenced(1);
        assertThat(book.check().faults()).isEmpty();
    }

    @Test
    void whileOneNodeSequencesAnotherDoesNothing() throws Exception {
        facts.record(Facts.drafts(UUID.randomUUID(), 1));
        try (var threads = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(status -> {
                Await.until(log::lock);
                evidence.record(Facts.drafts(UUID.randomUUID(), 1));
                var other = threads.submit(() -> node().sequence());
                assertThat(other)
                        .succeedsWithin(java.time.Duration.ofSeconds(30))
                        .isEqualTo(0);
            });
        }
    }

    @Test
    void theDatabaseRefusesASecondEntryInAPlaceAndALogThatMovedMeanwhile() {
        var sequenced = facts.sequenced(1).getFirst();
        assertThatThrownBy(
                        () -> jdbc.sql("insert into evidence.entry (id, facts, first) values (uuidv7(), array[?], ?)")
                                .params(sequenced.id(), Objects.requireNonNull(sequenced.leafIndex()))
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        var head = log.head();
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> log.append(head.frontier().size() - 1, List.of(), List.of(), head)))
                .isInstanceOf(IllegalStateException.class);
        var nowhere = new LogStore.Piece(0, head.frontier().size() / 256, 8192, new byte[32]);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    Await.until(log::lock);
                    var now = log.head();
                    log.append(now.frontier().size(), List.of(), List.of(nowhere), now);
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    /** As when the disk is full: the statement fails, the transaction with it, and the next round goes on as if nothing was. */
    @Test
    void anAppendThatTheDatabaseCannotWriteLeavesTheLogWholeAndIsMadeUpFor() {
        var subject = UUID.randomUUID();
        jdbc.sql("""
                        create function evidence.disk_full() returns trigger language plpgsql as $$
                        begin raise exception using errcode = '53100', message = 'could not extend file'; end $$;
                        create trigger disk_full before insert or update on evidence.tile
                            for each statement execute function evidence.disk_full();""").update();
        try {
            facts.record(Facts.drafts(subject, 5));
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 2000; i++) {
                            sequencer.sequence();
                            Thread.sleep(5);
                        }
                    })
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);
            assertThat(facts.about(subject)).allMatch(fact -> fact.leafIndex() == null);
            sequencer.round();
        } finally {
            jdbc.sql("drop trigger disk_full on evidence.tile; drop function evidence.disk_full()")
                    .update();
        }
        facts.awaitSequenced(subject);
        assertThat(book.check().faults()).isEmpty();
    }

    @Test
    void afterARestartTheSameLogGoesOn(CapturedOutput output) {
        facts.sequenced(5);
        var key = book.key();
        var before = Checkpoint.open(book.checkpoint().toString(), key).orThrow();
        var signer = new LogSigner(log, keys, transaction, new SecureRandom());
        signer.afterSingletonsInstantiated();
        var subject = UUID.randomUUID();
        facts.record(Facts.drafts(subject, 300));
        var restarted = new LogSequencer(log, signer, transaction);
        Await.until(() -> restarted.sequence() == 0 && !log.hasWaiting());
        assertThat(signer.keys().current()).isEqualTo(key);
        var after = Checkpoint.open(book.checkpoint().toString(), key).orThrow();
        assertThat(after.size()).isGreaterThanOrEqualTo(before.size() + 300);
        var proof = book.consistency(before.size());
        assertThat(proof.verify(
                        before.root(),
                        Checkpoint.open(book.checkpoint().toString(), key)
                                .orThrow()
                                .root()))
                .isTrue();
        assertThat(output.getAll()).doesNotContain("PRIVATE+KEY");
    }

    /** A node that goes on sequencing until the log has grown by 210 facts, by whomever. */
    private Callable<Integer> sequencing() {
        var node = node();
        long enough = log.head().frontier().size() + 210;
        return () -> {
            int sequenced = 0;
            while (log.head().frontier().size() < enough) {
                sequenced += node.sequence();
                Thread.sleep(1);
            }
            return sequenced;
        };
    }

    private LogSequencer node() {
        return new LogSequencer(log, new LogSigner(log, keys, transaction, new SecureRandom()), transaction, 13);
    }
}
