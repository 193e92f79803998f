package org.wishwright.platform.catalog.work;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.editing.TestCase;
import org.wishwright.configuration.fallback.Configurable;
import org.wishwright.configuration.judgement.CaseCheck;
import org.wishwright.configuration.judgement.Judge;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Studio.Judged;

/** Judges drafts while they are made: one at a time on this node, the newest text of each, those judged last kept. */
@Component
class Judging {

    private static final int MOST_KEPT = 64;
    private static final int MOST_NODES = 60_000;
    /** About a second and a half for each compilation. */
    private static final long MOST_STEPS = 150_000_000L;

    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Shelf<String, Judged> kept = new Shelf<>(MOST_KEPT);
    private final Semaphore one = new Semaphore(1);
    private final ConcurrentHashMap<BlueprintId, AtomicBoolean> running = new ConcurrentHashMap<>();
    private final Map<BlueprintId, Judged> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BlueprintId, Judged> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** A newer text is judged instead. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What is to be said of a text; empty where a newer one came while it was being judged. */
    Optional<Judged> judge(BlueprintId blueprint, String hash, String text, Model model) {
        var overtaken = new AtomicBoolean();
        try {
            var judged = kept.get(hash, () -> {
                var before = running.put(blueprint, overtaken);
                if (before != null) {
                    before.set(true);
                }
                return judged(hash, text, model, overtaken);
            });
            synchronized (last) {
                last.put(blueprint, judged);
            }
            return Optional.of(judged);
        } catch (Overtaken e) {
            return Optional.empty();
        } finally {
            running.remove(blueprint, overtaken);
        }
    }

    private Judged judged(String hash, String text, Model model, AtomicBoolean overtaken) {
        one.acquireUninterruptibly();
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            BooleanSupplier goOn = () -> !overtaken.get() && System.nanoTime() < end;
            var judgement =
                    Judge.of(model, TestCase.in(text), new Budget(MOST_NODES, MOST_STEPS, goOn), System::nanoTime);
            if (overtaken.get()) {
                throw new Overtaken();
            }
            return new Judged(hash, judgement, model);
        } finally {
            one.release();
        }
    }

    Optional<Judged> last(BlueprintId blueprint) {
        synchronized (last) {
            return Optional.ofNullable(last.get(blueprint));
        }
    }

    /** The test cases that do not come out as expected, however long it takes to know. */
    static List<CaseCheck.Result> failing(String text, Model model) {
        var cases = TestCase.in(text);
        if (cases.isEmpty()) {
            return List.of();
        }
        var results = switch (Configurable.of(model, Budget.standard())) {
            case Accepted<Configurable>(var engine) -> CaseCheck.of(cases, engine);
            case Refused<Configurable>(var refusal) ->
                refusal.code().equals("model.unsatisfiable") ? CaseCheck.of(cases, null) : List.<CaseCheck.Result>of();
        };
        return results.stream().filter(result -> !result.passes()).toList();
    }
}
