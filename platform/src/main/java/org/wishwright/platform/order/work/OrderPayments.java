package org.wishwright.platform.order.work;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Idempotency;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentReaction;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.order.OrderEvents;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderStep;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.store.ChangeStore;
import org.wishwright.platform.order.store.OrderStore;

/** Paying for orders: begun with the order's row locked, settled after the commit; what was captured confirms the order. */
@Service
public class OrderPayments implements PaymentReaction {

    private final OrderStore orders;
    private final ChangeStore changes;
    private final ObjectProvider<Payments> payments;
    private final OrderFacts facts;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Live live;
    private final BusinessClock clock;
    private final MoneyDesk money;

    OrderPayments(
            OrderStore orders,
            ChangeStore changes,
            ObjectProvider<Payments> payments,
            OrderFacts facts,
            Idempotency idempotency,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Live live,
            BusinessClock clock,
            MoneyDesk money) {
        this.orders = orders;
        this.changes = changes;
        this.payments = payments;
        this.facts = facts;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.events = events;
        this.live = live;
        this.clock = clock;
        this.money = money;
    }

    /** @param state CAPTURED, DECLINED, UNKNOWN, or REFUNDED where the order could take it no longer */
    public record Paid(UUID payment, String state) {}

    record Begun(UUID payment) {}

    /** Pays what an order still lacks, mostly its total; the same key again is the same payment, however often it is sent. */
    public Paid pay(Caller caller, OrderId order, String key, String method, String scenario) {
        var begun = Objects.requireNonNull(transaction.execute(status -> idempotency.once(
                caller.person().value(),
                key,
                List.of("order.pay", order.toString(), method, scenario),
                Begun.class,
                () -> begin(caller, order, key, method, scenario))));
        return settle(new PaymentId(begun.payment()));
    }

    /** Charges a payment whose beginning has committed. */
    public Paid settle(PaymentId payment) {
        return new Paid(payment.value(), payments.getObject().settleNow(payment).code());
    }

    private Begun begin(Caller caller, OrderId id, String key, String method, String scenario) {
        var order = lockOwn(orders, caller, id);
        OrderStep.CAPTURE.from(order.state(), clock.instant()).orThrow();
        var rest = order.total().minus(order.paid());
        var request = new PaymentRequest(id.value(), caller.person(), rest, method, scenario, key);
        return new Begun(payments.getObject().begin(request).id().value());
    }

    static OrderStore.Locked lockOwn(OrderStore orders, Caller caller, OrderId id) {
        return orders.lock(id)
                .filter(order -> order.buyer().equals(caller.person()))
                .orElseThrow(() -> new RefusedException(notFound()));
    }

    static Refusal notFound() {
        return Refusing.because("order.not-found", "You have no such order. Look for it among your orders.");
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean supports(UUID subject) {
        return orders.lock(new OrderId(subject)).isPresent();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Decision captured(Payment payment) {
        var order = orders.lock(new OrderId(payment.request().subject())).orElseThrow();
        live.touch("order:" + order.id());
        var change = changes.byPayment(payment.id());
        if (change.isPresent()) {
            return capturedFor(change.get(), order, payment);
        }
        var now = clock.instant();
        var amount = payment.request().amount();
        if (amount.equals(order.total().minus(order.paid()))
                && OrderStep.CAPTURE.from(order.state(), now) instanceof Accepted<OrderState>(var confirmed)) {
            orders.enter(order.id(), confirmed, order.paid().plus(amount), now);
            money.agreed(order.id());
            facts.money(order.id(), "order.paid", amount, now);
            events.publishEvent(new OrderEvents.OrderPaid(order.id()));
            return Decision.ACCEPTED;
        }
        return Decision.REFUND;
    }

    private Decision capturedFor(ChangeStore.Change change, OrderStore.Locked order, Payment payment) {
        boolean possible = change.state() == ChangeStore.State.PENDING
                && order.state() instanceof OrderState.Confirmed
                && payment.request().amount().minor() == change.difference();
        changes.enter(change.id(), possible ? ChangeStore.State.PAID : ChangeStore.State.REFUSED);
        if (!possible) {
            return Decision.REFUND;
        }
        orders.pay(order.id(), order.paid().plus(payment.request().amount()));
        events.publishEvent(new ChangePaid(change.id()));
        return Decision.ACCEPTED;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void declined(Payment payment) {
        changes.byPayment(payment.id())
                .filter(change -> change.state() == ChangeStore.State.PENDING)
                .ifPresent(change -> changes.enter(change.id(), ChangeStore.State.DECLINED));
        live.touch("order:" + payment.request().subject());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void chargebackDecided(UUID subject) {
        money.chargebackDecided(new OrderId(subject), clock.instant());
    }
}
