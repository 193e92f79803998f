package org.wishwright.benchmarks.money;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentReaction;

/** Orders that know only whether they can still be paid; each takes one payment. */
final class SimulatedOrders implements PaymentReaction {

    private final Map<UUID, Boolean> payable = new ConcurrentHashMap<>();

    void open(UUID order) {
        payable.put(order, true);
    }

    void close(UUID order) {
        payable.put(order, false);
    }

    void forget(UUID order) {
        payable.remove(order);
    }

    @Override
    public boolean supports(UUID subject) {
        return payable.containsKey(subject);
    }

    @Override
    public Decision captured(Payment payment) {
        return Boolean.TRUE.equals(payable.put(payment.request().subject(), false))
                ? Decision.ACCEPTED
                : Decision.REFUND;
    }

    @Override
    public void declined(Payment payment) {
        // the order waits for another payment
    }
}
