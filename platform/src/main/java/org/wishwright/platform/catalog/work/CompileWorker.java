package org.wishwright.platform.catalog.work;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** This node's one compiler: a thread of its own, because a compilation keeps a core busy for up to minutes. */
@Component
class CompileWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CompileWorker.class);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final CompileJobs jobs;
    private final UUID holder = UUID.randomUUID();
    private final Semaphore nudges = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    CompileWorker(CompileJobs jobs) {
        this.jobs = jobs;
    }

    /** Within a transaction: looks for work as soon as it commits, instead of at the next poll. */
    void nudgeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                nudges.release();
            }
        });
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("compiler").start(this::work);
    }

    @Override
    public synchronized void stop() {
        running = false;
        nudges.release();
        if (thread != null) {
            try {
                thread.join(FAREWELL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                boolean found = jobs.takeOne(holder, () -> running);
                if (!found && nudges.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    nudges.drainPermits();
                }
            } catch (DataAccessException | TransactionException e) {
                LOG.info("The compiler could not reach the database ({}); trying again", e.getMessage());
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("A compilation failed; it is tried again when its lease has run out", e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
