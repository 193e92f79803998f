package org.wishwright.platform.order.work;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.store.ChangeStore;
import org.wishwright.platform.order.store.OrderStore;

/**
 * Applies changes whose difference has been paid. Where that is no longer possible, because cutting has started or the capacity
 * is gone, the difference goes back; the order stays as it was.
 */
@Component
public class PaidChanges {

    private final OrderStore orders;
    private final ChangeStore changes;
    private final LineChange lineChange;
    private final OrderDesk desk;
    private final MoneyDesk money;
    private final ObjectProvider<Payments> payments;
    private final TransactionTemplate transaction;
    private final Live live;

    PaidChanges(
            OrderStore orders,
            ChangeStore changes,
            LineChange lineChange,
            OrderDesk desk,
            MoneyDesk money,
            ObjectProvider<Payments> payments,
            TransactionTemplate transaction,
            Live live) {
        this.orders = orders;
        this.changes = changes;
        this.lineChange = lineChange;
        this.desk = desk;
        this.money = money;
        this.payments = payments;
        this.transaction = transaction;
        this.live = live;
    }

    /** Comes at least once; a change already decided is left alone. */
    @Async
    @TransactionalEventListener
    void apply(ChangePaid event) {
        decide(event);
    }

    /** At once, so that the page she sees next shows one state; of two who try one decides. */
    public void apply(PaymentId payment) {
        changes.byPayment(payment).ifPresent(change -> decide(new ChangePaid(change.id())));
    }

    private void decide(ChangePaid event) {
        try {
            transaction.executeWithoutResult(status -> applyOnce(event));
        } catch (RefusedException refused) {
            transaction.executeWithoutResult(status -> giveBack(event));
        }
    }

    private void applyOnce(ChangePaid event) {
        var known = changes.byId(event.change()).orElseThrow();
        var order = orders.lock(known.order()).orElseThrow();
        var change = changes.byId(event.change()).orElseThrow();
        if (change.state() != ChangeStore.State.PAID) {
            return;
        }
        var worked = lineChange.work(order, change.line(), change.choices());
        boolean asAgreed = worked.difference().minor() == change.difference();
        if (!(order.state() instanceof OrderState.Confirmed) || !asAgreed || money.begun(order.id())) {
            giveBack(event);
            return;
        }
        desk.apply(order, worked, change.agreedShipBy());
        changes.enter(change.id(), ChangeStore.State.APPLIED);
    }

    private void giveBack(ChangePaid event) {
        var known = changes.byId(event.change()).orElseThrow();
        var order = orders.lock(known.order()).orElseThrow();
        var change = changes.byId(event.change()).orElseThrow();
        if (change.state() != ChangeStore.State.PAID) {
            return;
        }
        changes.enter(change.id(), ChangeStore.State.REFUSED);
        var difference = new Money(change.difference(), order.total().currency());
        orders.pay(order.id(), order.paid().minus(difference));
        payments.getObject().refund(order.id().value(), difference, "order.change-refused");
        live.touch("order:" + order.id());
    }
}
