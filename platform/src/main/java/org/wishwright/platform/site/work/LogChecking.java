package org.wishwright.platform.site.work;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.LogCheck;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.ledger.Ledger;

/** Recomputes log and ledger in the background, one run at a time on this node, and remembers what the last one found. */
@Component
public class LogChecking {

    private static final Logger LOG = LoggerFactory.getLogger(LogChecking.class);

    private final EvidenceBook evidence;
    private final Ledger ledger;
    private final BusinessClock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicLong examined = new AtomicLong();
    private volatile @Nullable Result last;
    private volatile boolean failed;

    LogChecking(EvidenceBook evidence, Ledger ledger, BusinessClock clock) {
        this.evidence = evidence;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @param differences accounts that disagree with their transfers */
    public record Result(LogCheck log, int differences, Instant finished) {

        public boolean isSound() {
            return log.isPassed() && differences == 0;
        }
    }

    /**
     * @param examined facts so far, of about {@code total}
     * @param failed whether the last run could not finish
     */
    public record Progress(
            boolean running,
            long examined,
            long total,
            @Nullable Result last,
            boolean failed) {}

    public Progress progress() {
        return new Progress(running.get(), examined.get(), evidence.size(), last, failed);
    }

    /** Begins a run unless one is under way. */
    public void start() {
        if (running.compareAndSet(false, true)) {
            examined.set(0);
            failed = false;
            Thread.ofVirtual().name("log-check").start(this::run);
        }
    }

    private void run() {
        try {
            last = new Result(evidence.check(examined::set), ledger.audit().size(), clock.instant());
        } catch (RuntimeException e) {
            failed = true;
            LOG.warn("The check of log and ledger did not finish", e);
        } finally {
            running.set(false);
        }
    }
}
