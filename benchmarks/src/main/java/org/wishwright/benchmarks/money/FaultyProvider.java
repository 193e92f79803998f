package org.wishwright.benchmarks.money;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.ledger.ChargeAnswer;
import org.wishwright.platform.ledger.ChargeRequest;
import org.wishwright.platform.ledger.Notification;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentProvider;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.ProviderSilentException;
import org.wishwright.platform.ledger.RefundAnswer;
import org.wishwright.platform.ledger.RefundRequest;
import org.wishwright.platform.ledger.SignedNotification;

/**
 * A payment provider with books of its own that loses requests, loses answers, makes up its mind late, declines and takes refunds
 * only at the third asking, as the seed in the scenario {@code faulty-SEED} has it. Any other scenario simply succeeds.
 */
final class FaultyProvider implements PaymentProvider {

    static final String METHOD = "faulty";

    private static final String FAULTY = "faulty-";

    /** One payment in the provider's books. */
    private static final class Charge {
        private final Money amount;
        private final Random random;
        private int patience;
        private boolean captured;
        private boolean declined;

        private Charge(Money amount, Random random) {
            this.amount = amount;
            this.random = random;
            this.patience = random.nextInt(3);
        }

        private ChargeAnswer answer(PaymentId payment) {
            if (!captured && !declined && --patience < 0) {
                declined = random.nextInt(5) == 0;
                captured = !declined;
            }
            if (captured) {
                return new ChargeAnswer.Captured("faulty-" + payment, amount);
            }
            return declined ? new ChargeAnswer.Declined("no-funds") : new ChargeAnswer.Unknown();
        }
    }

    private final Map<PaymentId, Charge> charges = new ConcurrentHashMap<>();
    private final Map<PaymentId, Random> ways = new ConcurrentHashMap<>();
    private final Set<UUID> refunds = ConcurrentHashMap.newKeySet();
    private final Map<PaymentId, Long> refunded = new ConcurrentHashMap<>();

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public Optional<Refusal> refuses(PaymentRequest request) {
        return Optional.empty();
    }

    @Override
    public ChargeAnswer charge(ChargeRequest request) {
        if (!request.scenario().startsWith(FAULTY)) {
            return new ChargeAnswer.Captured("faulty-" + request.payment(), request.amount());
        }
        var random = way(request.payment(), request.scenario());
        synchronized (random) {
            if (random.nextInt(4) == 0) {
                throw new ProviderSilentException("The request was lost", null);
            }
            var charge = charges.computeIfAbsent(request.payment(), id -> new Charge(request.amount(), random));
            if (random.nextInt(4) == 0) {
                throw new ProviderSilentException("The answer was lost", null);
            }
            return charge.answer(request.payment());
        }
    }

    @Override
    public ChargeAnswer ask(PaymentId payment) {
        var charge = charges.get(payment);
        if (charge == null) {
            return new ChargeAnswer.NeverHeard();
        }
        synchronized (charge.random) {
            if (charge.random.nextInt(3) == 0) {
                throw new ProviderSilentException("The answer was lost", null);
            }
            return charge.answer(payment);
        }
    }

    @Override
    public ChargeAnswer cancel(PaymentId payment) {
        return ask(payment);
    }

    @Override
    public RefundAnswer refund(RefundRequest request) {
        var random = ways.get(request.payment());
        if (random != null) {
            synchronized (random) {
                if (random.nextInt(3) == 0) {
                    throw new ProviderSilentException("The refund was lost", null);
                }
                taken(request);
                if (random.nextInt(3) == 0) {
                    throw new ProviderSilentException("Its answer was lost", null);
                }
            }
        }
        return new RefundAnswer.Done("faulty-" + request.refund());
    }

    @Override
    public Outcome<Notification> verify(SignedNotification notification) {
        var payment = new PaymentId(UUID.fromString(notification.id()));
        return Outcome.accepted(new Notification(payment, ask(payment)));
    }

    /** What it collected and did not give back, in minor units. */
    long holds(PaymentId payment) {
        var charge = charges.get(payment);
        if (charge == null) {
            return 0;
        }
        synchronized (charge.random) {
            return charge.captured ? charge.amount.minor() - refunded.getOrDefault(payment, 0L) : 0;
        }
    }

    private void taken(RefundRequest request) {
        if (refunds.add(request.refund())) {
            refunded.merge(request.payment(), request.amount().minor(), Long::sum);
        }
    }

    private Random way(PaymentId payment, String scenario) {
        return ways.computeIfAbsent(payment, id -> new Random(Long.parseLong(scenario.substring(FAULTY.length()))));
    }
}
