package org.wishwright.benchmarks.money;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.FactDraft;
import org.wishwright.provenance.Frontier;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.HashSink;
import org.wishwright.provenance.InclusionProof;
import org.wishwright.provenance.Prover;
import org.wishwright.provenance.StoredHashes;
import org.wishwright.provenance.Tile;
import org.wishwright.provenance.check.LogCheck;
import org.wishwright.provenance.check.Trust;
import org.wishwright.simulator.report.Row;

/** The rows of the evidence log: how fast facts enter it, how fast they are proven, and that no tampered log is believed. */
public final class EvidenceRows {

    private static final String BENCH = "money";
    private static final int FACTS_A_CALL = 500;

    private final Consumer<Row> printer;
    private final long seed;

    /** @param seed of everything drawn; a failure is repeated from it */
    public EvidenceRows(Consumer<Row> printer, long seed) {
        this.printer = printer;
        this.seed = seed;
    }

    /** Facts a second: recorded with salt and commitment, in the log, under its signed checkpoint, durable. */
    public void appends(int facts) throws InterruptedException {
        try (var program = Program.start()) {
            var book = program.bean(EvidenceBook.class);
            record(program, 20_000);
            await(book, 20_000);
            long from = book.size();
            long began = System.nanoTime();
            long cpu = cpuTime();
            record(program, facts);
            await(book, from + facts);
            double seconds = (System.nanoTime() - began) / 1e9;
            double cpuSeconds = (cpuTime() - cpu) / 1e9;
            printer.accept(Row.of(
                    BENCH,
                    "evidence-appends-per-s",
                    Math.round(facts / seconds),
                    "facts/s",
                    "higher",
                    "reach",
                    10_000,
                    "facts",
                    facts,
                    "facts a call",
                    FACTS_A_CALL,
                    "seconds",
                    seconds,
                    "cpuSecondsWithoutDatabase",
                    cpuSeconds,
                    "log whole",
                    whole(book)));
        }
    }

    private static void record(Program program, int facts) throws InterruptedException {
        var evidence = program.bean(Evidence.class);
        var transaction = program.bean(TransactionTemplate.class);
        var left = new AtomicLong(facts / FACTS_A_CALL);
        try (var threads = Executors.newFixedThreadPool(4)) {
            each(threads, 4, thread -> () -> {
                while (left.getAndDecrement() > 0) {
                    var drafts = drafts();
                    transaction.executeWithoutResult(status -> evidence.record(drafts));
                }
                return null;
            });
        }
    }

    private static List<FactDraft> drafts() {
        return IntStream.range(0, FACTS_A_CALL)
                .mapToObj(i -> new FactDraft(
                        UUID.randomUUID(),
                        "piece.inspected",
                        Map.of("serial", "T-20260701-" + i, "result", "PASSED", "operation", 40L, "actor", "W-17")))
                .toList();
    }

    private static void await(EvidenceBook book, long size) throws InterruptedException {
        while (book.size() < size) {
            Thread.sleep(5);
        }
    }

    private static boolean whole(EvidenceBook book) {
        return book.check().isPassed()
                && LogCheck.of(
                                book.checkpoint().toString(),
                                book.keys(),
                                path -> Tile.parse(path).flatMap(book::tile),
                                Trust.NONE,
                                size -> {})
                        .isPassed();
    }

    /** Inclusion proofs a second, each of a random leaf, built from the kept hashes and verified against the root. */
    public void proofs(int leaves, int proofs) throws InterruptedException {
        var log = new Hashes(leaves, seed);
        var prover = new Prover(log, 2 * leaves / Tile.FULL);
        int cores = Runtime.getRuntime().availableProcessors();
        prove(log, prover, proofs / 4, cores);
        long began = System.nanoTime();
        long cpu = cpuTime();
        long held = prove(log, prover, proofs, cores);
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpuSeconds = (cpuTime() - cpu) / 1e9;
        printer.accept(Row.of(
                BENCH,
                "proofs-per-s",
                Math.round(held / seconds),
                "proofs/s",
                "higher",
                "reach",
                100_000,
                "leaves",
                leaves,
                "proofs",
                proofs,
                "held",
                held,
                "threads",
                cores,
                "seconds",
                seconds,
                "cpuSeconds",
                cpuSeconds));
    }

    /** Of this process, so that a reading from a busy machine can be judged. */
    private static long cpuTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static long prove(Hashes log, Prover prover, int proofs, int cores) throws InterruptedException {
        var held = new AtomicLong();
        try (var threads = Executors.newFixedThreadPool(cores)) {
            each(threads, cores, thread -> () -> {
                var random = new java.util.SplittableRandom(thread);
                for (int done = 0; done < proofs / cores; done += 1_000) {
                    var indexes = random.longs(1_000, 0, log.size()).boxed().toList();
                    held.addAndGet(prover.inclusionProofs(log.size(), indexes).stream()
                            .filter(log::holds)
                            .count());
                }
                return null;
            });
        }
        return held.get();
    }

    /** Logs that were tampered with, and how many of them a check believed. */
    public void tampering(int logs) throws InterruptedException {
        var ways = Tampering.Way.values();
        var accepted = new AtomicLong();
        var refused = new AtomicLong();
        int cores = Runtime.getRuntime().availableProcessors();
        try (var threads = Executors.newFixedThreadPool(cores)) {
            each(threads, cores, thread -> () -> {
                for (int first = thread * ways.length; first < logs; first += cores * ways.length) {
                    var whole = Tampering.of(seed + first);
                    if (first % 50 == 0 && !whole.believed()) {
                        refused.incrementAndGet();
                    }
                    for (int i = first; i < Math.min(logs, first + ways.length); i++) {
                        if (whole.believed(ways[i - first], seed + i)) {
                            accepted.incrementAndGet();
                            System.err.println(
                                    "believed: seeds " + (seed + first) + ", " + (seed + i) + " " + ways[i - first]);
                        }
                    }
                }
                return null;
            });
        }
        printer.accept(Row.of(
                BENCH,
                "tampered-logs-accepted",
                accepted.get(),
                "logs",
                "lower",
                "reach",
                0,
                "of",
                logs,
                "untouched refused",
                refused.get(),
                "seed",
                seed));
    }

    private interface Work {
        Callable<Void> of(int thread);
    }

    private static void each(ExecutorService threads, int count, Work work) throws InterruptedException {
        var tasks = IntStream.range(0, count).mapToObj(work::of).toList();
        for (var done : threads.invokeAll(tasks)) {
            try {
                done.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** A log in memory. */
    private static final class Hashes implements StoredHashes {

        private final List<List<Hash>> levels = new ArrayList<>();
        private final Hash root;

        Hashes(int leaves, long seed) {
            var random = new java.util.SplittableRandom(seed);
            var data = new byte[Hash.LENGTH];
            var hashes = new ArrayList<Hash>(leaves);
            for (int i = 0; i < leaves; i++) {
                random.nextBytes(data);
                hashes.add(Hash.ofLeaf(data));
            }
            HashSink sink = (level, index, hash) -> {
                while (levels.size() <= level / LEVELS_APART) {
                    levels.add(new ArrayList<>());
                }
                levels.get(level / LEVELS_APART).add(hash);
            };
            root = Frontier.EMPTY.append(hashes, sink).root();
        }

        long size() {
            return levels.getFirst().size();
        }

        boolean holds(InclusionProof proof) {
            return proof.verify(levels.getFirst().get((int) proof.index()), root);
        }

        @Override
        public List<Hash> range(int level, long from, long to) {
            return levels.get(level / LEVELS_APART).subList((int) from, (int) to);
        }
    }
}
