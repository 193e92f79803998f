package org.wishwright.platform.ledger.work;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.platform.foundation.Badge;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.ledger.store.InvoiceStore;

/** How many invoices a maker's buyers wait for. */
@Component
class InvoicesBadge implements Badge {

    private final InvoiceStore store;
    private final Parties parties;

    InvoicesBadge(InvoiceStore store, Parties parties) {
        this.store = store;
        this.parties = parties;
    }

    @Override
    public String name() {
        return "invoices";
    }

    @Override
    public int count(UUID person) {
        var makers = parties.callerOf(new PartyId(person)).memberships().stream()
                .filter(membership -> membership.role() == Role.MAKER)
                .map(Membership::organisation)
                .toList();
        return makers.isEmpty() ? 0 : store.waiting(makers);
    }
}
