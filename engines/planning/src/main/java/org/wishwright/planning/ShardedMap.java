package org.wishwright.planning;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from text whose next version copies only the shards it changes: with n entries and k changes a version
 * costs about k·n/4096 entries. Enough for some hundred thousand open batches.
 */
final class ShardedMap<V> {

    private static final int SHARDS = 4096;

    private final Map<String, V>[] shards;

    private ShardedMap(Map<String, V>[] shards) {
        this.shards = shards;
    }

    @SuppressWarnings("unchecked") // an array of one generic type, filled here and never handed out
    static <V> ShardedMap<V> empty() {
        var shards = (Map<String, V>[]) new Map<?, ?>[SHARDS];
        Arrays.fill(shards, Map.of());
        return new ShardedMap<>(shards);
    }

    @Nullable
    V get(String key) {
        return shards[shard(key)].get(key);
    }

    void forEach(Consumer<V> action) {
        for (var shard : shards) {
            shard.values().forEach(action);
        }
    }

    Edit<V> edit() {
        return new Edit<>(shards.clone());
    }

    private static int shard(String key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash >>> 20;
    }

    /** Changes on the way to the next version; of no use once done. */
    static final class Edit<V> {

        private final Map<String, V>[] shards;
        private final boolean[] owned = new boolean[SHARDS];

        private Edit(Map<String, V>[] shards) {
            this.shards = shards;
        }

        @Nullable
        V get(String key) {
            return shards[shard(key)].get(key);
        }

        void put(String key, V value) {
            own(key).put(key, value);
        }

        void remove(String key) {
            own(key).remove(key);
        }

        ShardedMap<V> done() {
            return new ShardedMap<>(shards);
        }

        private Map<String, V> own(String key) {
            int shard = shard(key);
            if (!owned[shard]) {
                shards[shard] = new HashMap<>(shards[shard]);
                owned[shard] = true;
            }
            return shards[shard];
        }
    }
}
