package org.wishwright.platform.ledger.work;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Chargeback;
import org.wishwright.platform.ledger.Deals;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentReaction;
import org.wishwright.platform.ledger.Sales;
import org.wishwright.platform.ledger.TransferDraft;
import org.wishwright.platform.ledger.deal.Deal;
import org.wishwright.platform.ledger.store.CarriedStore;
import org.wishwright.platform.ledger.store.ChargebackStore;
import org.wishwright.platform.ledger.store.PaymentStore;

/**
 * The money of a chargeback. When the bank fetches it, the provider's cash becomes a claim; nobody bears it yet. Won, the claim becomes
 * cash again. Lost, it is borne like a refund by all who share the price; where one of them has not got it any more, by what is still
 * held, the seller's hold-back and bond, and last by the platform.
 */
@Component
class ChargebackBook {

    static final String OPEN = "payment.charged-back";
    static final String LOST = "payment.chargeback-lost";

    private static final Logger LOG = LoggerFactory.getLogger(ChargebackBook.class);

    private final ChargebackStore store;
    private final PaymentStore payments;
    private final CarriedStore carried;
    private final ObjectProvider<Deals> deals;
    private final ObjectProvider<PaymentReaction> reactions;
    private final ObjectProvider<Sales> sales;
    private final Ledger ledger;
    private final PaymentFacts facts;
    private final Live live;
    private final IdSource ids;
    private final TransactionTemplate transaction;

    ChargebackBook(
            ChargebackStore store,
            PaymentStore payments,
            CarriedStore carried,
            ObjectProvider<Deals> deals,
            ObjectProvider<PaymentReaction> reactions,
            ObjectProvider<Sales> sales,
            Ledger ledger,
            PaymentFacts facts,
            Live live,
            IdSource ids,
            TransactionTemplate transaction) {
        this.store = store;
        this.payments = payments;
        this.carried = carried;
        this.deals = deals;
        this.reactions = reactions;
        this.sales = sales;
        this.ledger = ledger;
        this.facts = facts;
        this.live = live;
        this.ids = ids;
        this.transaction = transaction;
    }

    /** In a transaction of its own; again, it changes nothing. The payment is flagged for the operator. */
    void opened(Payment payment, Money amount, String reference) {
        transaction.executeWithoutResult(status -> {
            lock(payment.request().subject());
            open(payment, amount, reference);
        });
    }

    private void open(Payment payment, Money amount, String reference) {
        if (!amount.isPositive() || !store.open(ids.next(), payment.id(), amount, reference)) {
            return;
        }
        var subject = payment.request().subject();
        var currency = amount.currency();
        ledger.transfer(List.of(new TransferDraft(
                AccountRef.claim(subject, currency),
                AccountRef.provider(subject, currency),
                amount,
                "chargeback.opened",
                subject)));
        payments.flag(payment.id(), OPEN);
        record(payment, OPEN, amount);
        LOG.error("Payment {} was charged back over {}: flagged for the operator", payment.id(), amount);
    }

    /** In a transaction of its own; again, it changes nothing. One that was never heard of is opened first. */
    void closed(Payment payment, Money amount, String reference, boolean won) {
        try {
            transaction.executeWithoutResult(status -> close(payment, amount, reference, won, true));
        } catch (RefusedException e) {
            LOG.warn("Not all who shared the price of payment {} have their part: {}", payment.id(), e.getMessage());
            transaction.executeWithoutResult(status -> close(payment, amount, reference, won, false));
        }
    }

    /** @param fromShares whether those who got their parts of the price give them back; refused where one has not got it any more */
    private void close(Payment payment, Money amount, String reference, boolean won, boolean fromShares) {
        var subject = payment.request().subject();
        lock(subject);
        open(payment, amount, reference);
        var closed = store.close(payment.id(), won ? Chargeback.State.WON : Chargeback.State.LOST);
        if (closed.isEmpty()) {
            return;
        }
        var taken = closed.get().amount();
        if (won) {
            var claim = AccountRef.claim(subject, taken.currency());
            var provider = AccountRef.provider(subject, taken.currency());
            ledger.transfer(List.of(new TransferDraft(provider, claim, taken, "chargeback.won", subject)));
            payments.unflag(payment.id());
            record(payment, "payment.chargeback-won", taken);
            decided(subject);
            return;
        }
        store.gone(closed.get());
        bear(subject, taken, fromShares);
        payments.flag(payment.id(), LOST);
        record(payment, LOST, taken);
        decided(subject);
    }

