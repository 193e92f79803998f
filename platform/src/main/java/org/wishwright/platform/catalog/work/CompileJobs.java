package org.wishwright.platform.catalog.work;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Periods;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.Mode;
import org.wishwright.configuration.fallback.Configurable;
import org.wishwright.configuration.fallback.SolvedModel;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.VersionPublished;
import org.wishwright.platform.catalog.store.BlueprintStore;
import org.wishwright.platform.catalog.store.CompileStore;
import org.wishwright.platform.catalog.store.CompileStore.Job;
import org.wishwright.platform.catalog.store.CompileStore.Result;
import org.wishwright.platform.catalog.store.ListPriceStore;
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
    private final ListPriceStore prices;
    private final BlueprintStore blueprints;
    private final ModelSource models;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Budget most;
    private final Duration patience;

    CompileJobs(
            CompileStore jobs,
            ListPriceStore prices,
            BlueprintStore blueprints,
            ModelSource models,
            Live live,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            @Value("${wishwright.catalog.compile-nodes:200000}") int nodes,
            @Value("${wishwright.catalog.compile-time:2m}") Duration patience) {
        this.jobs = jobs;
        this.prices = prices;
        this.blueprints = blueprints;
        this.models = models;
        this.live = live;
        this.events = events;
        this.transaction = transaction;
        this.most = new Budget(nodes, Budget.standard().maxSteps(), () -> true);
        this.patience = patience;
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
                        .ifPresentOrElse(result -> again(job, holder, result), () -> compile(job, holder, goOn));
            }
        });
        return claimed.isPresent();
    }

    private void again(Job job, UUID holder, Result result) {
        prices.copy(job.version());
        publish(job, holder, result);
    }

    private void compile(Job job, UUID holder, BooleanSupplier goOn) {
        var held = new AtomicBoolean(true);
        var steps = new AtomicLong();
        long end = System.nanoTime() + patience.toNanos();
        var budget = most.withProgress(() -> {
            steps.incrementAndGet();
            return held.get() && goOn.getAsBoolean() && System.nanoTime() < end;
        });
        var heart = Thread.ofVirtual().name("compile-lease").start(() -> beat(job, holder, held, steps));
        try {
            long begun = System.nanoTime();
            switch (engine(models.model(job.sourceHash()), budget, () -> held.get() && goOn.getAsBoolean())) {
                case Accepted<Configurable>(Configurable engine) -> publish(job, holder, engine, begun);
                case Refused<Configurable>(Refusal refusal) -> {
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

    /** A model whose compilation takes too long is answered by search, like one whose circuit grows too large. */
    private static Outcome<Configurable> engine(Model model, Budget budget, BooleanSupplier wanted) {
        var outcome = Configurable.of(model, budget);
        return outcome instanceof Refused<Configurable>(Refusal refusal)
                        && refusal.code().equals("model.compile-cancelled")
                        && wanted.getAsBoolean()
                ? SolvedModel.of(model).map(Configurable.Searched::new)
                : outcome;
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

    private void publish(Job job, UUID holder, Configurable engine, long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        switch (engine) {
            case Configurable.Compiled(var compiled) -> {
                var all = compiled.ask(compiled.emptySelection());
                jobs.keepArtefact(compiled.hash(), compiled.toBytes());
                prices.keep(job.version(), prices(compiled));
                publish(
                        job,
                        holder,
                        new Result(
                                compiled.mode(),
                                compiled.hash(),
                                compiled.nodes(),
                                compiled.edges(),
                                seconds,
                                all.count().toString(),
                                all.priceMin().orElseThrow(),
                                all.priceMax().orElseThrow(),
                                compiled.toBytes().length,
                                micros(engine)));
            }
            case Configurable.Searched _ -> {
                LOG.info("Version {} is answered by search", job.version());
                publish(
                        job,
                        holder,
                        new Result(Mode.SEARCH, null, 0, 0, seconds, null, null, null, null, micros(engine)));
            }
        }
    }

    /** By the day on which it begins; none where all days are the same. */
    private static SortedMap<LocalDate, OptionalLong> prices(CompiledModel compiled) {
        var prices = new TreeMap<LocalDate, OptionalLong>();
        var periods = Periods.of(compiled.model().extras());
        if (!periods.isOne()) {
            var days = new ArrayList<>(periods.firstDays());
            days.addFirst(LocalDate.EPOCH);
            days.forEach(day -> prices.put(
                    day, compiled.ask(compiled.emptySelection().at(day)).priceMin()));
        }
        return prices;
    }

    /** One answer with every option, as the page of a product asks it. */
    private static long micros(Configurable engine) {
        long begun = System.nanoTime();
        var answer = engine.ask(Selection.empty(engine.vocabulary()));
        for (int module = 0; module < engine.vocabulary().visible(); module++) {
            answer.remaining(engine.vocabulary().module(module));
        }
        return (System.nanoTime() - begun) / 1000;
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
