package org.wishwright.platform.catalog.work;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values asked for last, at most so many. Two who ask for a missing value at once wait for one loading; a loading that
 * fails is not kept and drives nothing out.
 */
final class Shelf<K, V> {

    private final Map<K, V> kept;
    private final Map<K, FutureTask<V>> loading = new HashMap<>();

    Shelf(int most) {
        kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    V get(K key, Supplier<V> load) {
        FutureTask<V> task;
        boolean mine = false;
        synchronized (kept) {
            var value = kept.get(key);
            if (value != null) {
                return value;
            }
            task = loading.get(key);
            if (task == null) {
                task = new FutureTask<>(load::get);
                loading.put(key, task);
                mine = true;
            }
        }
        if (mine) {
            task.run();
            finish(key, task);
        }
        return value(key, task);
    }

    private void finish(K key, FutureTask<V> task) {
        synchronized (kept) {
            loading.remove(key);
            if (task.state() == FutureTask.State.SUCCESS) {
                kept.put(key, task.resultNow());
            }
        }
    }

    private static <K, V> V value(K key, FutureTask<V> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while loading " + key, e);
        } catch (ExecutionException e) {
            throw failure(key, e.getCause());
        }
    }

    private static RuntimeException failure(Object key, @Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            case null, default -> new IllegalStateException("Loading " + key + " failed", cause);
        };
    }
}
