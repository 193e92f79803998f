package org.wishwright.platform.plan.work;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.planning.PlanState;
import org.wishwright.planning.Plant;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.factory.PlantGuard;
import org.wishwright.platform.foundation.BusinessClock;

/** Refuses a change of a factory that would take away shifts or machines which promises hold. */
@Component
class GuardingPlants implements PlantGuard {

    private final FactoryBook book;
    private final BusinessClock clock;

    GuardingPlants(FactoryBook book, BusinessClock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public void changing(FactoryId factory, Plant plant) {
        var now = clock.instant();
        var opened = book.write(factory, now);
        var state = opened.state();
        var from = now.minus(Duration.ofHours(1));
        var unfinished = state.batches().stream()
                .filter(batch -> batch.finish().isAfter(from))
                .toList();
        switch (PlanState.of(plant, from, state.until(), state.reserved(), unfinished)) {
            case Outcome.Accepted<PlanState>(PlanState next) ->
                book.advance(opened, next, opened.frozenUntil(), opened.nextRelease());
            case Outcome.Refused<PlanState>(Refusal refusal) ->
                throw new RefusedException(Refusal.of(
                        "factory.promised-conflict",
                        "Orders hold capacity that this change takes away. " + refusal.sentence(),
                        "field",
                        "workCentres",
                        "reason",
                        refusal.sentence()));
        }
    }
}
