package org.wishwright.platform.ledger.work;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.IdSource;
import org.wishwright.platform.ledger.ChargeAnswer;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentReaction;
import org.wishwright.platform.ledger.PaymentReaction.Decision;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.PaymentStep;
import org.wishwright.platform.ledger.Presentation;
import org.wishwright.platform.ledger.TransferId;
import org.wishwright.platform.ledger.store.PaymentStore;

/**
 * Applies what a provider said to a payment: once, whoever brings the answer (the payer's request, a notification,
 * recovery) and however often. Locks go subject, payment, accounts.
 */
@Component
class Settlement {

    static final String AMOUNT_CONFLICT = "payment.amount-conflict";
    static final String OUTCOME_CONFLICT = "payment.outcome-conflict";

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final PaymentStore payments;
    private final Refunds refunds;
    private final ChargebackBook chargebacks;
    private final ObjectProvider<PaymentReaction> reactions;
    private final PaymentFacts facts;
    private final IdSource ids;
    private final Steps steps;
    private final TransactionTemplate transaction;

    Settlement(
            PaymentStore payments,
            Refunds refunds,
            ChargebackBook chargebacks,
            ObjectProvider<PaymentReaction> reactions,
            PaymentFacts facts,
            IdSource ids,
            Steps steps,
            PlatformTransactionManager transactions) {
        this.payments = payments;
        this.refunds = refunds;
        this.chargebacks = chargebacks;
        this.reactions = reactions;
        this.facts = facts;
        this.ids = ids;
        this.steps = steps;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * In a transaction of its own.
     *
     * @param payment as last read; may be out of date
     * @return the payment as it stands afterwards, flagged where the answer does not fit it
     */
    Payment settle(Payment payment, ChargeAnswer answer) {
        if (answer instanceof ChargeAnswer.Captured captured
                && !captured.amount().equals(payment.request().amount())) {
            LOG.error(
                    "Payment {} is over {}, but the provider says {}: flagged for the operator",
                    payment.id(),
                    payment.request().amount(),
                    captured.amount());
            return flagged(payment, AMOUNT_CONFLICT);
        }
        if (!payment.state().open() && answer instanceof ChargeAnswer.ChargedBack(var reference, var amount)) {
            chargebacks.opened(payment, amount, reference);
            return reread(payment);
        }
        if (!payment.state().open()
                && answer instanceof ChargeAnswer.ChargebackClosed(var reference, var amount, var won)) {
            chargebacks.closed(payment, amount, reference, won);
            return reread(payment);
        }
        if (answer instanceof ChargeAnswer.ChargedBack || answer instanceof ChargeAnswer.ChargebackClosed) {
            LOG.error("Payment {} is open, but the provider says {}: flagged for the operator", payment.id(), answer);
            return flagged(payment, ChargebackBook.OPEN);
        }
        if (!payment.state().open()) {
            return compared(payment, answer);
        }
        return inTransaction(() -> switch (answer) {
            case ChargeAnswer.Captured(var reference, var amount) -> captured(payment, reference);
            case ChargeAnswer.Declined(var reason) -> declined(payment, reason);
            case ChargeAnswer.Waiting(var presentation) -> waiting(payment, presentation);
            case ChargeAnswer.Unknown _,
                    ChargeAnswer.NeverHeard _,
                    ChargeAnswer.Held _,
                    ChargeAnswer.ChargedBack _,
                    ChargeAnswer.ChargebackClosed _ -> unknown(payment);
        });
    }

    private Payment captured(Payment payment, String reference) {
        var reaction = reaction(payment.request().subject());
        var claimed = payments.capture(payment.id(), new TransferId(ids.next()), reference);
        if (claimed.isEmpty()) {
            return compared(
                    reread(payment),
                    new ChargeAnswer.Captured(reference, payment.request().amount()));
        }
        var paid = claimed.get();
        steps.reached(PaymentStep.CLAIMED);
        facts.record(
                "payment.captured",
                List.of(new PaymentFacts.Part(
                        paid.request().subject(), paid.id(), paid.request().amount())));
        if (reaction.map(r -> r.captured(paid)).orElse(Decision.REFUND) == Decision.ACCEPTED) {
            return paid;
        }
        LOG.info("Payment {} came when its order could not take it: given back", paid.id());
        var subject = paid.request().subject();
        refunds.giveBack(subject, subject, List.of(paid), paid.request().amount(), "order-closed");
        return reread(paid);
    }

    private Payment declined(Payment payment, String reason) {
        var reaction = reaction(payment.request().subject());
        var claimed = payments.decline(payment.id(), new TransferId(ids.next()), reason);
        if (claimed.isEmpty()) {
            return compared(reread(payment), new ChargeAnswer.Declined(reason));
        }
        reaction.ifPresent(r -> r.declined(claimed.get()));
        return claimed.get();
    }

    private Payment waiting(Payment payment, Presentation presentation) {
        payments.waiting(payment.id(), presentation);
        return reread(payment);
    }

    private Payment unknown(Payment payment) {
        if (payment.state() instanceof PaymentState.Initiated) {
            payments.markUnknown(payment.id());
            return reread(payment);
        }
        return payment;
    }

    /** The same answer again changes nothing; the opposite answer is a matter for the operator. */
    private Payment compared(Payment payment, ChargeAnswer answer) {
        boolean conflict = payment.state() instanceof PaymentState.Declined
                ? answer instanceof ChargeAnswer.Captured
                : answer instanceof ChargeAnswer.Declined && !payment.state().open();
        if (!conflict) {
            return payment;
        }
        LOG.error(
                "Payment {} is {}, but the provider says {}: flagged for the operator",
                payment.id(),
                payment.stateCode(),
                answer);
        return flagged(payment, OUTCOME_CONFLICT);
    }

    private Payment flagged(Payment payment, String code) {
        payments.flag(payment.id(), code);
        return reread(payment);
    }

    private Payment reread(Payment payment) {
        return payments.find(payment.id()).orElseThrow();
    }

    /** Empty where no stage knows the subject; its money cannot stay. */
    private Optional<PaymentReaction> reaction(UUID subject) {
        return reactions.stream().filter(reaction -> reaction.supports(subject)).findFirst();
    }

    private Payment inTransaction(java.util.function.Supplier<Payment> work) {
        var settled = transaction.execute(status -> work.get());
        return java.util.Objects.requireNonNull(settled);
    }
}
