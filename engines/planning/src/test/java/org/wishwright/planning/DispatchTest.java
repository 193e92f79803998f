package org.wishwright.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.planning.Dispatch.Planned;
import org.wishwright.planning.Dispatch.ShiftJob;

class DispatchTest {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Shift SHIFT = new Shift(START, START.plusSeconds(8 * 3_600));
    private static final WorkUnit UNIT = new WorkUnit("saw", 0);

    private static ShiftJob job(String id, String family, long setup, long run, int dueDay) {
        return new ShiftJob(id, 0, family, setup, run, START.plusSeconds(dueDay * 86_400L), START);
    }

    @Test
    void goesOnWithTheFamilyOnTheMachineThenByDueDateAndSharesTheSetup() {
        var jobs = List.of(
                job("a", "oak", 600, 100, 9),
                job("b", "ash", 600, 100, 1),
                job("c", "steel", 600, 100, 5),
                job("d", "ash", 600, 100, 7),
                job("e", "steel", 600, 100, 2));
        var planned = Dispatch.sequence(UNIT, SHIFT, jobs, "oak", SetupMatrix.asRouted());
        assertThat(planned).extracting(Planned::batchId).containsExactly("a", "b", "d", "e", "c");
        assertThat(planned).extracting(Planned::setupSeconds).containsExactly(0L, 600L, 0L, 600L, 0L);
        assertThat(planned.getLast().end()).isEqualTo(START.plusSeconds(2 * 600 + 5 * 100));
    }

    @Test
    void anUnknownMachineStateCostsTheWorstSetupAndTiesGoById() {
        var jobs = List.of(job("b", "oak", 600, 10, 1), job("a", "ash", 600, 10, 1));
        var planned = Dispatch.sequence(UNIT, SHIFT, jobs, null, SetupMatrix.asRouted());
        assertThat(planned).extracting(Planned::batchId).containsExactly("a", "b");
        assertThat(planned).extracting(Planned::setupSeconds).containsExactly(600L, 600L);
    }

    @Test
    void theMatrixShortensSetupsAndTheReservedWorstCaseCapsThem() {
        var matrix = new SetupMatrix(1_000, true, Map.of(new SetupMatrix.Pair("oak", "ash"), 50L));
        assertThat(matrix.seconds("oak", "ash")).isEqualTo(50);
        assertThat(matrix.seconds("ash", "oak")).isEqualTo(1_000);
        assertThat(matrix.seconds("ash", "ash")).isZero();
        assertThat(matrix.worstInto("ash")).isEqualTo(1_000);
        var jobs = List.of(job("a", "oak", 600, 10, 1), job("b", "ash", 600, 10, 2));
        assertThat(Dispatch.sequence(UNIT, SHIFT, jobs, "steel", matrix))
                .extracting(Planned::setupSeconds)
                .containsExactly(600L, 50L);
    }

    @Test
    void anExplicitPairOfTheSameFamilyOverridesTheFreeSetup() {
        var matrix = new SetupMatrix(1_000, true, Map.of(new SetupMatrix.Pair("oak", "oak"), 30L));
        var jobs = List.of(job("a", "oak", 600, 10, 1), job("b", "oak", 600, 10, 2));
        assertThat(Dispatch.sequence(UNIT, SHIFT, jobs, "oak", matrix))
                .extracting(Planned::setupSeconds)
                .containsExactly(30L, 30L);
    }

    @Test
    void waitsForAJobThatMayStartLaterAndThrowsWhenTheShiftIsTooShort() {
        var late = new ShiftJob("a", 0, "oak", 0, 3_600, START, START.plusSeconds(7 * 3_600));
        assertThat(Dispatch.sequence(UNIT, SHIFT, List.of(late), null, SetupMatrix.asRouted())
                        .getLast()
                        .end())
                .isEqualTo(SHIFT.end());
        var tooLate = new ShiftJob("a", 0, "oak", 1, 3_600, START, START.plusSeconds(7 * 3_600));
        assertThatThrownBy(() -> Dispatch.sequence(UNIT, SHIFT, List.of(tooLate), null, SetupMatrix.asRouted()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyWorkThatWasReservedFitsWhateverTheOrderItIsGivenIn() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var matrix = new SetupMatrix(random.nextLong(3_000), random.nextBoolean(), Map.of());
            var jobs = new ArrayList<ShiftJob>();
            for (long left = SHIFT.seconds(); left > 0; ) {
                long setup = Math.min(left, random.nextLong(2_000));
                long run = Math.min(left - setup, random.nextLong(3_000));
                jobs.add(job("j" + jobs.size(), "f" + random.nextInt(4), setup, run, random.nextInt(5)));
                left -= Math.max(1, setup + run);
            }
            var planned = Dispatch.sequence(UNIT, SHIFT, jobs, "f0", matrix);
            assertThat(planned).hasSameSizeAs(jobs);
            assertThat(planned.getFirst().start()).isAfterOrEqualTo(SHIFT.start());
            for (int i = 1; i < planned.size(); i++) {
                assertThat(planned.get(i).start())
                        .isAfterOrEqualTo(planned.get(i - 1).end());
            }
            Collections.shuffle(jobs, random);
            assertThat(Dispatch.sequence(UNIT, SHIFT, jobs, "f0", matrix)).isEqualTo(planned);
        }
    }
}
