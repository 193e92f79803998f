package org.wishwright.platform.ledger.work;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.TransferDraft;
import org.wishwright.platform.ledger.store.CarriedStore;
import org.wishwright.platform.ledger.store.ChargebackStore;

/** What goes back to a payer whose bank has fetched it already: it is owed to the claim then, and no provider is told. */
@Component
class Claims {

    private final ChargebackStore store;
    private final CarriedStore carried;
    private final Ledger ledger;

    Claims(ChargebackStore store, CarriedStore carried, Ledger ledger) {
        this.store = store;
        this.carried = carried;
        this.ledger = ledger;
    }

    /** In the caller's transaction. @return how much of the amount left the subject's escrow so; the rest is refunded as usual */
    Money settle(UUID subject, Money amount) {
        var zero = Money.zero(amount.currency());
        var found = store.toBear(subject).filter(one -> one.amount().currency().equals(amount.currency()));
        if (found.isEmpty()) {
            return zero;
        }
        var lost = found.get();
        var borne = lost.fromShares()
                .plus(lost.fromHoldback())
                .plus(lost.fromBond())
                .plus(lost.fromLoss());
        var part = least(lost.amount().minus(borne), amount);
        var escrow = AccountRef.escrow(subject, amount.currency());
        var claim = AccountRef.claim(lost.subject(), amount.currency());
        ledger.transfer(List.of(new TransferDraft(escrow, claim, part, "chargeback.shares", subject)));
        store.borne(lost.id(), part, zero, zero, zero);
        carried.gaveBack(subject, lost.subject(), part);
        return part;
    }

    static Money least(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
