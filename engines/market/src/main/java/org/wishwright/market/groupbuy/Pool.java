package org.wishwright.market.groupbuy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.market.Alias;
import org.wishwright.market.Deposit;
import org.wishwright.market.Desk;
import org.wishwright.market.Logged;

/** The consumers of a pool, in the order of joining. */
final class Pool {

    /** One consumer. */
    static final class Joiner {
        final Alias party;
        final long units;
        final List<Alias> linkedTo;
        final Deposit deposit;
        @Nullable Alias first;
        @Nullable Alias second;
        @Nullable Deposit balance;
        int winner = -1;

        Joiner(Alias party, GroupBuyInput.Joined joined, Deposit deposit) {
            this.party = party;
            units = joined.units();
            linkedTo = joined.linkedTo();
            this.deposit = deposit;
        }

        /** Whether all that was asked of her has come. */
        boolean isPaid() {
            return deposit.isHeld() && (balance == null || balance.isHeld());
        }
    }

    private final Map<Alias, Joiner> joiners = new LinkedHashMap<>();
    private long paidUnits;

    @Nullable
    Joiner of(Alias party) {
        return joiners.get(party);
    }

    Collection<Joiner> all() {
        return joiners.values();
    }

    /** Units whose deposit is held. */
    long paidUnits() {
        return paidUnits;
    }

    void add(Logged input, GroupBuyInput.Joined joined, Deposit deposit) {
        joiners.put(input.by(), new Joiner(input.by(), joined, deposit));
    }

    void held(Joiner joiner) {
        paidUnits += joiner.units;
    }

    void remove(Joiner joiner) {
        paidUnits -= joiner.deposit.isHeld() ? joiner.units : 0;
        joiners.remove(joiner.party);
    }

    /** Those who have not paid are out; they were asked in time. */
    void closeJoining(Desk desk) {
        joiners.values().removeIf(joiner -> {
            desk.drop(joiner.deposit);
            return !joiner.deposit.isHeld();
        });
    }

    /** Accounts linked to a bidder have no say: their money goes back. */
    void leaveOutLinked(Set<Alias> bidders, Desk desk) {
        for (var joiner : new ArrayList<>(joiners.values())) {
            if (joiner.linkedTo.stream().anyMatch(bidders::contains)) {
                remove(joiner);
                desk.giveBack(joiner.deposit, "groupbuy.linked-account");
                desk.because(
                        joiner.party.text(),
                        "groupbuy.linked-account",
                        "Her account is linked to a supplier who bids, so she is left out.");
            }
        }
    }
}
