package org.wishwright.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Outcome;

class PlanStateTest {

    private static String code(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Refused<?>(var refusal) -> refusal.code();
            case Outcome.Accepted<?> accepted -> "accepted";
        };
    }

    private static void assertSame(PlanState actual, PlanState expected) {
        assertThat(actual.reserved()).isEqualTo(expected.reserved());
        assertThat(actual.batches()).isEqualTo(expected.batches());
    }

    /** A state after some orders, and the shares of each. */
    private record Filled(PlanState state, List<PlanState> history, List<List<Share>> shares) {

        static Filled of(Seeded seeded, int orders) {
            var state = seeded.empty();
            var history = new ArrayList<PlanState>(List.of(state));
            var shares = new ArrayList<List<Share>>();
            for (var arrival : seeded.arrivals(orders, 6, 12)) {
                var outcome = Promise.quote(state, arrival.demands(), arrival.at(), Batching.ON);
                if (outcome instanceof Outcome.Accepted<Quote>(var quote)) {
                    state = state.apply(quote, token -> arrival.orderId() + "/" + token)
                            .orThrow();
                    shares.add(quote.shares(token -> arrival.orderId() + "/" + token));
                    history.add(state);
                }
            }
            return new Filled(state, history, shares);
        }
    }

    @Test
    void cancellingTheLastOrderRestoresExactlyTheStateBeforeIt() {
        for (int seed = 0; seed < 40; seed++) {
            var filled = Filled.of(new Seeded(seed), 12);
            var state = filled.state();
            for (int i = filled.shares().size() - 1; i >= 0; i--) {
                state = state.release(filled.shares().get(i)).orThrow();
                assertSame(state, filled.history().get(i));
            }
            assertThat(state.reserved()).isEmpty();
        }
    }

    @Test
    void cancellingInAnyOrderLeavesNothingReserved() {
        for (int seed = 0; seed < 40; seed++) {
            var seeded = new Seeded(seed);
            var filled = Filled.of(seeded, 12);
            var state = filled.state();
            var shares = new ArrayList<>(filled.shares());
            java.util.Collections.shuffle(shares, seeded.random);
            for (var share : shares) {
                state = state.release(share).orThrow();
            }
            assertThat(state.reserved()).isEmpty();
            assertThat(state.batches()).isEmpty();
        }
    }

    @Test
    void anEmptiedBatchCanNotBeJoined() {
        var filled = Filled.of(new Seeded(3), 1);
        var demand = new Seeded(3).arrivals(1, 6, 12).getFirst().demands();
        var emptied = filled.state().release(filled.shares().getFirst()).orThrow();
        assertThat(Promise.quote(emptied, demand, Seeded.MONDAY, Batching.ON)
                        .orThrow()
                        .joined())
                .isEmpty();
    }

    @Test
    void givingBackMoreThanABatchHoldsIsRefused() {
        var filled = Filled.of(new Seeded(5), 4);
        var batch = filled.state().batches().getFirst();
        var tooMany = List.of(new Share("d", batch.id(), batch.quantity() + 1));
        assertThat(code(filled.state().release(tooMany))).isEqualTo("plan.share-unknown");
        assertThat(code(filled.state().release(List.of(new Share("d", "nowhere", 1)))))
                .isEqualTo("plan.share-unknown");
    }

    @Test
    void flatRowsInAnyOrderRebuildAStateThatAnswersTheSame() {
        for (int seed = 0; seed < 20; seed++) {
            var seeded = new Seeded(seed);
            var state = Filled.of(seeded, 25).state();
            var rows = new ArrayList<>(state.reserved());
            var batches = new ArrayList<>(state.batches());
            java.util.Collections.shuffle(rows, seeded.random);
            java.util.Collections.shuffle(batches, seeded.random);
            var rebuilt = PlanState.of(seeded.plant, Seeded.MONDAY, Seeded.HORIZON, rows, batches)
                    .orThrow();
            assertSame(rebuilt, state);
            for (var next : seeded.arrivals(10, 6, 12)) {
                assertThat(Promise.quote(rebuilt, next.demands(), next.at(), Batching.ON))
                        .isEqualTo(Promise.quote(state, next.demands(), next.at(), Batching.ON));
            }
        }
    }

    @Test
    void anEarlierStateIsNotChangedByWhatFollows() {
        var seeded = new Seeded(11);
        var filled = Filled.of(seeded, 20);
        var again = Filled.of(new Seeded(11), 20);
        for (int i = 0; i < filled.history().size(); i++) {
            assertSame(filled.history().get(i), again.history().get(i));
        }
        assertThat(filled.history().getFirst().reserved()).isEmpty();
    }

    @Test
    void advancingDropsWhatIsFinishedAndKeepsEveryLaterReservation() {
        for (int seed = 0; seed < 20; seed++) {
            var seeded = new Seeded(seed);
            var state = Filled.of(seeded, 25).state();
            var later = Seeded.MONDAY.plus(Duration.ofDays(2));
            var advanced = state.advance(later, Seeded.HORIZON.plus(Duration.ofDays(2)))
                    .orThrow();
            assertThat(advanced.batches())
                    .isEqualTo(state.batches().stream()
                            .filter(batch -> batch.finish().isAfter(later))
                            .toList());
            assertThat(advanced.reserved())
                    .isEqualTo(state.reserved().stream()
                            .filter(row -> !row.slot().shift().start().isBefore(later))
                            .toList());
        }
    }

    @Test
    void cancellingWhatHasBegunGivesBackOnlyTheShiftsThatHaveNot() {
        var seeded = new Seeded(2);
        var filled = Filled.of(seeded, 25);
        var later = Seeded.MONDAY.plus(Duration.ofDays(2));
        var advanced = filled.state().advance(later, Seeded.HORIZON).orThrow();
        for (var batch : advanced.batches()) {
            advanced = advanced.release(List.of(new Share("any", batch.id(), batch.quantity())))
                    .orThrow();
        }
        assertThat(filled.state().batches())
                .anyMatch(b -> b.start().isBefore(later) && b.finish().isAfter(later));
        assertThat(advanced.reserved()).isEmpty();
    }

    @Test
    void rowsThatContradictThePlantOrEachOtherAreRefused() {
        var seeded = new Seeded(7);
        var state = Filled.of(seeded, 8).state();
        var plant = seeded.plant;
        var row = state.reserved().getFirst();
        assertThat(code(load(
                        plant,
                        List.of(new Reserved(row.slot(), row.slot().shift().seconds() + 1)),
                        List.of())))
                .isEqualTo("plan.overbooked");
        assertThat(code(load(
                        plant,
                        List.of(row, new Reserved(row.slot(), row.slot().shift().seconds())),
                        List.of())))
                .isEqualTo("plan.overbooked");
        var missing = new Slot(
                new WorkUnit(row.slot().unit().workCentre(), 99), row.slot().shift());
        assertThat(code(load(plant, List.of(new Reserved(missing, 1)), List.of())))
                .isEqualTo("plan.slot-unknown");
        var moved = new Shift(
                row.slot().shift().start().plusSeconds(60), row.slot().shift().end());
        assertThat(code(load(plant, List.of(new Reserved(new Slot(row.slot().unit(), moved), 1)), List.of())))
                .isEqualTo("plan.slot-unknown");
        assertThat(code(load(plant, state.reserved().subList(1, state.reserved().size()), state.batches())))
                .isEqualTo("plan.unreserved");
    }

    private static Outcome<PlanState> load(Plant plant, List<Reserved> rows, List<Batch> batches) {
        return PlanState.of(plant, Seeded.MONDAY, Seeded.HORIZON, rows, batches);
    }

    @Test
    void capacityTakenByOthersIsKeptFree() {
        var seeded = new Seeded(7);
        var rows = new ArrayList<Reserved>();
        for (var centre : seeded.plant.workCentres()) {
            for (var shift : seeded.empty().shifts(centre.code()).subList(0, 6)) {
                for (int unit = 0; unit < centre.units(); unit++) {
                    rows.add(new Reserved(new Slot(new WorkUnit(centre.code(), unit), shift), shift.seconds()));
                }
            }
        }
        var state = load(seeded.plant, rows, List.of()).orThrow();
        assertThat(state.load(Seeded.MONDAY, rows.getLast().slot().shift().end()))
                .hasSize(seeded.plant.workCentres().size());
        var quote = Promise.quote(state, List.of(seeded.demand("d", 1, 3)), Seeded.MONDAY, Batching.ON)
                .orThrow();
        var first = quote.placements().getFirst().operations().getFirst().slot();
        assertThat(first.shift())
                .isEqualTo(state.shifts(first.unit().workCentre()).get(6));
        assertThat(state.reservedSeconds(rows.getFirst().slot()))
                .isEqualTo(rows.getFirst().seconds());
    }
}
