package org.wishwright.platform.order.work;

import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.FreightRule;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.store.FreightStore;

/** Makers' freight tables: published to everybody, changed by the maker for orders to come. */
@Service
public class FreightDesk {

    public static final int MOST_RULES = 200;
    private static final long HIGHEST = 1_000_000_000L;

    private final FreightStore store;

    FreightDesk(FreightStore store) {
        this.store = store;
    }

    public List<FreightRule> rules(PartyId maker) {
        return store.rules(maker);
    }

    /** Replaces the table of the caller's organisation. */
    @Transactional
    public void replace(Caller caller, List<FreightRule> rules) {
        var maker = caller.organisation(Role.MAKER);
        var seen = new HashSet<String>();
        for (var rule : rules) {
            boolean bounded = rule.region().length() <= 40
                    && !rule.amount().isNegative()
                    && rule.amount().minor() <= HIGHEST;
            if (!bounded || !seen.add(rule.amount().currency() + " " + rule.region())) {
                throw new RefusedException(Refusing.because(
                        "order.freight-invalid",
                        "Freight to '{region}' must be given once a currency, from 0 to {highest} minor units.",
                        "region",
                        rule.region(),
                        "highest",
                        HIGHEST,
                        "field",
                        "rules"));
            }
        }
        if (rules.size() > MOST_RULES) {
            throw new RefusedException(Refusing.because(
                    "order.freight-invalid",
                    "A freight table has at most {most} lines.",
                    "most",
                    MOST_RULES,
                    "field",
                    "rules"));
        }
        store.replace(maker, rules);
    }
}
