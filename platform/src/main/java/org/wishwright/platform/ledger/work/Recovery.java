package org.wishwright.platform.ledger.work;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.store.PaymentStore;
import org.wishwright.platform.ledger.store.RefundStore;

/**
 * Settles what was left open by silence or a crash: asks the providers about every payment whose outcome is unknown
 * and tells them again of every refund they have not confirmed. All nodes run it; each row is taken by one of them.
 */
@Component
class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int BATCH = 100;

    private final PaymentStore payments;
    private final RefundStore refunds;
    private final Providers providers;
    private final Settlement settlement;
    private final Refunds sender;

    Recovery(PaymentStore payments, RefundStore refunds, Providers providers, Settlement settlement, Refunds sender) {
        this.payments = payments;
        this.refunds = refunds;
        this.providers = providers;
        this.settlement = settlement;
        this.sender = sender;
    }

    /** At start-up and every ten seconds: a full batch each, the rest next time. */
    @Scheduled(initialDelay = 1_000, fixedDelay = 10_000)
    void run() {
        List<Payment> open = payments.takeToAsk(BATCH);
        open.forEach(this::settle);
        refunds.takeToSend(BATCH).forEach(sender::send);
    }

    private void settle(Payment payment) {
        try {
            var settled = settlement.settle(payment, providers.ask(payment));
            LOG.info("Asked about payment {}: {}", payment.id(), settled.stateCode());
        } catch (RuntimeException e) {
            LOG.error("Payment {} could not be settled; it is asked about again later", payment.id(), e);
        }
    }
}
