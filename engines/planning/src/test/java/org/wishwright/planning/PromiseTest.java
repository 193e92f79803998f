package org.wishwright.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.planning.Seeded.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Outcome;
import org.wishwright.planning.Quote.BatchRef;

/** A plant of a saw and two lathes, from eight to four with half an hour's lunch, in UTC. */
class PromiseTest {

    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final Calendar DAYS =
            Calendar.weekdays(ZoneId.of("UTC"), List.of(time("08:00", "12:00"), time("12:30", "16:00")));
    private static final Plant PLANT = new Plant(List.of(
            new WorkCentre("saw", 1, DAYS, SetupMatrix.asRouted()),
            new WorkCentre("lathe", 2, DAYS, SetupMatrix.asRouted())));
    private static final PlanState EMPTY = PlanState.empty(PLANT, NOW, NOW.plus(Duration.ofDays(10)));

    private static final RoutingStep SAW = new RoutingStep("saw", "oak", 1_800, 600);
    private static final RoutingStep LATHE = new RoutingStep("lathe", "leg", 3_600, 900);

    private static Demand legs(String id, int quantity) {
        return new Demand(id, "leg-rev-1", quantity, List.of(SAW, LATHE));
    }

    private static Quote quote(PlanState state, Instant earliest, Demand... demands) {
        return Promise.quote(state, List.of(demands), earliest, Batching.ON).orThrow();
    }

    private static PlanState after(PlanState state, Quote quote, String prefix) {
        return state.apply(quote, token -> prefix + token).orThrow();
    }

