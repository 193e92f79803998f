package org.wishwright.platform.care.work;

import java.util.ArrayList;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.platform.care.Dispute;
import org.wishwright.platform.care.responsibility.Bearer;
import org.wishwright.platform.care.store.DisputeStore;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.TransferDraft;
import org.wishwright.platform.order.Commission;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderEvents;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;

/**
 * Lets the money of a decision follow. An order's money is with the maker once it is completed: what goes back is taken from
 * the maker's balance and, in proportion, from the platform's commission, into the order's escrow, and from there to the buyer.
 * As long as the order is not completed its money is held, and the decision waits for that.
 */
@Component
class PayingBack {

    private final DisputeStore store;
    private final OrderBook orders;
    private final Ledger ledger;
    private final Payments payments;
    private final Commission commission;
    private final BusinessClock clock;

    PayingBack(
            DisputeStore store,
            OrderBook orders,
            Ledger ledger,
            Payments payments,
            Commission commission,
            BusinessClock clock) {
        this.store = store;
        this.orders = orders;
        this.ledger = ledger;
        this.payments = payments;
        this.commission = commission;
        this.clock = clock;
    }

    /** In the caller's transaction, with the dispute's row locked; refused as {@code ledger.insufficient} where nobody has it. */
    void settle(Dispute dispute) {
        var decision = dispute.decision();
        var order = orders.summaries(List.of(dispute.order())).get(dispute.order());
        if (decision == null
                || order == null
                || !decision.amount().isPositive()
                || !(order.state() instanceof OrderState.Completed)
                || !store.paid(dispute.id(), clock.instant())) {
            return;
        }
        ledger.transfer(drafts(order, decision.amount(), decision.bearer()));
        payments.refund(order.id().value(), decision.amount(), "dispute");
    }

    /** The platform bears its own part of what it earned, and all where it was at fault itself. */
    private List<TransferDraft> drafts(OrderSummary order, Money amount, Bearer bearer) {
        var currency = amount.currency();
        var id = order.id().value();
        var share = bearer == Bearer.PLATFORM ? amount : least(commission.of(amount), commission.of(order.items()));
        var escrow = AccountRef.escrow(id, currency);
        var drafts = new ArrayList<TransferDraft>();
        if (share.isPositive()) {
            drafts.add(new TransferDraft(AccountRef.commission(id, currency), escrow, share, "dispute.commission", id));
        }
        var rest = amount.minus(share);
        if (rest.isPositive()) {
            drafts.add(
                    new TransferDraft(AccountRef.party(order.seller(), currency), escrow, rest, "dispute.refund", id));
        }
        return drafts;
    }

    Money refundable(OrderId order) {
        var summary = orders.summaries(List.of(order)).get(order);
        var paid = payments.of(order.value()).stream().map(PayingBack::left).toList();
        if (summary == null) {
            throw new IllegalStateException("No order " + order);
        }
        return paid.stream().reduce(Money.zero(summary.total().currency()), Money::plus);
    }

    private static Money left(Payment payment) {
        var paid = payment.request().amount();
        return switch (payment.state()) {
            case PaymentState.Captured captured -> paid;
            case PaymentState.Refunded refunded -> paid.minus(refunded.refunded());
            default -> paid.minus(paid);
        };
    }

    /** Decisions that waited for the order's money. */
    @ApplicationModuleListener
    void received(OrderEvents.OrderReceived event) {
        store.unpaid(event.order()).forEach(this::settle);
    }

    private static Money least(Money one, Money other) {
        return one.minor() <= other.minor() ? one : other;
    }
}
