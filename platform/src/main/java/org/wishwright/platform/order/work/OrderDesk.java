package org.wishwright.platform.order.work;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Idempotency;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderEvents;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderStep;
import org.wishwright.platform.order.Promise;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.Reservations;
import org.wishwright.platform.order.store.ChangeStore;
import org.wishwright.platform.order.store.OrderStore;

/** What a buyer may do with her order until cutting starts: cancel it, or have it made otherwise. */
@Service
public class OrderDesk {

    private final OrderStore orders;
    private final ChangeStore changes;
    private final LineChange lineChange;
    private final OrderPayments orderPayments;
    private final MoneyDesk money;
    private final ObjectProvider<Payments> payments;
    private final ObjectProvider<Reservations> reservations;
    private final OrderFacts facts;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Live live;
    private final BusinessClock clock;
    private final IdSource ids;

    OrderDesk(
            OrderStore orders,
            ChangeStore changes,
            LineChange lineChange,
            OrderPayments orderPayments,
            MoneyDesk money,
            ObjectProvider<Payments> payments,
            ObjectProvider<Reservations> reservations,
            OrderFacts facts,
            Idempotency idempotency,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Live live,
            BusinessClock clock,
            IdSource ids) {
        this.orders = orders;
        this.changes = changes;
        this.lineChange = lineChange;
        this.orderPayments = orderPayments;
        this.money = money;
        this.payments = payments;
        this.reservations = reservations;
        this.facts = facts;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.events = events;
        this.live = live;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Another configuration for a line.
     *
     * @param expectedTotal the order's new total as the buyer saw it; needed where it is dearer
     * @param expectedShipBy the latest date she agrees to; null: not later than promised before
     * @param method how a difference is paid, where the order is paid already
     */
    public record ChangeRequest(
            LineId line,
            Map<String, String> choices,
            @Nullable Money expectedTotal,
            @Nullable Instant expectedShipBy,
            String method,
            String scenario) {}

    /**
     * @param state APPLIED, or what became of the difference's payment: CAPTURED (applied in a moment), DECLINED, UNKNOWN
     * @param difference minor units more, negative where money went back
     */
    public record Changed(
            String state,
            long total,
            long difference,
            String currency,
            Instant shipBy,
            @Nullable UUID payment) {}

    /**
     * What a change would mean now.
     *
     * @param total of the order
     * @param difference what it costs more; negative where it is cheaper
     */
    public record Preview(Money total, Money difference, Instant shipBy) {}

    /** Works a change out and takes all of it back. Refused as {@link #change} refuses, except for a later date or a dearer total. */
    public Preview preview(Caller caller, OrderId id, LineId line, Map<String, String> choices) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            var order = OrderPayments.lockOwn(orders, caller, id);
            refuseFixed(order);
            var worked = lineChange.work(order, line, choices);
            return new Preview(
                    worked.total(),
                    worked.difference(),
                    lineChange.reserveAnew(order, worked).shipBy());
        }));
    }

    /** Cancels and gives everything back but an earnest; an order already cancelled stays so. */
    @Transactional
    public void cancel(Caller caller, OrderId id) {
        var order = OrderPayments.lockOwn(orders, caller, id);
        if (order.state() instanceof OrderState.Cancelled) {
            return;
        }
        var now = clock.instant();
        var cancelled = OrderStep.CANCEL.from(order.state(), now).orThrow();
        changes.refuseAll(id);
        orders.enter(id, cancelled, Money.zero(order.paid().currency()), now);
        reservations.getObject().release(id);
        var back = money.allBack(order, "order.cancelled", now);
        facts.money(id, "order.cancelled", back, now);
        events.publishEvent(new OrderEvents.OrderCancelled(id));
        live.touch("order:" + id);
    }

    /**
     * Changes a line. Cheaper: the difference goes back. Dearer: refused unless the buyer expects the new total; once the order is
     * paid, the difference is paid first and its capture applies the change.
     */
    public Changed change(Caller caller, OrderId id, String key, ChangeRequest request) {
        var changed = Objects.requireNonNull(transaction.execute(status -> idempotency.once(
                caller.person().value(),
                key,
                List.of("order.change", id.toString(), request),
                Changed.class,
                () -> change(OrderPayments.lockOwn(orders, caller, id), key, request))));
        var payment = changed.payment();
        if (payment == null) {
            return changed;
        }
        var paid = orderPayments.settle(new PaymentId(payment));
        return new Changed(
                paid.state(), changed.total(), changed.difference(), changed.currency(), changed.shipBy(), payment);
    }

    private Changed change(OrderStore.Locked order, String key, ChangeRequest request) {
        refuseFixed(order);
        var worked = lineChange.work(order, request.line(), request.choices());
        refuseUnexpected(request.expectedTotal(), worked);
        var latest = request.expectedShipBy() == null ? order.shipBy() : request.expectedShipBy();
        if (order.state().isPaid() && worked.isDearer()) {
            return awaitDifference(order, key, request, worked, latest);
        }
        refuseWhilePaying(order);
        var promise = apply(order, worked, latest);
        if (order.state().isPaid() && worked.difference().isNegative()) {
            payments.getObject().refund(order.id().value(), worked.difference().negate(), "order.changed");
        }
        return changed("APPLIED", worked, promise.shipBy(), null);
    }

    private Changed awaitDifference(
            OrderStore.Locked order, String key, ChangeRequest request, LineChange.Worked worked, Instant latest) {
        var payment = payments.getObject()
                .begin(new PaymentRequest(
                        order.id().value(),
                        order.buyer(),
                        worked.difference(),
                        request.method(),
                        request.scenario(),
                        key));
        changes.add(
                order.buyer(),
                new ChangeStore.Change(
                        ids.next(),
                        order.id(),
                        request.line(),
                        worked.changed().choices(),
                        worked.changed().configurationHash(),
                        worked.changed().unitPrice().minor(),
                        worked.difference().minor(),
                        latest,
                        payment.id(),
                        ChangeStore.State.PENDING),
                clock.instant());
        return changed("PENDING", worked, order.shipBy(), payment.id().value());
    }

    /** Reserves anew and writes the line; refused, with nothing changed, where it would ship later than agreed. */
    Promise apply(OrderStore.Locked order, LineChange.Worked worked, Instant latest) {
        var promise = lineChange.reserveAnew(order, worked);
        CheckoutDesk.refuseLater(latest, promise);
        var now = clock.instant();
        var paid = order.state().isPaid() ? worked.total() : order.paid();
        orders.changeLine(order, worked.changed(), worked.items(), paid, promise);
        facts.changed(order.id(), worked.changed().configurationHash(), worked.total(), promise.shipBy(), now);
        live.touch("order:" + order.id());
        return promise;
    }

    private void refuseFixed(OrderStore.Locked order) {
        if (money.fromCampaign(order.id())) {
            throw new RefusedException(Refusing.because(
                    "order.of-campaign",
                    "What was agreed in a campaign is made as it was agreed. Write to the maker."));
        }
        if (!order.state().isFree() || money.begun(order.id())) {
            throw new RefusedException(Refusing.because(
                    "order.not-changeable",
                    "Changing is free until cutting starts; this order has gone further.",
                    "state",
                    order.state().name()));
        }
    }

    private static void refuseUnexpected(@Nullable Money expected, LineChange.Worked worked) {
        if (expected == null && !worked.isDearer()) {
            return;
        }
        if (!worked.total().equals(expected)) {
            throw new RefusedException(Refusing.because(
                    "order.price-changed",
                    "With these options the total is {total}, a difference of {difference}. Nothing was charged; confirm the"
                            + " new total to go on.",
                    "total",
                    worked.total(),
                    "difference",
                    worked.difference(),
                    "minor",
                    worked.total().minor(),
                    "currency",
                    worked.total().currency().getCurrencyCode(),
                    "field",
                    "expectedTotal"));
        }
    }

    private void refuseWhilePaying(OrderStore.Locked order) {
        if (payments.getObject().of(order.id().value()).stream()
                .anyMatch(payment -> payment.state().open())) {
            throw new RefusedException(Refusing.because(
                    "order.payment-conflict",
                    "A payment for this order is under way. Wait for its outcome, then change the order."));
        }
    }

    private static Changed changed(String state, LineChange.Worked worked, Instant shipBy, @Nullable UUID payment) {
        return new Changed(
                state,
                worked.total().minor(),
                worked.difference().minor(),
                worked.total().currency().getCurrencyCode(),
                shipBy,
                payment);
    }
}
