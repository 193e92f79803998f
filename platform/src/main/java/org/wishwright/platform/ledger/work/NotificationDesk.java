package org.wishwright.platform.ledger.work;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.ledger.Notification;
import org.wishwright.platform.ledger.PaymentNotifications;
import org.wishwright.platform.ledger.PaymentProvider;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.SignedNotification;
import org.wishwright.platform.ledger.store.PaymentStore;

/** Believes a notification only as far as its signature, its payment and its amount go. */
@Service
class NotificationDesk implements PaymentNotifications {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationDesk.class);

    private final Providers providers;
    private final PaymentStore payments;
    private final Settlement settlement;

    NotificationDesk(Providers providers, PaymentStore payments, Settlement settlement) {
        this.providers = providers;
        this.payments = payments;
        this.settlement = settlement;
    }

    @Override
    public PaymentState receive(String method, SignedNotification signed) {
        var provider = providers.named(method).orElseThrow(NotificationDesk::unknown);
        var notification = verified(provider, signed);
        var payment = payments.find(notification.payment())
                .filter(found -> found.request().method().equals(method))
                .orElseThrow(() -> {
                    LOG.warn("{} notified of a payment unknown here: {}", method, notification.payment());
                    return unknown();
                });
        var settled = settlement.settle(payment, notification.answer());
        if (Settlement.AMOUNT_CONFLICT.equals(settled.flag())) {
            throw new RefusedException(Refusal.of(
                    Settlement.AMOUNT_CONFLICT,
                    "The amount is not the payment's. Nothing was captured; an operator will look at it."));
        }
        return settled.state();
    }

    @Override
    public Optional<String> receipt(String method) {
        return providers.named(method).flatMap(PaymentProvider::receipt);
    }

    private static Notification verified(PaymentProvider provider, SignedNotification signed) {
        return switch (provider.verify(signed)) {
            case Outcome.Accepted<Notification>(var notification) -> notification;
            case Outcome.Refused<Notification>(var refusal) -> {
                LOG.warn("A notification in the name of {} was refused: {}", provider.method(), refusal.code());
                throw new RefusedException(refusal);
            }
        };
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.of("payment.not-found", "There is no such payment here."));
    }
}
