package org.wishwright.simulator.report;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** How far a long work is: a bar that redraws itself on a terminal, a line every few seconds elsewhere. */
public final class Progress implements AutoCloseable {

    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private final long total;
    private final long before;
    private final long began = System.nanoTime();
    private final AtomicLong done;
    private final AtomicReference<String> note = new AtomicReference<>("");
    private final Thread painter;
    private volatile boolean closed;

    /** @param before how much an earlier run has done */
    public Progress(PrintStream out, String what, long before, long total) {
        this.out = out;
        this.terminal = System.console() != null && System.console().isTerminal();
        this.total = total;
        this.before = before;
        this.done = new AtomicLong(before);
        this.painter = Thread.ofPlatform().daemon().name("progress").start(() -> paint(what));
    }

    public void step() {
        done.incrementAndGet();
    }

    public void note(String text) {
        note.set(text);
    }

    private void paint(String what) {
        try {
            while (!closed) {
                Thread.sleep(terminal ? 250 : 5_000);
                if (!closed) {
                    out.print(terminal ? "\r" + line(what) + "\u001b[K" : line(what) + System.lineSeparator());
                    out.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String line(String what) {
        return line(what, done.get(), before, total, (System.nanoTime() - began) / 1e9) + note.get();
    }

    static String line(String what, long done, long before, long total, double seconds) {
        int filled = (int) (total == 0 ? WIDTH : WIDTH * done / total);
        double rate = seconds <= 0 ? 0 : (done - before) / seconds;
        var eta = rate <= 0 ? "--:--" : clock((long) ((total - done) / rate));
        return "[%s%s] %,d of %,d %s, %.1f/s, %s left  "
                .formatted("#".repeat(filled), ".".repeat(WIDTH - filled), done, total, what, rate, eta);
    }

    private static String clock(long seconds) {
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    @Override
    public void close() {
        closed = true;
        if (terminal) {
            out.println();
        }
    }
}