    private static void assertRefused(Outcome<?> outcome, String code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void anEmptyPlantPromisesTheEndOfTheShiftAfterTheFirstStep() {
        var quote = quote(EMPTY, NOW, legs("d", 4));
        assertThat(quote.readyAt()).isEqualTo(at("2026-01-05T16:00:00Z"));
        assertThat(quote.added()).extracting(Reserved::seconds).containsExactly(1_800L + 4 * 600, 3_600L + 4 * 900);
        assertThat(quote.newBatches())
                .singleElement()
                .satisfies(batch -> assertThat(batch.quantity()).isEqualTo(4));
        assertThat(quote.binding())
                .isEqualTo(new Quote.Binding("lathe", at("2026-01-05T12:30:00Z"), at("2026-01-05T12:30:00Z")));
        assertThat(quote.binding().waits()).isFalse();
    }

    @Test
    void aSecondOrderJoinsTheBatchAndAddsRunTimeOnly() {
        var state = after(EMPTY, quote(EMPTY, NOW, legs("first", 4)), "a");
        var second = quote(state, NOW, legs("second", 3));
        assertThat(second.newBatches()).isEmpty();
        assertThat(second.joined()).containsExactly(java.util.Map.entry("a0", 3));
        assertThat(second.added()).extracting(Reserved::seconds).containsExactly(3 * 600L, 3 * 900L);
        assertThat(second.shares(token -> "")).containsExactly(new Share("second", "a0", 3));
        assertThat(after(state, second, "b").batch("a0").orElseThrow().quantity())
                .isEqualTo(7);
    }

    @Test
    void demandsOfOneQuoteJoinEachOther() {
        var quote = quote(EMPTY, NOW, legs("left", 2), legs("right", 2));
        assertThat(quote.newBatches())
                .singleElement()
                .satisfies(batch -> assertThat(batch.quantity()).isEqualTo(4));
        assertThat(quote.placements())
                .extracting(Quote.Placement::batch)
                .containsExactly(new BatchRef.Opened(0), new BatchRef.Opened(0));
    }

    @Test
    void withBatchingOffEveryDemandIsMadeAloneAndNobodyJoinsItLater() {
        var off = Promise.quote(EMPTY, List.of(legs("left", 2), legs("right", 2)), NOW, Batching.OFF)
                .orThrow();
        assertThat(off.newBatches()).hasSize(2).allMatch(Quote.NewBatch::closed);
        assertThat(quote(after(EMPTY, off, "a"), NOW, legs("later", 1)).joined())
                .isEmpty();
    }

    @Test
    void aBatchIsJoinedUntilItsFirstShiftIsFrozenAndNotAfter() {
        var state = after(EMPTY, quote(EMPTY, NOW, legs("first", 4)), "a");
        assertThat(quote(state, at("2026-01-05T08:00:00Z"), legs("in time", 1)).joined())
                .containsKey("a0");
        assertThat(quote(state, at("2026-01-05T08:00:01Z"), legs("too late", 1)).joined())
                .isEmpty();
    }

    @Test
    void aClosedBatchIsNotJoined() {
        var state = after(EMPTY, quote(EMPTY, NOW, legs("first", 4)), "a").close("a0");
        assertThat(quote(state, NOW, legs("second", 1)).joined()).isEmpty();
    }

    @Test
    void aBatchWhoseHashMeansAnotherRoutingIsNotJoined() {
        var state = after(EMPTY, quote(EMPTY, NOW, legs("first", 4)), "a");
        assertThat(quote(state, NOW, new Demand("other", "leg-rev-1", 1, List.of(SAW)))
                        .joined())
                .isEmpty();
    }

    @Test
    void aBatchOfItsOwnWinsWhenItFinishesEarlier() {
        var late = quote(EMPTY, at("2026-01-07T00:00:00Z"), legs("not before Wednesday", 4));
        var state = after(EMPTY, late, "a");
        var quote = quote(state, NOW, legs("now", 1));
        assertThat(quote.joined()).isEmpty();
        assertThat(quote.readyAt()).isEqualTo(at("2026-01-05T16:00:00Z"));
    }

    @Test
    void aBatchWithoutRoomInOneOfItsSlotsIsNotJoined() {
        var state = after(EMPTY, quote(EMPTY, NOW, legs("full", 10)), "a");
        assertThat(quote(state, NOW, legs("one more", 1)).newBatches()).hasSize(1);
    }

    @Test
    void theBindingNamesTheCentreWhereThePieceWaitsLongestAndUntilWhen() {
        var block = new RoutingStep("saw", "oak", 0, 3 * 3_600);
        var state = EMPTY;
        for (int i = 0; i < 4; i++) {
            state = after(state, quote(state, NOW, new Demand("block" + i, "block" + i, 1, List.of(block))), "b" + i);
        }
        var binding = quote(state, NOW, legs("waits", 6)).binding();
        assertThat(binding).isEqualTo(new Quote.Binding("saw", at("2026-01-05T08:00:00Z"), at("2026-01-07T08:00:00Z")));
        assertThat(binding.waits()).isTrue();
    }

    @Test
    void aQuantityTooLargeForAShiftIsSplitIntoBatchesOfTheLargestSizeAndARest() {
        var quote = quote(EMPTY, NOW, legs("many", 30));
        // the lathe sets the size: four hours less one of setup hold twelve quarters of an hour
        assertThat(quote.newBatches()).extracting(Quote.NewBatch::quantity).containsExactly(12, 12, 6);
        assertThat(quote.placements()).extracting(Quote.Placement::demandId).containsOnly("many");
        assertThat(quote.readyAt()).isEqualTo(at("2026-01-06T12:00:00Z"));
    }

    @Test
    void aFullHorizonIsRefusedNamingTheWorkCentre() {
        var outcome = Promise.quote(EMPTY, List.of(legs("far too many", 5_000)), NOW, Batching.ON);
        assertRefused(outcome, "plan.no-capacity");
        assertThat(((Outcome.Refused<Quote>) outcome).refusal().values()).containsEntry("workCentre", "lathe");
        assertRefused(
                Promise.quote(EMPTY, List.of(legs("after the end", 1)), EMPTY.until(), Batching.ON),
                "plan.no-capacity");
    }

    @Test
    void aPieceLongerThanAnyShiftAndAnUnknownCentreAreRefused() {
        var endless = new Demand("d", "h", 1, List.of(new RoutingStep("saw", "oak", 3_601, 3 * 3_600)));
        assertRefused(Promise.quote(EMPTY, List.of(endless), NOW, Batching.ON), "plan.step-too-long");
        var nowhere = new Demand("d", "h", 1, List.of(new RoutingStep("kiln", "oak", 0, 1)));
        assertRefused(Promise.quote(EMPTY, List.of(nowhere), NOW, Batching.ON), "plan.work-centre-unknown");
    }

    @Test
    void aQuoteWhoseRoomIsTakenMeanwhileIsRefusedAsStale() {
        var first = quote(EMPTY, NOW, legs("first", 10));
        var second = quote(EMPTY, NOW, legs("second", 10));
        var third = quote(EMPTY, NOW, legs("third", 10));
        var state = after(EMPTY, first, "a");
        assertRefused(state.apply(second, token -> "b" + token), "plan.quote-stale");
        assertThat(third)
                .isEqualTo(new Quote(
                        second.readyAt(),
                        third.placements(),
                        second.newBatches(),
                        second.joined(),
                        second.added(),
                        second.binding()));
        var joins = quote(state, NOW, new Demand("w", "leg-rev-1", 1, List.of(SAW, LATHE)));
        var tiny = after(EMPTY, quote(EMPTY, NOW, legs("tiny", 1)), "a");
        var join = quote(tiny, NOW, legs("joins", 1));
        assertThat(joins.newBatches()).hasSize(1);
        assertRefused(tiny.close("a0").apply(join, token -> "c" + token), "plan.quote-stale");
        assertRefused(
                tiny.release(List.of(new Share("tiny", "a0", 1))).orThrow().apply(join, token -> "c" + token),
                "plan.quote-stale");
    }
}
