package org.wishwright.platform.catalog.work;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.VersionPublished;
import org.wishwright.platform.catalog.store.BlueprintStore;
import org.wishwright.platform.catalog.store.CompileStore;
import org.wishwright.platform.catalog.store.CompileStore.Job;
import org.wishwright.platform.catalog.store.CompileStore.Result;
import org.wishwright.platform.foundation.Live;

/**
 * Compiles versions that wait, one a call. The lease makes it safe to call from any number of nodes: a node that dies stops renewing
 * and another takes over; one that was only slow finds at the end that the lease is lost, and changes nothing.
 */
@Component
class CompileJobs {

    static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final int MOST_ATTEMPTS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(CompileJobs.class);

    private final CompileStore jobs;
    private final BlueprintStore blueprints;
    private final ModelSource models;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    CompileJobs(
            CompileStore jobs,
            BlueprintStore blueprints,
            ModelSource models,
            Live live,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.blueprints = blueprints;
        this.models = models;
        this.live = live;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * @param goOn false when this node is going down: the lease is given back
     * @return whether there was one to compile
     */
    boolean takeOne(UUID holder, BooleanSupplier goOn) {
        var claimed = jobs.claim(holder, LEASE);
        claimed.ifPresent(job -> {
            if (job.attempts() > MOST_ATTEMPTS) {
                fail(
                        job,
                        holder,
                        "Compiling it stopped the program " + MOST_ATTEMPTS + " times; make the model smaller.");
            } else {
                jobs.sameMeaning(job.version())
                        .ifPresentOrElse(result -> publish(job, holder, result), () -> compile(job, holder, goOn));
            }
        });
        return claimed.isPresent();
    }

    private void compile(Job job, UUID holder, BooleanSupplier goOn) {
        var held = new AtomicBoolean(true);
        var steps = new AtomicLong();
        var budget = Budget.standard().withProgress(() -> {
            steps.incrementAndGet();
            return held.get() && goOn.getAsBoolean();
        });
        var heart = Thread.ofVirtual().name("compile-lease").start(() -> beat(job, holder, held, steps));
        try {
            long begun = System.nanoTime();
            switch (ModelCompiler.compile(models.model(job.sourceHash()), budget)) {
                case Accepted<CompiledModel>(CompiledModel compiled) -> publish(job, holder, compiled, begun);
                case Refused<CompiledModel>(Refusal refusal) -> {
                    if (!held.get() || !goOn.getAsBoolean()) {
                        jobs.giveBack(job.version(), holder);
                    } else {
                        fail(job, holder, refusal.sentence());
                    }
                }
            }
        } catch (StackOverflowError | OutOfMemoryError e) {
            LOG.warn("Version {} needs more memory than this program has", job.version(), e);
            fail(job, holder, "The model needs more memory than this program was given; make it smaller.");
        } finally {
            heart.interrupt();
        }
    }

    private void beat(Job job, UUID holder, AtomicBoolean held, AtomicLong steps) {
        try {
            while (held.get()) {
                Thread.sleep(BEAT);
                transaction.executeWithoutResult(status -> {
                    held.set(jobs.renew(job.version(), holder, LEASE, steps.get()));
                    live.touch("version:" + job.version());
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the compilation has ended
        }
    }

    private void publish(Job job, UUID holder, CompiledModel compiled, long begun) {
        var all = compiled.ask(compiled.emptySelection());
        var count = all.count().toString();
        double seconds = (System.nanoTime() - begun) / 1e9;
        var result = new Result(
                compiled.hash(),
                compiled.nodes(),
                compiled.edges(),
                seconds,
                count,
                all.priceMin().orElseThrow(),
                all.priceMax().orElseThrow());
        jobs.keepArtefact(compiled.hash(), compiled.toBytes());
        publish(job, holder, result);
    }

    private void publish(Job job, UUID holder, Result result) {
        transaction.executeWithoutResult(status -> {
            if (jobs.publish(job.version(), holder, result)) {
                blueprints.sell(job.blueprint(), job.version(), job.number());
                live.touch("version:" + job.version());
                events.publishEvent(new VersionPublished(job.version(), job.blueprint()));
            }
        });
    }

    private void fail(Job job, UUID holder, String reason) {
        transaction.executeWithoutResult(status -> {
            jobs.fail(job.version(), holder, reason);
            live.touch("version:" + job.version());
        });
    }
}
