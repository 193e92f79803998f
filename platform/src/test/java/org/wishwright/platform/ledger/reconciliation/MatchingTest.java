package org.wishwright.platform.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.reconciliation.Difference.Cause;
import org.wishwright.platform.ledger.reconciliation.Movement.Kind;

class MatchingTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant UNTIL = FROM.plus(Duration.ofDays(1));
    private static final Instant NOON = FROM.plus(Duration.ofHours(12));
    private static final FeeRule FEE = new FeeRule(60, RoundingMode.DOWN);
    private static final Matching.Terms TERMS =
            new Matching.Terms(FROM, UNTIL, Duration.ofMinutes(30), Optional.of(FEE), 100);

    private final Movement ours = paid("a", 10_000, NOON);

    @Test
    void whatBothSidesSayIsAgreed() {
        var report = Matching.match(List.of(ours, refund("r", 500)), List.of(refund("r", 500), told(ours, 60)), TERMS);
        assertThat(report.agreed()).isEqualTo(2);
        assertThat(report.counts()).isEmpty();
        assertThat(report.clean()).isTrue();
    }

    @Test
    void aMovementThatOnlyOneSideKnowsIsMissingOnTheOther() {
        assertThat(cause(List.of(), List.of(told(ours, 60)))).isEqualTo(Cause.MISSING_HERE);
        assertThat(cause(List.of(ours), List.of())).isEqualTo(Cause.MISSING_THERE);
    }

    @Test
    void aPaymentIsNoRefundOfTheSameId() {
        var report = Matching.match(List.of(ours), List.of(refund("a", 10_000)), TERMS);
        assertThat(report.counts()).isEqualTo(Map.of(Cause.MISSING_HERE, 1, Cause.MISSING_THERE, 1));
    }

    @Test
    void whatDiffersIsSaid() {
        assertThat(cause(List.of(ours), List.of(told(paid("a", 9_999, NOON), 59))))
                .isEqualTo(Cause.AMOUNT);
        assertThat(cause(List.of(ours), List.of(told(ours, 61)))).isEqualTo(Cause.FEE);
        var euros = new Movement(Kind.PAYMENT, "a", "a", Money.of(10_000, "EUR"), Money.of(60, "EUR"), NOON, 1);
        assertThat(cause(List.of(ours), List.of(euros))).isEqualTo(Cause.CURRENCY);
    }

    @Test
    void aWrongAmountWithAFeeOfItsOwnIsTwoDifferences() {
        var report = Matching.match(List.of(ours), List.of(told(paid("a", 20_000, NOON), 60)), TERMS);
        assertThat(report.counts()).isEqualTo(Map.of(Cause.AMOUNT, 1, Cause.FEE, 1));
        assertThat(report.differences().getLast().expectedFee()).isEqualTo(Money.of(120, "CNY"));
    }

    @Test
    void whereNothingWasAgreedFeesAreNotJudged() {
        var terms = new Matching.Terms(FROM, UNTIL, TERMS.margin(), Optional.empty(), 100);
        assertThat(Matching.match(List.of(ours), List.of(told(ours, 999)), terms)
                        .clean())
                .isTrue();
    }

    @Test
    void whatIsListedTwiceIsSaidWhetherWeKnowItOrNot() {
        assertThat(cause(List.of(ours), List.of(told(ours, 60), told(ours, 60))))
                .isEqualTo(Cause.DUPLICATED);
        var report = Matching.match(List.of(), List.of(told(ours, 60), told(ours, 60)), TERMS);
        assertThat(report.counts()).isEqualTo(Map.of(Cause.MISSING_HERE, 1, Cause.DUPLICATED, 1));
    }

    @Test
    void whatWasBookedOnTheOtherSideOfTheCutNeedsNobody() {
        var late = paid("late", 100, UNTIL.minusSeconds(10));
        assertThat(cause(List.of(late), List.of())).isEqualTo(Cause.OTHER_DAY);
        var early = paid("early", 100, FROM.minusSeconds(10));
        assertThat(cause(List.of(early), List.of(told(paid("early", 100, FROM.plusSeconds(5)), 0))))
                .isEqualTo(Cause.OTHER_DAY);
        assertThat(Matching.match(List.of(late), List.of(), TERMS).clean()).isTrue();
    }

    @Test
    void whatLiesOutsideTheTimeIsNoMatterOfThisFile() {
        var before = paid("before", 100, FROM.minusSeconds(600));
        var old = told(paid("old", 100, FROM.minus(Duration.ofDays(3))), 0);
        var report = Matching.match(List.of(before), List.of(old), TERMS);
        assertThat(report.counts()).isEmpty();
        assertThat(report.outside()).isEqualTo(1);
    }

    @Test
    void moreDifferencesThanWereAskedForAreOnlyCounted() {
        var many = new ArrayList<Movement>();
        for (int i = 0; i < 1_000; i++) {
            many.add(paid("p" + i, 100, NOON));
        }
        var report = Matching.match(many, List.of(), TERMS);
        assertThat(report.differences()).hasSize(100);
        assertThat(report.counts()).isEqualTo(Map.of(Cause.MISSING_THERE, 1_000));
    }

    @Test
    void ourBooksTellEachMovementOnce() {
        assertThatThrownBy(() -> Matching.match(List.of(ours, ours), List.of(), TERMS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The short version of {@code ./wishwright bench money}: whatever is wrong, and only that, is found. */
    @Test
    void everyPlantedFaultIsFoundAndNothingElse() {
        for (long seed = 1; seed <= 20; seed++) {
            var planted = PlantedFaults.plant(seed, 5_000, 100);
            var report = Matching.match(planted.ours(), planted.theirs(), planted.terms());
            assertThat(planted.missed(report)).as("seed " + seed).isEmpty();
            assertThat(planted.falseAlarms(report)).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void theOrderOfTheFileDoesNotMatter() {
        var planted = PlantedFaults.plant(7, 1_000, 50);
        var counts = Matching.match(planted.ours(), planted.theirs(), planted.terms())
                .counts();
        var shuffled = new ArrayList<>(planted.theirs());
        Collections.shuffle(shuffled, new Random(1));
        assertThat(Matching.match(planted.ours(), shuffled, planted.terms()).counts())
                .isEqualTo(counts);
    }

    private static Cause cause(List<Movement> ours, List<Movement> theirs) {
        var report = Matching.match(ours, theirs, TERMS);
        assertThat(report.differences()).hasSize(1);
        return report.differences().getFirst().cause();
    }

    private static Movement paid(String id, long minor, Instant booked) {
        return new Movement(Kind.PAYMENT, id, id, Money.of(minor, "CNY"), null, booked, 0);
    }

    private static Movement refund(String id, long minor) {
        return new Movement(Kind.REFUND, id, "p", Money.of(minor, "CNY"), null, NOON, 0);
    }

    private static Movement told(Movement movement, long fee) {
        return new Movement(
                movement.kind(),
                movement.id(),
                movement.payment(),
                movement.amount(),
                Money.of(fee, "CNY"),
                movement.booked(),
                1);
    }
}
