package org.wishwright.platform.wish.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.EarliestShipping;
import org.wishwright.platform.catalog.SaleDays;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.wish.PromiseInquiry;

/** Asks for the ship date of the cheapest product, and remembers the answer for half a minute: lists of products ask for many. */
@Service
class CheapestShipping implements EarliestShipping {

    private static final long STAYS_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int MOST = 2_000;

    private final Catalog catalog;
    private final SaleDays days;
    private final ObjectProvider<PromiseInquiry> promises;
    private final Map<VersionId, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(Optional<Instant> shipBy, long nanos) {}

    CheapestShipping(Catalog catalog, SaleDays days, ObjectProvider<PromiseInquiry> promises) {
        this.catalog = catalog;
        this.days = days;
        this.promises = promises;
    }

    @Override
    public Optional<Instant> of(VersionId version) {
        long now = System.nanoTime();
        var last = seen.get(version);
        if (last == null || now - last.nanos() > STAYS_NANOS) {
            last = new Seen(ask(version), now);
            if (seen.size() >= MOST) {
                seen.clear();
            }
            seen.put(version, last);
        }
        return last.shipBy();
    }

    /** What cannot be promised is shown without a date; checkout says why. */
    private Optional<Instant> ask(VersionId version) {
        var inquiry = promises.getIfAvailable();
        if (inquiry == null) {
            return Optional.empty();
        }
        try {
            var published = catalog.published(version);
            return published
                    .answer(days.today(published))
                    .cheapestCompletion()
                    .flatMap(whole -> inquiry.shipBy(version, whole.choices()));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }
}
