package org.wishwright.platform.ledger.work;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.PaymentStep;
import org.wishwright.platform.ledger.Payments.Back;
import org.wishwright.platform.ledger.ProviderSilentException;
import org.wishwright.platform.ledger.RefundAnswer;
import org.wishwright.platform.ledger.RefundRequest;
import org.wishwright.platform.ledger.store.RefundStore;
import org.wishwright.platform.ledger.store.RefundStore.Due;
import org.wishwright.platform.ledger.store.RefundStore.Given;

/** Gives money back: in the books at once, at the provider after the commit and until it has taken it on. */
@Component
class Refunds {

    private static final Logger LOG = LoggerFactory.getLogger(Refunds.class);

    private final RefundStore store;
    private final Providers providers;
    private final PaymentFacts facts;
    private final IdSource ids;
    private final Steps steps;

    /** Bounded: what finds no room is sent by recovery. */
    private final ThreadPoolExecutor senders = new ThreadPoolExecutor(
            4,
            4,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1_000),
            Thread.ofVirtual().name("refund-", 0).factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    Refunds(RefundStore store, Providers providers, PaymentFacts facts, IdSource ids, Steps steps) {
        this.store = store;
        this.providers = providers;
        this.facts = facts;
        this.ids = ids;
        this.steps = steps;
    }

    @PreDestroy
    void close() {
        senders.shutdown();
    }

    /** What goes back of one subject, and among whose facts that stands. */
    private record Whole(UUID subject, UUID about, String reason, List<Due> parts) {}

    /**
     * @param about among whose facts it stands
     * @param captured the subject's captured payments, locked; the earlier in the list gives first
     */
    void giveBack(UUID subject, UUID about, List<Payment> captured, Money amount, String reason) {
        give(List.of(new Whole(subject, about, reason, parts(captured, amount))));
    }

    /** @param captured of every subject, locked; the earlier in the list gives first */
    void giveBack(List<Back> backs, Map<UUID, List<Payment>> captured) {
        give(backs.stream()
                .map(back -> new Whole(
                        back.subject(),
                        back.subject(),
                        back.reason(),
                        parts(captured.getOrDefault(back.subject(), List.of()), back.amount())))
                .toList());
    }

    private List<Due> parts(List<Payment> captured, Money amount) {
        var requests = new ArrayList<Due>();
        long left = amount.minor();
        for (var payment : captured) {
            long part = Math.min(left, refundable(payment, amount));
            if (part > 0) {
                var request = new RefundRequest(
                        ids.next(),
                        payment.id(),
                        new Money(part, amount.currency()),
                        payment.request().amount(),
                        null);
                requests.add(new Due(payment.request().method(), request));
                left -= part;
            }
        }
        if (left > 0) {
            throw new RefusedException(Refusal.of(
                    "payment.refund-conflict",
                    "Only {refundable} of the {amount} asked for can be given back. Ask for that much at most.",
                    "refundable",
                    amount.minus(new Money(left, amount.currency())),
                    "amount",
                    amount));
        }
        return requests;
    }

    private void give(List<Whole> wholes) {
        if (wholes.isEmpty()) {
            return;
        }
        var given = new ArrayList<Given>();
        for (var whole : wholes) {
            var linked = ids.next();
            whole.parts()
                    .forEach(due ->
                            given.add(new Given(whole.subject(), linked, due.request(), ids.next(), whole.reason())));
        }
        store.request(given);
        facts.record(
                "payment.refunded",
                wholes.stream()
                        .flatMap(whole -> whole.parts().stream()
                                .map(due -> new PaymentFacts.Part(
                                        whole.about(),
                                        due.request().payment(),
                                        due.request().amount())))
                        .toList());
        var all = wholes.stream().flatMap(whole -> whole.parts().stream()).toList();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                all.forEach(due -> senders.execute(() -> send(due)));
            }
        });
    }

    /** Tells the provider; what fails is tried again by recovery. */
    void send(Due due) {
        try {
            steps.reached(PaymentStep.REFUND_BEGUN);
            var answer = providers.refund(due.method(), store.named(due).request());
            steps.reached(PaymentStep.REFUND_TAKEN);
            switch (answer) {
                case RefundAnswer.Done(var reference) ->
                    store.done(due.request().refund(), reference);
                case RefundAnswer.Pending() ->
                    LOG.info("Refund {} is in progress", due.request().refund());
                case RefundAnswer.Refused(var reason) -> {
                    LOG.error("Refund {} was refused: {}", due.request().refund(), reason);
                    store.refused(due.request(), reason);
                }
            }
        } catch (ProviderSilentException | DataAccessException | IllegalStateException e) {
            LOG.warn(
                    "Refund {} was not confirmed and will be sent again: {}",
                    due.request().refund(),
                    e.toString());
        }
    }

    /** How much of these payments can go back, in the currency of an amount. */
    static Money refundable(List<Payment> payments, Money amount) {
        return new Money(
                payments.stream()
                        .mapToLong(payment -> refundable(payment, amount))
                        .sum(),
                amount.currency());
    }

    private static long refundable(Payment payment, Money amount) {
        var paid = payment.request().amount();
        if (!paid.currency().equals(amount.currency())) {
            return 0;
        }
        return switch (payment.state()) {
            case PaymentState.Captured captured -> paid.minor();
            case PaymentState.Refunded refunded ->
                paid.minor() - refunded.refunded().minor();
            case PaymentState.Initiated i -> 0;
            case PaymentState.Unknown u -> 0;
            case PaymentState.Declined d -> 0;
        };
    }
}
