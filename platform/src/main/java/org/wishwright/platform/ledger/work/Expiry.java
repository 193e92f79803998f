package org.wishwright.platform.ledger.work;

import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.IdSource;
import org.wishwright.platform.ledger.TransferId;
import org.wishwright.platform.ledger.store.TransferStore;
import org.wishwright.platform.timer.TimerHandler;

/** Lets announced transfers go whose time is over; those decided before are left alone. */
@Component
class Expiry implements TimerHandler {

    static final String KIND = "ledger.pending";

    private final TransferStore transfers;
    private final IdSource ids;

    Expiry(TransferStore transfers, IdSource ids) {
        this.transfers = transfers;
        this.ids = ids;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void fire(UUID subject, Instant due) {
        transfers.expire(new TransferId(ids.next()), new TransferId(subject));
    }
}
