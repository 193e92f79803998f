package org.wishwright.platform.ledger.work;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.Closings;
import org.wishwright.platform.ledger.store.ClosingStore;

/** Closes periods: whoever is recording finishes first, whoever comes later is held to it by the table's trigger. */
@Service
class ClosingDesk implements Closings {

    private static final int MOST = 100;

    private final ClosingStore store;
    private final BusinessClock clock;

    ClosingDesk(ClosingStore store, BusinessClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Closing close(Caller operator, Instant until) {
        if (!operator.isOperator()) {
            throw new RefusedException(
                    Refusal.of("ledger.close-forbidden", "Only an operator of the platform closes its books."));
        }
        store.lock();
        if (until.isAfter(clock.instant())) {
            throw new RefusedException(Refusal.of(
                    "ledger.period-open",
                    "This period is not over. Choose a moment that has passed.",
                    "field",
                    "until"));
        }
        if (store.latestUntil().filter(latest -> !until.isAfter(latest)).isPresent()) {
            throw new RefusedException(Refusal.of(
                    "ledger.period-closed",
                    "The books are closed until then already. Choose a later moment.",
                    "field",
                    "until"));
        }
        store.close(until, operator.person().value());
        return store.latest(1).getFirst();
    }

    @Override
    public List<Closing> latest() {
        return store.latest(MOST);
    }
}
