package org.wishwright.platform.foundation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Renderings that visitors without a session share for {@link #LIFE}: most of a shop's readers look at the same few pages.
 * Whoever changes what they show calls {@link #forget()}; other nodes follow within a life.
 */
@Component
public class VisitorPages {

    static final Duration LIFE = Duration.ofSeconds(2);

    private static final int MOST = 256;

    private final Map<String, Rendering> renderings = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    /** Call after the change has committed: what was being rendered until then is not kept either. */
    public void forget() {
        generation.incrementAndGet();
        renderings.clear();
    }

    /** To be remembered before rendering and given to {@link #keep}. */
    long generation() {
        return generation.get();
    }

    /** Empty for the one reader who shall render it anew, and for all where there is none. */
    Optional<Rendering> find(String key) {
        return Optional.ofNullable(renderings.get(key)).filter(rendering -> rendering.serves(System.nanoTime()));
    }

    void keep(String key, Rendering rendering, long begun) {
        if (renderings.size() >= MOST) {
            renderings.clear();
        }
        renderings.put(key, rendering);
        if (generation.get() != begun) {
            renderings.remove(key, rendering); // something changed while it was being rendered
        }
    }
}
