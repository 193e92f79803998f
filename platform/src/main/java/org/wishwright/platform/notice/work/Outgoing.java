package org.wishwright.platform.notice.work;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Sandbox;
import org.wishwright.platform.notice.Channel;
import org.wishwright.platform.notice.store.DeliveryStore;

/** What goes out of here, as operators see it. */
@Service
public class Outgoing {

    /** More failures than these are not shown one by one. */
    private static final int MOST_FAILURES = 50;

    private final DeliveryStore deliveries;
    private final Carriers carriers;
    private final Sandbox sandbox;
    private final BusinessClock clock;

    Outgoing(DeliveryStore deliveries, Carriers carriers, Sandbox sandbox, BusinessClock clock) {
        this.deliveries = deliveries;
        this.carriers = carriers;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    /**
     * @param kept one page of what the sandbox keeps; {@code next} cursor of the next, null on the last
     * @param later whether this is not the first
     */
    public record Shown(
            DeliveryStore.Figures figures,
            Set<Channel> channels,
            boolean sandbox,
            List<DeliveryStore.Failed> failures,
            List<DeliveryStore.Kept> kept,
            @Nullable UUID next,
            boolean later) {

        public String first() {
            return later ? "/operator/notices" : "";
        }

        public String more() {
            return next == null ? "" : "/operator/notices?before=" + next;
        }
    }

    public Shown page(@Nullable UUID before, int limit) {
        var kept = deliveries.kept(before, limit + 1);
        var shown = kept.subList(0, Math.min(limit, kept.size()));
        return new Shown(
                deliveries.figures(),
                carriers.channels(),
                sandbox.on(),
                deliveries.failures(MOST_FAILURES),
                shown,
                kept.size() > limit ? shown.getLast().id() : null,
                before != null);
    }

    /** Tries again what was given up. */
    @Transactional
    public void again() {
        deliveries.again(clock.instant());
    }
}
