package org.wishwright.platform.ledger.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentFilter;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentPage;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.PaymentStep;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.Share;
import org.wishwright.platform.ledger.TransferDraft;
import org.wishwright.platform.ledger.TransferId;
import org.wishwright.platform.ledger.store.PaymentStore;

/** Takes payments on, settles them with the provider, gives back and releases what is held. */
@Service
class PaymentDesk implements Payments {

    private final PaymentStore store;
    private final Providers providers;
    private final Settlement settlement;
    private final Refunds refunds;
    private final Claims claims;
    private final Ledger ledger;
    private final IdSource ids;
    private final Steps steps;

    PaymentDesk(
            PaymentStore store,
            Providers providers,
            Settlement settlement,
            Refunds refunds,
            Claims claims,
            Ledger ledger,
            IdSource ids,
            Steps steps) {
        this.store = store;
        this.providers = providers;
        this.settlement = settlement;
        this.refunds = refunds;
        this.claims = claims;
        this.ledger = ledger;
        this.ids = ids;
        this.steps = steps;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment begin(PaymentRequest request) {
        providers.check(request);
        return store.begin(new PaymentId(ids.next()), new TransferId(ids.next()), request)
                .orElseGet(() -> earlier(request));
    }

    @Override
    public PaymentState settleNow(PaymentId id) {
        var payment = store.find(id).orElseThrow(PaymentDesk::unknown);
        if (!payment.state().open() || payment.flag() != null) {
            return payment.state();
        }
        steps.reached(PaymentStep.BEGUN);
        var answer = providers.outcome(payment);
        steps.reached(PaymentStep.ANSWERED);
        var settled = settlement.settle(payment, answer).state();
        steps.reached(PaymentStep.SETTLED);
        return settled;
    }

    @Override
    public PaymentState cancel(PaymentId id) {
        var payment = store.find(id).orElseThrow(PaymentDesk::unknown);
        return payment.state().open() && payment.flag() == null
                ? settlement.settle(payment, providers.cancel(payment)).state()
                : payment.state();
    }

    @Override
    public List<String> methods() {
        return providers.methods();
    }

    @Override
    public Optional<Payment> find(PaymentId payment) {
        return store.find(payment);
    }

    @Override
    public List<Payment> of(UUID subject) {
        return store.of(subject);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void refund(UUID subject, Money amount, String reason) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A refund is positive, not " + amount);
        }
        var captured = store.lockCaptured(subject);
        var rest = amount.minus(claims.settle(subject, amount));
        if (rest.isPositive()) {
            refunds.giveBack(subject, captured, rest, reason);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID order, List<Share> shares, Money commission) {
        var escrow = AccountRef.escrow(order, commission.currency());
        var drafts = new ArrayList<TransferDraft>();
        for (var share : shares) {
            if (share.amount().minor() != 0) {
                var party = AccountRef.party(share.party(), share.amount().currency());
                drafts.add(new TransferDraft(escrow, party, share.amount(), "order.share", order));
            }
        }
        if (commission.minor() != 0) {
            var platform = AccountRef.commission(order, commission.currency());
            drafts.add(new TransferDraft(escrow, platform, commission, "order.commission", order));
        }
        try {
            ledger.transfer(drafts);
        } catch (RefusedException e) {
            throw e.refusal().code().equals("ledger.insufficient") ? notItsBalance() : e;
        }
        var left = ledger.balance(escrow);
        if (left.posted().minor() != 0 || left.pendingIn().minor() != 0) {
            throw notItsBalance();
        }
    }

    @Override
    public PaymentPage list(Caller caller, PaymentFilter filter) {
        operator(caller);
        var bounded = new PaymentFilter(filter.state(), filter.cursor(), Math.clamp(filter.limit(), 1, 100));
        var found = store.list(bounded, Cursors.id(filter.cursor()));
        var items = found.subList(0, Math.min(bounded.limit(), found.size()));
        var next = found.size() > bounded.limit() ? items.getLast().id().toString() : null;
        return new PaymentPage(items, next);
    }

    @Override
    public PaymentState recheck(Caller caller, PaymentId id) {
        operator(caller);
        var payment = store.find(id).orElseThrow(PaymentDesk::unknown);
        store.unflag(id);
        return settlement.settle(payment, providers.ask(payment)).state();
    }

    private Payment earlier(PaymentRequest request) {
        var same = store.find(request.subject(), request.key());
        if (same.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    "payment.open-conflict",
                    "A payment for this order is still being settled. Wait for its outcome before paying again."));
        }
        if (!same.get().request().equals(request)) {
            throw new RefusedException(Refusal.of(
                    "payment.key-conflict",
                    "This key was used for another payment of this order. Use a new key for a new payment."));
        }
        return same.get();
    }

    private static void operator(Caller caller) {
        if (!caller.isOperator()) {
            throw new RefusedException(
                    Refusal.of("payment.list-forbidden", "Only an operator of the platform sees all payments."));
        }
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.of("payment.not-found", "There is no such payment. Check the id."));
    }

    private static RefusedException notItsBalance() {
        return new RefusedException(Refusal.of(
                "ledger.release-conflict",
                "Shares and commission must add up to exactly what is held for the order, with nothing pending."));
    }
}
