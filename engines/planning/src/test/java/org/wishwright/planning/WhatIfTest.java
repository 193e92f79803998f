package org.wishwright.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Outcome;

class WhatIfTest {

    private static final WhatIf.Terms TERMS = new WhatIf.Terms(Duration.ofHours(6), Duration.ofDays(400));

    @Test
    void everyPromiseIsKeptAndNoRuleBrokenOnRandomPlantsWithBatchingOnAndOff() {
        int accepted = 0;
        for (int seed = 0; seed < 60; seed++) {
            var seeded = new Seeded(seed);
            var arrivals = seeded.arrivals(60, 2 + seed % 20, 20);
            for (var batching : Batching.values()) {
                var figures = WhatIf.run(seeded.plant, arrivals, TERMS, batching);
                assertThat(figures.keptPromises()).isEqualTo(figures.orders() - figures.refused());
                assertThat(figures.violations()).isZero();
                assertThat(figures.setupSeconds()).isLessThanOrEqualTo(figures.reservedSetupSeconds());
                accepted += figures.orders() - figures.refused();
            }
        }
        assertThat(accepted).isEqualTo(60 * 60 * 2);
    }

    /** Fewer batches are certain; fewer setups as dispatched are not, for moved work meets other families. */
    @Test
    void batchingNeverMakesMoreBatchesOrReservesMoreSetupForTheSameAcceptedOrders() {
        boolean saved = false;
        for (int seed = 100; seed < 140; seed++) {
            var seeded = new Seeded(seed);
            var both = WhatIf.compare(seeded.plant, seeded.arrivals(60, 2 + seed % 20, 20), TERMS);
            assertThat(both.on().refused() + both.off().refused()).isZero();
            assertThat(both.on().batches()).isLessThanOrEqualTo(both.off().batches());
            assertThat(both.on().reservedSetupSeconds())
                    .isLessThanOrEqualTo(both.off().reservedSetupSeconds());
            assertThat(both.on().runSeconds()).isEqualTo(both.off().runSeconds());
            saved |= both.setupSecondsSaved() > 0;
        }
        assertThat(saved).isTrue();
    }

    @Test
    void theSameInputGivesTheSameFigures() {
        for (int seed = 200; seed < 210; seed++) {
            var first = WhatIf.compare(new Seeded(seed).plant, new Seeded(seed).arrivals(40, 5, 20), TERMS);
            var second = WhatIf.compare(new Seeded(seed).plant, new Seeded(seed).arrivals(40, 5, 20), TERMS);
            assertThat(second).isEqualTo(first);
        }
    }

    @Test
    void ordersBeyondTheHorizonAreCountedAsRefused() {
        var seeded = new Seeded(1);
        var arrivals = seeded.arrivals(200, 5, 50);
        var figures =
                WhatIf.run(seeded.plant, arrivals, new WhatIf.Terms(Duration.ZERO, Duration.ofDays(1)), Batching.ON);
        assertThat(figures.refused()).isPositive();
        assertThat(figures.keptPromises()).isEqualTo(200 - figures.refused());
    }

    /** The ledger, recounted from the batches alone, through orders, cancellations and closings in any order. */
    @Test
    void reservedSecondsAlwaysEqualWhatTheBatchesNeedAndNeverExceedTheShift() {
        for (int seed = 300; seed < 330; seed++) {
            var seeded = new Seeded(seed);
            var state = seeded.empty();
            var live = new ArrayList<List<Share>>();
            for (var arrival : seeded.arrivals(50, 6, 30)) {
                if (!live.isEmpty() && seeded.random.nextInt(3) == 0) {
                    state = state.release(live.remove(seeded.random.nextInt(live.size())))
                            .orThrow();
                }
                var batching = seeded.random.nextInt(4) == 0 ? Batching.OFF : Batching.ON;
                var outcome = Promise.quote(state, arrival.demands(), arrival.at(), batching);
                if (outcome instanceof Outcome.Accepted<Quote>(var quote)) {
                    state = state.apply(quote, token -> arrival.orderId() + "/" + token)
                            .orThrow();
                    live.add(quote.shares(token -> arrival.orderId() + "/" + token));
                    assertCovers(quote, arrival.demands());
                }
                if (seeded.random.nextInt(5) == 0 && !state.batches().isEmpty()) {
                    state = state.close(state.batches().getFirst().id());
                }
            }
            assertLedgerAgrees(state);
        }
    }

    private static void assertCovers(Quote quote, List<Demand> demands) {
        for (var demand : demands) {
            assertThat(quote.placements().stream()
                            .filter(p -> p.demandId().equals(demand.id()))
                            .mapToInt(Quote.Placement::quantity)
                            .sum())
                    .isEqualTo(demand.quantity());
        }
        assertThat(quote.placements()).allMatch(p -> !p.readyAt().isAfter(quote.readyAt()));
    }

    private static void assertLedgerAgrees(PlanState state) {
        var needed = state.batches().stream()
                .flatMap(batch -> batch.operations().stream()
                        .map(o -> new Needed(o.slot(), o.routing().reserves(batch.quantity()))))
                .collect(Collectors.groupingBy(Needed::slot, Collectors.summingLong(Needed::seconds)));
        needed.values().removeIf(seconds -> seconds == 0);
        var held = state.reserved().stream().collect(Collectors.toMap(Reserved::slot, Reserved::seconds));
        assertThat(held).isEqualTo(needed);
        held.forEach((slot, seconds) ->
                assertThat(seconds).isLessThanOrEqualTo(slot.shift().seconds()));
    }

    private record Needed(Slot slot, long seconds) {}
}
