package org.wishwright.simulator.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Calls that get through: repeated with back-off while the program or its database is away (no answer, 500, 502, 503, 504) and while it
 * asks for patience (429). Every call with an effect must therefore carry a key or be idempotent by itself.
 */
public final class Api {

    private static final long FIRST_WAIT_MILLIS = 50;
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final Http http;
    private final Duration patience;
    private final BooleanSupplier stopped;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong repeats = new AtomicLong();

    /**
     * @param patience how long one call may go unanswered
     * @param stopped asked between attempts; true gives up
     */
    public Api(Http http, Duration patience, BooleanSupplier stopped) {
        this.http = http;
        this.patience = patience;
        this.stopped = stopped;
    }

    /** The JSON of a successful answer. */
    public JsonNode json(Call call) {
        return send(call).json();
    }

    /**
     * A successful answer.
     *
     * @throws CallRefused when the program says no
     * @throws ProgramUnreachable when it says nothing until patience ends
     */
    public Answer send(Call call) {
        var answer = answer(call);
        if (!answer.isSuccess()) {
            throw new CallRefused(call, answer);
        }
        return answer;
    }

    /** Any answer, also a refusal. */
    public Answer answer(Call call) {
        calls.incrementAndGet();
        long deadline = System.nanoTime() + patience.toNanos();
        long wait = FIRST_WAIT_MILLIS;
        while (true) {
            String problem;
            IOException cause = null;
            try {
                var answer = http.send(call);
                if (!isPassing(answer.status())) {
                    return answer;
                }
                if (answer.status() == 429) {
                    wait = Math.max(wait, 1_000L * answer.json().path("seconds").asInt(1));
                    wait = Math.max(
                            wait,
                            1_000L
                                    * answer.json()
                                            .path("values")
                                            .path("seconds")
                                            .asInt(1));
                }
                problem = answer.status() + " " + answer.text();
            } catch (IOException e) {
                problem = String.valueOf(e.getMessage());
                cause = e;
            }
            if (stopped.getAsBoolean() || System.nanoTime() > deadline) {
                throw new ProgramUnreachable(
                        call.method() + " " + call.path() + " got no answer within " + patience.toSeconds() + " s: "
                                + problem,
                        cause == null ? new IOException(problem) : cause);
            }
            repeats.incrementAndGet();
            pause(wait + ThreadLocalRandom.current().nextLong(wait));
            wait = Math.min(LONGEST_WAIT_MILLIS, wait * 2);
        }
    }

    private static boolean isPassing(int status) {
        return status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
    }

    /** Waits, and ends the thread's work when it is interrupted. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramUnreachable("Interrupted", e);
        }
    }

    public long calls() {
        return calls.get();
    }

    /** How often a call had to be sent again. */
    public long repeats() {
        return repeats.get();
    }
}
