package org.wishwright.platform.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.deal.Terms.Milestone;

/**
 * What happens with an order's money and when, as the buyer and the maker read it.
 *
 * @param price what it costs, less what was given back of it
 * @param held what still lies in escrow
 * @param stopped whether an open complaint stops all further releases
 * @param makers what the maker gets of the price in all
 * @param got of it hers to take already; {@code kept} is kept back until {@code keptUntil}, which is null before receipt
 * @param fee what the platform takes of the price; {@code others} what designer, merchant and leader get
 */
public record MoneyPlan(
        Money price,
        Money held,
        boolean stopped,
        List<Step> steps,
        Money makers,
        Money got,
        Money kept,
        @Nullable Instant keptUntil,
        Money fee,
        Money others) {

    /**
     * A milestone and what it frees.
     *
     * @param part of the price
     * @param released when it was; null as long as it is held
     * @param due by when it is to be expected; null where nobody can say yet
     * @param days how long complaints are waited for; 0 for the other milestones
     */
    public record Step(
            Milestone milestone,
            Money part,
            @Nullable Instant released,
            @Nullable Instant due,
            long days) {}
}
