package org.wishwright.platform.ledger.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
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
import org.wishwright.platform.ledger.AccountBalance;
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
        adopt(subject, payer, Deal.of(terms));
    }

    @Override
    @Transactional
    public void adopt(UUID subject, PartyId payer, Deal deal) {
        if (!store.open(subject, payer, deal)) {
            throw new RefusedException(
                    Refusal.of("deal.known", "There is a deal about this already. Its terms are never changed."));
        }
    }

    @Override
    public Optional<Deal> find(UUID subject) {
        return store.find(subject).map(DealStore.Kept::deal);
    }

    @Override
    public Map<UUID, Deal> find(Collection<UUID> subjects) {
        return store.find(subjects);
    }

    @Override
    public Optional<Instant> lastStep(UUID subject) {
        return store.lastStep(subject);
    }

    @Override
    public List<Taken> steps(UUID subject) {
        return store.steps(subject);
    }

    @Override
    public Money bond(PartyId seller, Currency currency) {
        return ledger.balance(AccountRef.bond(seller, currency)).free();
    }

    @Override
    public Money fund(UUID subject, Currency currency) {
        return ledger.balance(AccountRef.compensation(subject, currency)).free();
    }

    @Override
    @Transactional
    public void lodge(PartyId seller, Money amount) {
        lodge(seller, amount, "bond.lodged", true);
    }

    @Override
    @Transactional
    public void unlodge(PartyId seller, Money amount) {
        lodge(seller, amount, "bond.returned", false);
    }

    private void lodge(PartyId seller, Money amount, String purpose, boolean in) {
        var balance = AccountRef.party(seller, amount.currency());
        var bond = AccountRef.bond(seller, amount.currency());
        ledger.transfer(
                List.of(new TransferDraft(in ? balance : bond, in ? bond : balance, amount, purpose, seller.value())));
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
        fromBond(subject, kept.deal().terms().seller(), taken.movements()).ifPresent(drafts::add);
        ledger.transfer(drafts);
        if (back.isPositive()) {
            payments.refund(subject, back, action);
        }
        store.step(subject, kept.steps() + 1, action, taken.deal());
        return taken.deal();
    }

    /** What a seller gives back of her share and her balance lacks comes out of her bond first. */
    private Optional<TransferDraft> fromBond(UUID subject, PartyId seller, List<Movement> movements) {
        var share = new Pocket.Share(seller);
        long given = movements.stream()
                .filter(moved -> moved.from().equals(share))
                .mapToLong(moved -> moved.amount().minor())
                .sum();
        if (given == 0) {
            return Optional.empty();
        }
        var currency = movements.getFirst().amount().currency();
        var balance = AccountRef.party(seller, currency);
        var bond = AccountRef.bond(seller, currency);
        var held = ledger.balances(List.of(balance, bond));
        long lacks = given - free(held, balance);
        long drawn = Math.min(lacks, free(held, bond));
        return drawn <= 0
                ? Optional.empty()
                : Optional.of(new TransferDraft(bond, balance, new Money(drawn, currency), "bond.drawn", subject));
    }

    private static long free(Map<AccountRef, AccountBalance> held, AccountRef account) {
        var balance = held.get(account);
        return balance == null ? 0 : balance.free().minor();
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
            case Pocket.Commission(), Pocket.Earned() -> AccountRef.commission(subject, currency);
            case Pocket.Bond(var seller) -> AccountRef.bond(seller, currency);
            case Pocket.Fund() -> AccountRef.compensation(subject, currency);
        };
    }
}
