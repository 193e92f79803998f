package org.wishwright.platform.ledger.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Deals;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.TransferDraft;
import org.wishwright.platform.ledger.deal.Deal;
import org.wishwright.platform.ledger.deal.Movement;
import org.wishwright.platform.ledger.deal.Pocket;
import org.wishwright.platform.ledger.deal.Terms;
import org.wishwright.platform.ledger.store.DealStore;

/** Carries a deal's movements into the books: what goes back to the payer goes back the way it was paid. */
@Service
class DealBook implements Deals {

    private final DealStore store;
    private final Ledger ledger;
    private final Payments payments;

    DealBook(DealStore store, Ledger ledger, Payments payments) {
        this.store = store;
        this.ledger = ledger;
        this.payments = payments;
    }

    @Override
    @Transactional
    public void open(UUID subject, PartyId payer, Terms terms) {
        if (!store.open(subject, payer, Deal.of(terms))) {
            throw new RefusedException(
                    Refusal.of("deal.known", "There is a deal about this already. Its terms are never changed."));
        }
    }

    @Override
    public Optional<Deal> find(UUID subject) {
        return store.find(subject).map(DealStore.Kept::deal);
    }

    @Override
    public Optional<Instant> lastStep(UUID subject) {
        return store.lastStep(subject);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Deal take(UUID subject, String action, Function<Deal, Outcome<Deal.Step>> step) {
        var kept = store.lock(subject)
                .orElseThrow(() ->
                        new RefusedException(Refusal.of("deal.not-found", "There is no such deal. Check the id.")));
        var taken = step.apply(kept.deal()).orThrow();
        var drafts = new ArrayList<TransferDraft>();
        var back = Money.zero(kept.deal().terms().price().currency());
        for (var moved : taken.movements()) {
            if (moved.to() instanceof Pocket.Payer && !isCompensation(moved)) {
                back = back.plus(moved.amount());
            }
            draft(subject, kept.payer(), moved).ifPresent(drafts::add);
        }
        ledger.transfer(drafts);
        if (back.isPositive()) {
            payments.refund(subject, back, action);
        }
        store.step(subject, kept.steps() + 1, action, taken.deal());
        return taken.deal();
    }

    /** Empty where both pockets are one account: what the payer pays is in the escrow before it counts towards a price. */
    private static Optional<TransferDraft> draft(UUID subject, PartyId payer, Movement moved) {
        var currency = moved.amount().currency();
        var to = isCompensation(moved)
                ? AccountRef.party(payer, currency)
                : account(subject, moved.to(), moved.amount());
        var from = account(subject, moved.from(), moved.amount());
        return from.equals(to)
                ? Optional.empty()
                : Optional.of(new TransferDraft(from, to, moved.amount(), moved.purpose(), subject));
    }

    /** What did not come from the payer does not go back by her payment, but is hers to take. */
    private static boolean isCompensation(Movement moved) {
        return moved.from() instanceof Pocket.Bond || moved.from() instanceof Pocket.Fund;
    }

    private static AccountRef account(UUID subject, Pocket pocket, Money amount) {
        var currency = amount.currency();
        return switch (pocket) {
            case Pocket.Payer(), Pocket.Escrow() -> AccountRef.escrow(subject, currency);
            case Pocket.Deposit(var type) -> AccountRef.deposit(type, subject, currency);
            case Pocket.Share(var party) -> AccountRef.party(party, currency);
            case Pocket.Holdback(var party) -> AccountRef.holdback(party, currency);
            case Pocket.Commission() -> AccountRef.commission(subject, currency);
            case Pocket.Bond(var seller) -> AccountRef.bond(seller, currency);
            case Pocket.Fund() -> AccountRef.compensation(subject, currency);
        };
    }
}
