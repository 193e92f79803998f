package org.wishwright.platform.order.work;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Idempotency;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.ledger.Deals;
import org.wishwright.platform.ledger.deal.Terms.Milestone;
import org.wishwright.platform.order.MoneyTerms;
import org.wishwright.platform.order.store.FigureReader;
import org.wishwright.platform.order.store.MoneyTermsStore;

/** Where a maker says when the money of her orders is released, and lodges a bond; where the platform says what is kept back. */
@Service
public class MoneyTermsDesk {

    private final MoneyTermsStore store;
    private final Agreed agreed;
    private final FigureReader figures;
    private final Deals deals;
    private final Idempotency idempotency;
    private final BusinessClock clock;

    MoneyTermsDesk(
            MoneyTermsStore store,
            Agreed agreed,
            FigureReader figures,
            Deals deals,
            Idempotency idempotency,
            BusinessClock clock) {
        this.store = store;
        this.agreed = agreed;
        this.figures = figures;
        this.deals = deals;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** What orders placed now with the caller's organisation go by. */
    public MoneyTerms terms(Caller caller) {
        return terms(caller.organisation(Role.MAKER));
    }

    /** What orders placed now with this maker go by. */
    public MoneyTerms terms(PartyId maker) {
        return agreed.at(maker, clock.instant());
    }

    /** Sets the terms of the caller's organisation for orders to come; what the platform keeps back stays. */
    @Transactional
    public void set(
            Caller caller, Map<Milestone, Integer> releases, Duration complaintWindow, List<MoneyTerms.Part> parts) {
        var maker = caller.organisation(Role.MAKER);
        for (var part : parts) {
            if (!agreed.exists(maker, part.product())) {
                throw new RefusedException(
                        Refusal.of("order.money-parts", "Name products that you have on sale.", "field", "parts"));
            }
        }
        var now = terms(maker);
        add(caller, maker, new MoneyTerms(releases, complaintWindow, now.holdback(), now.holdbackTime(), parts));
    }

    /** For operators: keeps a part of what this maker earns back, in orders to come. */
    @Transactional
    public void holdBack(Caller operator, PartyId maker, int basisPoints, Duration time) {
        if (!operator.isOperator()) {
            throw new RefusedException(
                    Refusal.of("identity.operator-forbidden", "Only the platform's operators may do this."));
        }
        add(operator, maker, terms(maker).withHoldback(basisPoints, time));
    }

    private void add(Caller by, PartyId maker, MoneyTerms terms) {
        terms.fault().ifPresent(fault -> {
            throw new RefusedException(fault);
        });
        store.add(maker, terms, by.person(), clock.instant());
    }

    /** What the caller's organisation has lodged. */
    public Money bond(Caller caller, Currency currency) {
        return deals.bond(caller.organisation(Role.MAKER), currency);
    }

    private record Lodged(long minor) {}

    /**
     * Lodges a part of the balance, or takes lodged money back, once a key; taking back is refused as {@code order.bond-bound}
     * while orders are under way.
     */
    @Transactional
    public void lodge(Caller caller, String key, Money amount, boolean in) {
        var maker = caller.organisation(Role.MAKER);
        idempotency.once(
                caller.person().value(), key, List.of("order.bond", maker.toString(), amount, in), Lodged.class, () -> {
                    if (in) {
                        deals.lodge(maker, amount);
                    } else {
                        refuseBound(maker);
                        deals.unlodge(maker, amount);
                    }
                    return new Lodged(amount.minor());
                });
    }

    private void refuseBound(PartyId maker) {
        var counts = figures.countsByState(maker);
        if (List.of("CONFIRMED", "IN_PRODUCTION", "READY", "SHIPPED").stream().anyMatch(counts::containsKey)) {
            throw new RefusedException(Refusal.of(
                    "order.bond-bound",
                    "The bond stands for orders that are under way. Take it back when all are received.",
                    "field",
                    "amount"));
        }
    }
}
