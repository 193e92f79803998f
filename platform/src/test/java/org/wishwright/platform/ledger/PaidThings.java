package org.wishwright.platform.ledger;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Component;

/** Things the tests pay for: knows only what was put on its list, and keeps what it was told. */
@Component
public class PaidThings implements PaymentReaction {

    private final Map<UUID, Decision> decisions = new ConcurrentHashMap<>();
    private final Set<UUID> failing = ConcurrentHashMap.newKeySet();
    public final Queue<PaymentId> captured = new ConcurrentLinkedQueue<>();
    public final Queue<PaymentId> declined = new ConcurrentLinkedQueue<>();

    public UUID add(Decision decision) {
        var thing = UUID.randomUUID();
        decisions.put(thing, decision);
        return thing;
    }

    /** The next outcome of this thing fails half-way. */
    public void failOnce(UUID thing) {
        failing.add(thing);
    }

    public void lapse(UUID thing) {
        decisions.put(thing, Decision.REFUND);
    }

    @Override
    public boolean supports(UUID subject) {
        return decisions.containsKey(subject);
    }

    @Override
    public Decision captured(Payment payment) {
        if (failing.remove(payment.request().subject())) {
            throw new IllegalStateException("The thing failed");
        }
        captured.add(payment.id());
        return decisions.getOrDefault(payment.request().subject(), Decision.REFUND);
    }

    @Override
    public void declined(Payment payment) {
        declined.add(payment.id());
    }
}
