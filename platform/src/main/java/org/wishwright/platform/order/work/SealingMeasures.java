package org.wishwright.platform.order.work;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.order.store.OpenMeasures;

/** After an older database or backup was taken over: what it holds of measures in the open is sealed, some lines a transaction. */
@Component
class SealingMeasures {

    private final OpenMeasures open;
    private final TransactionTemplate transaction;

    SealingMeasures(OpenMeasures open, TransactionTemplate transaction) {
        this.open = open;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT30S")
    void seal() {
        Integer sealed = transaction.execute(status -> open.sealOlder());
        while (sealed != null && sealed > 0) {
            sealed = transaction.execute(status -> open.sealOlder());
        }
    }
}
