package org.wishwright.platform.care.work;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.platform.care.store.DisputeStore;
import org.wishwright.platform.foundation.Badge;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/** How many disputes wait: for an operator those undecided, for a maker those unanswered. */
@Component
class DisputesBadge implements Badge {

    private final DisputeStore store;
    private final Parties parties;

    DisputesBadge(DisputeStore store, Parties parties) {
        this.store = store;
        this.parties = parties;
    }

    @Override
    public String name() {
        return "disputes";
    }

    @Override
    public int count(UUID person) {
        var caller = parties.callerOf(new PartyId(person));
        if (caller.isOperator()) {
            return store.undecided();
        }
        var makers = caller.memberships().stream()
                .filter(membership -> membership.role() == Role.MAKER)
                .map(Membership::organisation)
                .toList();
        return makers.isEmpty() ? 0 : store.unanswered(makers);
    }
}
