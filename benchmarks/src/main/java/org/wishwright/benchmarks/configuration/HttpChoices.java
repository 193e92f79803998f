package org.wishwright.benchmarks.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.wishwright.simulator.drive.Account;
import org.wishwright.simulator.drive.Journal;
import org.wishwright.simulator.drive.Workshop;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.http.Http;
import org.wishwright.simulator.input.Inputs;
import org.wishwright.simulator.input.Sale;
import org.wishwright.simulator.program.Credentials;
import org.wishwright.simulator.program.OwnProgram;
import org.wishwright.simulator.report.Row;

/**
 * The choices of recorded sales over HTTP at a fixed rate, whatever the program does: an answer's time runs from the instant at which
 * its request was due, so that a pause counts for everybody who came during it.
 */
final class HttpChoices {

    private static final int PER_SECOND = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CONNECTIONS = 32;
    private static final List<String> FIELDS = List.of("prices", "domains", "best");

    private HttpChoices() {}

    /** @param data an empty folder for the program's database */
    static Row measure(Inputs inputs, Path data) {
        var operator = Credentials.keptIn(data);
        try (var program = OwnProgram.start(data, operator);
                var journal = Journal.open(data.resolve("journal.jsonl"));
                var http = new Http(program.address())) {
            var api = new Api(http, PATIENCE, () -> false);
            var workshop =
                    Workshop.withoutFloor(api, journal, "choices", inputs, Account.byPassword(api, journal, operator));
            workshop.awaitPublished();
            var calls = calls(workshop.version(), inputs.sales().sales());
            send(http, calls, WARM_UP);
            var nanos = send(http, calls, MEASURED);
            return Target.HTTP_CHOICE_P99.row(
                    percentile(nanos, 0.99), "p50", percentile(nanos, 0.5), "perSecond", PER_SECOND);
        }
    }

    /** Each sale choice by choice, the sales one after the other. */
    private static List<Call> calls(String version, List<Sale> sales) {
        var calls = new ArrayList<Call>();
        int wanted = PER_SECOND * (int) MEASURED.toSeconds();
        for (int s = 0; calls.size() < wanted; s = (s + 97) % sales.size()) {
            var chosen = new LinkedHashMap<String, String>();
            for (var choice : sales.get(s).choices().entrySet()) {
                chosen.put(choice.getKey(), choice.getValue());
                calls.add(Call.post(
                        "/api/v1/versions/" + version + "/selection", Map.of("choices", chosen, "fields", FIELDS)));
            }
        }
        return calls;
    }

    private static long[] send(Http http, List<Call> calls, Duration time) {
        int count = PER_SECOND * (int) time.toSeconds();
        var nanos = new long[count];
        var next = new AtomicInteger();
        long began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var senders = new ArrayList<Future<?>>();
            for (int t = 0; t < CONNECTIONS; t++) {
                senders.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        long due = began + i * 1_000_000_000L / PER_SECOND;
                        await(due);
                        answered(http, calls.get(i % calls.size()));
                        nanos[i] = System.nanoTime() - due;
                    }
                }));
            }
            for (var sender : senders) {
                sender.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        return nanos;
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void answered(Http http, Call call) {
        try {
            var answer = http.send(call);
            if (!answer.isSuccess()) {
                throw new IllegalStateException("A choice was answered with " + answer.status() + ": " + answer.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In milliseconds, to the hundredth. */
    private static double percentile(long[] nanos, double part) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return Math.round(sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e4) / 100.0;
    }
}
