package org.wishwright.benchmarks.configuration;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What several rows need and the first of them makes. */
final class Once<T> {

    private final Callable<T> making;
    private @Nullable T made;

    Once(Callable<T> making) {
        this.making = making;
    }

    T get() throws Exception {
        var known = made;
        if (known == null) {
            known = making.call();
            made = known;
        }
        return known;
    }
}