    private void decided(UUID subject) {
        for (var holder : carried.holders(subject)) {
            reactions.stream()
                    .filter(reaction -> reaction.supports(holder))
                    .forEach(reaction -> reaction.chargebackDecided(holder));
        }
    }

    /** Whoever holds the money bears it: the subject, or those that it was carried on to. */
    private void bear(UUID subject, Money taken, boolean fromShares) {
        var left = taken;
        for (var holder : carried.holders(subject)) {
            left = left.minus(bear(subject, holder, left, fromShares));
        }
        rest(subject, left);
    }

    private Money bear(UUID subject, UUID holder, Money taken, boolean fromShares) {
        var deal = deals.getObject().find(holder);
        var most = deal.map(each -> fromShares ? paid(each) : each.waiting())
                .orElseGet(() -> ledger.balance(AccountRef.escrow(holder, taken.currency()))
                        .free());
        var came = carried.of(holder).stream()
                .filter(part -> part.source().equals(subject))
                .findFirst();
        var part = Claims.least(
                taken, came.map(one -> Claims.least(one.left(), most)).orElse(most));
        if (part.isPositive() && deal.isPresent()) {
            var taking = deals.getObject().take(holder, OPEN, each -> each.refund(part));
            LOG.debug(
                    "{} of {} came out of the shares of {}",
                    part,
                    taken,
                    taking.terms().seller());
        } else if (part.isPositive()) {
            move(subject, part, AccountRef.escrow(holder, taken.currency()), "chargeback.shares");
            store.toBear(subject).ifPresent(lost -> store.borne(lost.id(), part, zero(part), zero(part), zero(part)));
            carried.gaveBack(holder, subject, part);
        }
        return part.isPositive() ? part : zero(taken);
    }

    /** What nobody who shared the price bore: the seller's hold-back and bond, as far as they reach, and the platform. */
    private void rest(UUID subject, Money rest) {
        if (!rest.isPositive()) {
            return;
        }
        var currency = rest.currency();
        var seller = sales.stream()
                .flatMap(known -> known.find(carried.holders(subject).getFirst()).stream())
                .findFirst()
                .map(sale -> sale.seller());
        var holdback = seller.map(party -> AccountRef.holdback(party, currency))
                .map(account -> moved(subject, rest, account, "chargeback.holdback"))
                .orElse(zero(rest));
        var bond = seller.map(party -> AccountRef.bond(party, currency))
                .map(account -> moved(subject, rest.minus(holdback), account, "chargeback.bond"))
                .orElse(zero(rest));
        var loss = rest.minus(holdback).minus(bond);
        if (loss.isPositive()) {
            move(subject, loss, AccountRef.loss(subject, currency), "chargeback.loss");
        }
        store.toBear(subject).ifPresent(lost -> store.borne(lost.id(), zero(rest), holdback, bond, loss));
    }

    /** As much of an amount as an account has. */
    private Money moved(UUID subject, Money wanted, AccountRef account, String purpose) {
        var part = Claims.least(wanted, ledger.balance(account).free());
        if (!part.isPositive()) {
            return zero(wanted);
        }
        move(subject, part, account, purpose);
        return part;
    }

    private void move(UUID subject, Money amount, AccountRef from, String purpose) {
        var claim = AccountRef.claim(subject, amount.currency());
        ledger.transfer(List.of(new TransferDraft(from, claim, amount, purpose, subject)));
    }

    private static Money paid(Deal deal) {
        return deal.price().minus(deal.outstanding());
    }

    private void record(Payment payment, String fact, Money amount) {
        for (var holder : carried.holders(payment.request().subject())) {
            facts.record(fact, List.of(new PaymentFacts.Part(holder, payment.id(), amount)));
            live.touch("order:" + holder);
        }
    }

    /** The rows of its stages first, as always. */
    private void lock(UUID subject) {
        boolean known = reactions.stream().anyMatch(reaction -> reaction.supports(subject));
        for (var holder : carried.holders(subject)) {
            known |= !holder.equals(subject) && reactions.stream().anyMatch(reaction -> reaction.supports(holder));
        }
        LOG.trace("Subject {} is locked: {}", subject, known);
    }

    private static Money zero(Money like) {
        return Money.zero(like.currency());
    }
}
