package org.wishwright.benchmarks.configuration;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that is given up after a time; it is interrupted then, and compilations and measures watch for that. */
final class Bounded {

    private static final long STACK = 64L << 20;

    private Bounded() {}

    /** Throws what the work threw, or {@link TimeoutException}. */
    static <T> T run(Duration most, Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        var thread = new Thread(null, task, "measure", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new TimeoutException("Not done after " + most.toSeconds() + " s.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** For a budget's question whether to go on. */
    static boolean goOn() {
        return !Thread.currentThread().isInterrupted();
    }
}
