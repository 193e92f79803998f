package org.wishwright.platform.ledger.deal;

import static org.wishwright.platform.ledger.deal.DepositType.EARNEST;
import static org.wishwright.platform.ledger.deal.DepositType.HOLD;
import static org.wishwright.platform.ledger.deal.DepositType.PREPAYMENT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.deal.Pocket.Bond;
import org.wishwright.platform.ledger.deal.Pocket.Deposit;
import org.wishwright.platform.ledger.deal.Pocket.Escrow;
import org.wishwright.platform.ledger.deal.Pocket.Fund;
import org.wishwright.platform.ledger.deal.Pocket.Payer;
import org.wishwright.platform.ledger.deal.Terms.Milestone;

/**
 * The money of one deal at one moment. Each step answers the next moment with the movements that lead there, or why not; after every
 * step all pockets together hold exactly what was paid in.
 *
 * @param refunded given back of the price by all who share it; the price is less by so much
 * @param rebated given back by the seller alone; the price is less by so much, and her part of it
 * @param received when the goods were received or the service redeemed, null before
 */
public record Deal(
        Terms terms,
        Held held,
        Money refunded,
        Money rebated,
        Set<Milestone> reached,
        @Nullable Instant received,
        boolean over) {

    /** The next moment, and how the money got there. */
    public record Step(Deal deal, List<Movement> movements) {}

    /** Between what the side that kept its word must choose. */
    public enum Remedy {
        EARNEST,
        PENALTY
    }

    public Deal {
        reached = Set.copyOf(reached);
    }

    public static Deal of(Terms terms) {
        var zero = Money.zero(terms.price().currency());
        return new Deal(terms, Held.nothing(zero), zero, zero, Set.of(), null, false);
    }

    /** What the price still lacks: earnest and prepayment count towards it, a hold does not. */
    public Money outstanding() {
        return price().minus(waiting().plus(released()));
    }

    /** What of the price is paid and nobody's yet: earnest and prepayment too, a hold not. */
    public Money waiting() {
        return held.of(new Escrow()).plus(deposit(EARNEST)).plus(deposit(PREPAYMENT));
    }

    /** The price less what was given back of it. */
    public Money price() {
        return terms.price().minus(refunded).minus(rebated);
    }

    /** Her part of the price as it is now, whatever she has got of it. */
    public Money owed(Portion portion) {
        return Shares.owed(this, portion);
    }

    /** What was released and not taken back. */
    public Money released() {
        return Shares.sum(terms, held);
    }

    /** Pays ahead. Earnest beyond what the law allows is a prepayment. */
    public Outcome<Step> deposit(DepositType type, Money amount) {
        var fault = unpayable(type == HOLD ? amount : null, type == HOLD ? null : amount);
        if (fault != null) {
            return Outcome.refused(fault);
        }
        var path = new Path(this);
        var most = terms.rules().earnestLimit(terms.price()).minus(deposit(EARNEST));
        var earnest = type == EARNEST ? least(amount, most) : zero();
        path.move(new Payer(), new Deposit(EARNEST), earnest, "deal.earnest");
        path.move(
                new Payer(),
                new Deposit(type == HOLD ? HOLD : PREPAYMENT),
                amount.minus(earnest),
                type == HOLD ? "deal.hold" : "deal.prepayment");
        return path.step();
    }

    /** Pays the balance, or an instalment of it. */
    public Outcome<Step> pay(Money amount) {
        var fault = unpayable(null, amount);
        return fault == null
                ? new Path(this)
                        .move(new Payer(), new Escrow(), amount, "deal.balance")
                        .step()
                : Outcome.refused(fault);
    }

    /**
     * A milestone is reached: what it frees is shared out, as far as it is paid. A prepayment turns into price with the first, an
     * earnest with receipt: until then it keeps what it means for whoever breaks the deal.
     *
     * @param now of receipt for {@link Milestone#RECEIVED}; for {@link Milestone#UNDISPUTED} refused before the window is over
     */
    public Outcome<Step> reach(Milestone milestone, Instant now) {
        if (over) {
            return ended();
        }
        if (outstanding().isPositive()) {
            return refused(
                    "deal.unpaid", "The price is not paid in full. Wait for the rest before releasing any of it.");
        }
        if (milestone == Milestone.UNDISPUTED
                && (received == null || now.isBefore(received.plus(terms.complaintWindow())))) {
            return refused("deal.complaint-window", "The time to complain is not over. Release the rest after it.");
        }
        var path = new Path(this);
        path.counted(PREPAYMENT);
        if (milestone.compareTo(Milestone.RECEIVED) >= 0) {
            path.counted(EARNEST);
        }
        path.reached(milestone, milestone == Milestone.RECEIVED && received == null ? now : received);
        Shares.release(path);
        if (path.deal().reached().containsAll(terms.releases().keySet()) && milestone == Milestone.UNDISPUTED) {
            path.move(new Deposit(HOLD), new Payer(), deposit(HOLD), "deal.hold-returned");
        }
        return path.step();
    }

    /** What was kept back of a party's share is hers to take. */
    public Step freeHoldback(PartyId party) {
        var kept = new Pocket.Holdback(party);
        var path = new Path(this).move(kept, new Pocket.Share(party), held.of(kept), "deal.holdback-freed");
        return new Step(path.deal(), path.movements());
    }

    /** Gives part of the price back: first what nobody has got, then of each share in proportion to what it holds. */
    public Outcome<Step> refund(Money amount) {
        if (!amount.isPositive()) {
            return refused("deal.amount-invalid", "A refund is more than nothing.");
        }
        if (amount.compareTo(refundable()) > 0) {
            return exceeded(refundable());
        }
        var path = new Path(this);
        var left = path.give(new Escrow(), amount, "deal.refund");
        left = path.give(new Deposit(PREPAYMENT), left, "deal.refund");
        left = path.give(new Deposit(EARNEST), left, "deal.refund");
        Shares.reverse(path, left);
        path.refunded(amount);
        return path.step();
    }

    /** What of the payments can still go back the way it came. */
    public Money refundable() {
        return price().minus(outstanding()).plus(held.of(new Pocket.Earned()));
    }

    /** The seller gives part of her own share of the price back, as when she is late; nobody else's share is less by it. */
    public Outcome<Step> rebate(Money amount) {
        if (!amount.isPositive()) {
            return refused("deal.amount-invalid", "A refund is more than nothing.");
        }
        var hers = terms.portions().stream()
                .filter(portion -> terms.seller().equals(portion.party()))
                .findFirst();
        var most = hers.map(portion -> least(Shares.owed(this, portion), refundable()))
                .orElse(zero());
        if (hers.isEmpty() || amount.compareTo(most) > 0) {
            return exceeded(most);
        }
        var path = new Path(this);
        if (Shares.rebate(path, hers.get(), amount).isPositive()) {
            return exceeded(most.minus(amount));
        }
        return path.rebated(amount).step();
    }

    /** The platform gives back of what it has earned, for what was its own fault; price and shares stay. */
    public Outcome<Step> bear(Money amount) {
        if (!amount.isPositive()) {
            return refused("deal.amount-invalid", "A refund is more than nothing.");
        }
        return amount.compareTo(refundable()) > 0
                ? exceeded(refundable())
                : new Path(this)
                        .move(new Pocket.Earned(), new Payer(), amount, "deal.borne-by-platform")
                        .step();
    }

    /** Nothing more is to come: what is still held is shared out, a security goes back, and the deal is over. */
    public Outcome<Step> close() {
        if (over) {
            return ended();
        }
        var path = new Path(this);
        path.counted(EARNEST).counted(PREPAYMENT);
        Shares.release(path, path.deal().held().of(new Escrow()));
        path.move(new Deposit(HOLD), new Payer(), deposit(HOLD), "deal.hold-returned");
        return path.end().step();
    }

    /**
     * The payer withdraws or does not pay. Within a right of withdrawal all goes back; else the other side takes the earnest or the
     * penalty as she chose, and the rest goes back.
     */
    public Outcome<Step> payerDefaults(Remedy remedy, Instant now) {
        if (over) {
            return ended();
        }
        if (received != null) {
            return terms.rules().mayWithdraw(terms.madeToOrder(), received, now)
                    ? everythingBack("deal.withdrawal")
                    : refused(
                            "deal.withdrawal-over",
                            "There is no right to give it back without a reason, or no longer.");
        }
        if (released().isPositive()) {
            return refused("deal.under-way", "Money was released for it already. Agree on a refund instead.");
        }
        var path = new Path(this);
        var seller = new Pocket.Share(terms.seller());
        if (remedy == Remedy.EARNEST && terms.rules().earnestForfeited()) {
            path.move(new Deposit(EARNEST), seller, deposit(EARNEST), "deal.earnest-forfeited");
        }
        if (remedy == Remedy.PENALTY) {
            var left = path.take(new Escrow(), seller, terms.penalty(), "deal.penalty");
            left = path.take(new Deposit(PREPAYMENT), seller, left, "deal.penalty");
            path.take(new Deposit(EARNEST), seller, left, "deal.penalty");
        }
        if (!terms.rules().earnestOrPenalty() && remedy == Remedy.EARNEST) {
            var left = path.take(new Escrow(), seller, terms.penalty(), "deal.penalty");
            path.take(new Deposit(PREPAYMENT), seller, left, "deal.penalty");
        }
        return path.allBack("deal.returned").end().step();
    }

    /**
     * The receiver does not deliver: everything goes back, the earnest as often as the law says or with the penalty, out of her
     * bond.
     *
     * @param bond what her bond holds
     * @param fund what the platform's fund can advance of what the bond lacks; beyond that it stays owed
     */
    public Outcome<Step> receiverDefaults(Remedy remedy, Money bond, Money fund) {
        if (over) {
            return ended();
        }
        var more = onDefault(remedy);
        var path = new Path(this);
        Shares.reverse(path, released());
        path.allBack("deal.returned");
        var fromBond = least(more, bond);
        path.move(new Bond(terms.seller()), new Payer(), fromBond, "deal.default-compensated");
        path.move(new Fund(), new Payer(), least(more.minus(fromBond), fund), "deal.default-advanced");
        return path.end().step();
    }

    /** As above, where the fund can advance all that the bond lacks. */
    public Outcome<Step> receiverDefaults(Remedy remedy, Money bond) {
        return receiverDefaults(remedy, bond, onDefault(remedy));
    }

    /** What a receiver who does not deliver owes above what was paid. */
    public Money onDefault(Remedy remedy) {
        return remedy == Remedy.EARNEST
                ? deposit(EARNEST).times(terms.rules().earnestTimesReturned() - 1L)
                : terms.penalty();
    }

    /** The seller makes up for what went wrong, out of her bond, and the fund for what that lacks; the price stays. */
    public Outcome<Step> compensate(Money amount, Money bond) {
        if (!amount.isPositive()) {
            return refused("deal.amount-invalid", "A compensation is more than nothing.");
        }
        var fromBond = least(amount, bond);
        return new Path(this)
                .move(new Bond(terms.seller()), new Payer(), fromBond, "deal.compensated")
                .move(new Fund(), new Payer(), amount.minus(fromBond), "deal.compensation-advanced")
                .step();
    }

    private Outcome<Step> everythingBack(String purpose) {
        var path = new Path(this);
        Shares.reverse(path, released());
        return path.allBack(purpose).end().step();
    }

    private @Nullable Refusal unpayable(@Nullable Money security, @Nullable Money towardsPrice) {
        if (over) {
            return Refusal.of("deal.over", "This deal is over. Nothing more is paid for it.");
        }
        var amount = security == null ? towardsPrice : security;
        if (amount == null || !amount.isPositive()) {
            return Refusal.of("deal.amount-invalid", "Pay more than nothing.");
        }
        return towardsPrice != null && towardsPrice.compareTo(outstanding()) > 0
                ? Refusal.of("deal.overpaid", "Only " + outstanding() + " of the price is open. Pay that at most.")
                : null;
    }

    Money deposit(DepositType type) {
        return held.of(new Deposit(type));
    }

    private Money zero() {
        return Money.zero(terms.price().currency());
    }

    static Money least(Money one, Money other) {
        var less = one.compareTo(other) < 0 ? one : other;
        return less.isNegative() ? Money.zero(less.currency()) : less;
    }

    private static Outcome<Step> exceeded(Money most) {
        return refused(
                "deal.refund-exceeded", "Only " + most + " of the price is here to give back. Refund that at most.");
    }

    private static Outcome<Step> ended() {
        return refused("deal.over", "This deal is over. Nothing more happens to its money.");
    }

    private static Outcome<Step> refused(String code, String sentence) {
        return Outcome.refused(Refusal.of(code, sentence));
    }

    /** Steps in the making: each movement is carried into what is held at once. */
    static final class Path {

        private Deal deal;
        private final List<Movement> movements = new ArrayList<>();

        Path(Deal deal) {
            this.deal = deal;
        }

        Deal deal() {
            return deal;
        }

        List<Movement> movements() {
            return List.copyOf(movements);
        }

        /** Nothing moves nothing. */
        Path move(Pocket from, Pocket to, Money amount, String purpose) {
            if (amount.minor() != 0) {
                var moved = new Movement(from, to, amount, purpose);
                movements.add(moved);
                deal = deal.with(deal.held().after(moved));
            }
            return this;
        }

        /** Back to the payer, as much as is there; answers what is left to give. */
        Money give(Pocket from, Money amount, String purpose) {
            return take(from, new Payer(), amount, purpose);
        }

        Money take(Pocket from, Pocket to, Money amount, String purpose) {
            var part = least(amount, deal.held().of(from));
            move(from, to, part, purpose);
            return amount.minus(part);
        }

        /** A deposit becomes price. */
        Path counted(DepositType type) {
            var purpose = type == EARNEST ? "deal.earnest-counted" : "deal.prepayment-counted";
            return move(new Deposit(type), new Escrow(), deal.deposit(type), purpose);
        }

        Path allBack(String purpose) {
            give(new Escrow(), deal.held().of(new Escrow()), purpose);
            for (var type : DepositType.values()) {
                give(new Deposit(type), deal.deposit(type), purpose);
            }
            return this;
        }

        Path reached(Milestone milestone, @Nullable Instant received) {
            var all = EnumSet.of(milestone);
            all.addAll(deal.reached());
            deal = new Deal(deal.terms, deal.held, deal.refunded, deal.rebated, all, received, deal.over);
            return this;
        }

        Path refunded(Money amount) {
            var less = deal.refunded.plus(amount);
            deal = new Deal(deal.terms, deal.held, less, deal.rebated, deal.reached, deal.received, deal.over);
            return this;
        }

        Path rebated(Money amount) {
            var less = deal.rebated.plus(amount);
            deal = new Deal(deal.terms, deal.held, deal.refunded, less, deal.reached, deal.received, deal.over);
            return this;
        }

        Path end() {
            deal = new Deal(deal.terms, deal.held, deal.refunded, deal.rebated, deal.reached, deal.received, true);
            return this;
        }

        Outcome<Step> step() {
            return Outcome.accepted(new Step(deal, movements()));
        }
    }

    private Deal with(Held next) {
        return new Deal(terms, next, refunded, rebated, reached, received, over);
    }
}
