package org.wishwright.platform.order.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.compiled.Weights;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.order.store.PinReader;
import org.wishwright.platform.wish.Popularity;

/** Learns from the latest paid orders what people like, and remembers it for some minutes. */
@Service
class BoughtOptions implements Popularity {

    private static final int VERSIONS = 20;
    private static final int ORDERS = 2_000;
    private static final int MOST = 500;
    private static final long STAYS_NANOS = Duration.ofMinutes(5).toNanos();

    private final Catalog catalog;
    private final PinReader lines;
    private final ConcurrentHashMap<VersionId, Learned> learned = new ConcurrentHashMap<>();

    private record Learned(Vocabulary vocabulary, Optional<Weights> weights, long nanos) {}

    BoughtOptions(Catalog catalog, PinReader lines) {
        this.catalog = catalog;
        this.lines = lines;
    }

    @Override
    public Optional<Weights> of(PublishedVersion version) {
        long now = System.nanoTime();
        var last = learned.get(version.id());
        var vocabulary = version.vocabulary();
        // A preview keeps its id while its vocabulary changes.
        if (last == null
                || now - last.nanos() > STAYS_NANOS
                || !last.vocabulary().equals(vocabulary)) {
            var versions = catalog.versions(version.blueprint(), VERSIONS);
            last = new Learned(vocabulary, learn(vocabulary, lines.bought(versions, ORDERS)), now);
            if (learned.size() >= MOST) {
                learned.clear();
            }
            learned.put(version.id(), last);
        }
        return last.weights();
    }

    private static Optional<Weights> learn(Vocabulary vocabulary, List<PinReader.Bought> bought) {
        long orders = bought.stream().map(PinReader.Bought::order).distinct().count();
        long buyers = bought.stream().map(PinReader.Bought::buyer).distinct().count();
        return orders < LEAST_ORDERS || buyers < LEAST_BUYERS
                ? Optional.empty()
                : Optional.of(Weights.ofOrders(
                        vocabulary,
                        bought.stream().map(PinReader.Bought::choices).toList()));
    }
}
