package org.wishwright.platform.foundation;

import java.util.concurrent.atomic.AtomicInteger;

/** A task that runs in a thread of its own, never twice at once: however often it is asked for meanwhile, it runs once more. */
final class Again {

    private static final int RUNNING = 1;
    private static final int ONCE_MORE = 2;

    private final Runnable task;
    private final AtomicInteger state = new AtomicInteger();

    Again(Runnable task) {
        this.task = task;
    }

    void ask() {
        if (state.getAndUpdate(now -> now == 0 ? RUNNING : ONCE_MORE) == 0) {
            Thread.ofVirtual().name("again").start(this::run);
        }
    }

    private void run() {
        do {
            state.set(RUNNING);
            task.run();
        } while (!state.compareAndSet(RUNNING, 0));
    }
}
