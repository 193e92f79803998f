package org.wishwright.platform.ledger.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.wishwright.platform.ledger.Carried;
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
import org.wishwright.platform.ledger.store.CarriedStore;
import org.wishwright.platform.ledger.store.PaymentStore;

/** Takes payments on, settles them with the provider, gives back and releases what is held. */
@Service
class PaymentDesk implements Payments {

    private final PaymentStore store;
    private final Providers providers;
    private final Settlement settlement;
    private final Refunds refunds;
    private final Claims claims;
    private final CarriedStore carried;
    private final Ledger ledger;
    private final IdSource ids;
    private final Steps steps;

    PaymentDesk(
            PaymentStore store,
            Providers providers,
            Settlement settlement,
            Refunds refunds,
            Claims claims,
            CarriedStore carried,
            Ledger ledger,
            IdSource ids,
            Steps steps) {
        this.store = store;
        this.providers = providers;
        this.settlement = settlement;
        this.refunds = refunds;
        this.claims = claims;
        this.carried = carried;
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
        var parts = carried.of(subject);
        if (rest.isPositive() && parts.isEmpty()) {
            refunds.giveBack(subject, subject, captured, rest, reason);
        } else if (rest.isPositive()) {
            var own = Claims.least(rest, Refunds.refundable(captured, amount));
            var over = carriedBack(subject, parts, rest.minus(own), reason);
            if (own.plus(over).isPositive()) {
                refunds.giveBack(subject, subject, captured, own.plus(over), reason);
            }
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void refund(List<Back> backs) {
        if (backs.isEmpty()) {
            return;
        }
        var subjects = backs.stream().map(Back::subject).distinct().toList();
        var plain = subjects.size() == backs.size() ? store.lockPlain(subjects) : Map.<UUID, List<Payment>>of();
        refunds.giveBack(
                backs.stream().filter(back -> plain.containsKey(back.subject())).toList(), plain);
        backs.stream()
                .filter(back -> !plain.containsKey(back.subject()))
                .forEach(back -> refund(back.subject(), back.amount(), back.reason()));
    }

    /** @return what was not carried over, or came by payments that a bank is about to take back */
    private Money carriedBack(UUID subject, List<Carried> parts, Money amount, String reason) {
        var left = amount;
        for (var part : parts) {
            var payments = store.lockCaptured(part.source());
            var here = Claims.least(Claims.least(left, part.left()), Refunds.refundable(payments, amount));
            if (here.isPositive()) {
                var from = AccountRef.escrow(subject, amount.currency());
                var to = AccountRef.escrow(part.source(), amount.currency());
                ledger.transfer(List.of(new TransferDraft(from, to, here, "order.returned", subject)));
                refunds.giveBack(part.source(), subject, payments, here, reason);
                carried.gaveBack(subject, part.source(), here);
                left = left.minus(here);
            }
        }
        return left;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void carry(UUID subject, UUID from, List<Carried> parts) {
        var sum = parts.stream().map(Carried::amount).reduce(Money::plus);
        if (sum.isEmpty()) {
            return;
        }
        carried.add(subject, parts);
        var currency = sum.get().currency();
        ledger.transfer(List.of(new TransferDraft(
                AccountRef.escrow(from, currency),
                AccountRef.escrow(subject, currency),
                sum.get(),
                "order.carried",
                subject)));
    }

    @Override
    public List<Carried> carried(UUID subject) {
        return carried.of(subject);
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
