package org.wishwright.platform.evidence.work;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.evidence.store.LogStore;
import org.wishwright.platform.evidence.store.LogStore.Head;
import org.wishwright.platform.evidence.store.LogStore.Placed;
import org.wishwright.platform.evidence.store.LogStore.Waiting;
import org.wishwright.provenance.Commitment;
import org.wishwright.provenance.StoredHashes;
import org.wishwright.provenance.Tile;

/**
 * Orders waiting commitments into the log: one transaction takes them from the outbox, appends them, signs the
 * checkpoint, or does none of it. A lock lets one node write at a time; keys on index, fact and size would refuse a second.
 */
@Component
class LogSequencer {

    private static final Logger LOG = LoggerFactory.getLogger(LogSequencer.class);
    private static final int MOST_LEAVES = 10_000;

    /** After so many the scheduler's other work has its turn. */
    private static final int BATCHES_A_ROUND = 5;

    private final LogStore log;
    private final LogSigner signer;
    private final TransactionTemplate transaction;
    private final int batch;

    @Autowired
    LogSequencer(LogStore log, LogSigner signer, TransactionTemplate transaction) {
        this(log, signer, transaction, MOST_LEAVES);
    }

    LogSequencer(LogStore log, LogSigner signer, TransactionTemplate transaction, int batch) {
        this.log = log;
        this.signer = signer;
        this.transaction = transaction;
        this.batch = batch;
    }

    @Scheduled(fixedDelayString = "PT0.3S", initialDelayString = "PT1S")
    void round() {
        try {
            for (int i = 0; i < BATCHES_A_ROUND && sequence() >= batch; i++) {
                // each call sequences one batch in a transaction of its own
            }
        } catch (DataAccessResourceFailureException | TransientDataAccessException | TransactionException e) {
            LOG.info("The log waits for the database: {}", e.getMessage());
        }
    }

    /** Sequences one batch, and the whole of its last entry, and says how many; none where another node is just sequencing. */
    int sequence() {
        if (!log.hasWaiting()) {
            return 0;
        }
        var sequenced = transaction.execute(status -> log.lock() ? append() : 0);
        return sequenced == null ? 0 : sequenced;
    }

    private int append() {
        var waiting = log.oldest(batch);
        if (waiting.isEmpty()) {
            return 0;
        }
        var frontier = log.head().frontier();
        var commitments =
                waiting.stream().flatMap(entry -> entry.commitments().stream()).toList();
        var pieces = new Pieces();
        var leaves = commitments.stream()
                .map(commitment -> new Commitment(commitment).leafHash())
                .toList();
        var next = frontier.append(leaves, pieces);
        for (int i = 0; i < commitments.size(); i++) {
            pieces.keep(Tile.ENTRIES * StoredHashes.LEVELS_APART, frontier.size() + i, commitments.get(i));
        }
        log.append(frontier.size(), placed(waiting, frontier.size()), pieces.all(), new Head(next, signer.sign(next)));
        return commitments.size();
    }

    private static List<Placed> placed(List<Waiting> waiting, long from) {
        var placed = new ArrayList<Placed>(waiting.size());
        long first = from;
        for (var entry : waiting) {
            placed.add(new Placed(entry.entry(), first));
            first += entry.commitments().size();
        }
        return placed;
    }
}
