package org.wishwright.platform.ledger.reconciliation;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.reconciliation.Difference.Cause;
import org.wishwright.platform.ledger.reconciliation.Movement.Kind;

/**
 * A day at a provider with faults planted in it, by seed: what {@code ./wishwright bench money} and the tests search for. All that
 * carries no fault is only told in another order, a few seconds apart, and with neighbours of other days.
 *
 * @param planted the cause planted by kind and id of the movement
 */
public record PlantedFaults(
        List<Movement> ours, List<Movement> theirs, Matching.Terms terms, Map<String, Cause> planted) {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MARGIN = Duration.ofMinutes(30);
    private static final FeeRule FEE = new FeeRule(60, RoundingMode.HALF_UP);
    private static final int SKEW_MILLIS = 20_000;
    private static final int OF_TEN_REFUNDS = 2;

    /** @param lines movements of the day @param faults how many of them are wrong, spread over all causes evenly */
    public static PlantedFaults plant(long seed, int lines, int faults) {
        var random = new Random(seed);
        var planting = new Planting(random, lines);
        var wrong = new HashSet<Integer>();
        while (wrong.size() < faults) {
            wrong.add(random.nextInt(lines));
        }
        var causes = Cause.values();
        int next = 0;
        for (int i = 0; i < lines; i++) {
            var movement = planting.movement();
            if (wrong.contains(i)) {
                planting.wrong(movement, causes[next++ % causes.length]);
            } else {
                planting.right(movement);
            }
        }
        planting.neighbours(lines / 100);
        Collections.shuffle(planting.theirs, random);
        return new PlantedFaults(
                planting.ours,
                planting.theirs,
                new Matching.Terms(FROM, FROM.plus(DAY), MARGIN, Optional.of(FEE), Integer.MAX_VALUE),
                planting.planted);
    }

    /** Those planted that a report does not say, or says wrongly. */
    public Set<String> missed(Report report) {
        var missed = new HashSet<>(planted.keySet());
        for (var difference : report.differences()) {
            var name = name(difference);
            if (planted.get(name) == difference.cause()) {
                missed.remove(name);
            }
        }
        return missed;
    }

    /** What a report says though nothing of the kind was planted. */
    public List<Difference> falseAlarms(Report report) {
        return report.differences().stream()
                .filter(difference -> planted.get(name(difference)) != difference.cause())
                .toList();
    }

    private static String name(Difference difference) {
        var movement = difference.theirs() == null ? difference.ours() : difference.theirs();
        return movement == null ? "" : movement.kind() + " " + movement.id();
    }

    /** The two sides while they are written. */
    private static final class Planting {
        final List<Movement> ours;
        final List<Movement> theirs;
        final Map<String, Cause> planted = new HashMap<>();
        final Random random;

        Planting(Random random, int lines) {
            this.random = random;
            ours = new ArrayList<>(lines);
            theirs = new ArrayList<>(lines);
        }

        Movement movement() {
            var id = new UUID(random.nextLong(), random.nextLong()).toString();
            boolean refund = random.nextInt(10) < OF_TEN_REFUNDS;
            var inside = DAY.minus(MARGIN).minus(MARGIN).toMillis();
            var booked = FROM.plus(MARGIN).plusMillis(random.nextLong(inside));
            return new Movement(
                    refund ? Kind.REFUND : Kind.PAYMENT,
                    id,
                    refund ? "of " + id : id,
                    Money.of(1 + random.nextInt(1_000_000), "CNY"),
                    null,
                    booked,
                    0);
        }

        void right(Movement movement) {
            ours.add(movement);
            theirs.add(told(movement, movement.amount(), 0, movement.booked().plusMillis(random.nextInt(SKEW_MILLIS))));
        }

        void wrong(Movement drawn, Cause cause) {
            // A fee is told of payments alone.
            var movement = cause == Cause.FEE
                    ? new Movement(Kind.PAYMENT, drawn.id(), drawn.id(), drawn.amount(), null, drawn.booked(), 0)
                    : drawn;
            planted.put(movement.kind() + " " + movement.id(), cause);
            var amount = movement.amount();
            switch (cause) {
                case MISSING_HERE -> theirs.add(told(movement, amount, 0, movement.booked()));
                case MISSING_THERE -> ours.add(movement);
                case AMOUNT -> both(movement, amount.plus(Money.of(1 + random.nextInt(100), "CNY")), 0);
                case FEE -> both(movement, amount, 1 + random.nextInt(9));
                case CURRENCY -> both(movement, Money.of(amount.minor(), "USD"), 0);
                case DUPLICATED -> {
                    right(movement);
                    theirs.add(told(movement, amount, 0, movement.booked()));
                }
                case OTHER_DAY -> ours.add(at(movement, FROM.plus(DAY).minusSeconds(1 + random.nextInt(600))));
            }
        }

        /** Of the days before and after: in our margin, and not in the file. */
        void neighbours(int count) {
            for (int i = 0; i < count; i++) {
                var seconds = 1 + random.nextInt((int) MARGIN.toSeconds() - 1);
                boolean before = random.nextBoolean();
                ours.add(at(
                        movement(),
                        before ? FROM.minusSeconds(seconds) : FROM.plus(DAY).plusSeconds(seconds)));
            }
        }

        private void both(Movement movement, Money amount, long feeOff) {
            ours.add(movement);
            theirs.add(told(movement, amount, feeOff, movement.booked()));
        }

        private static Movement told(Movement movement, Money amount, long feeOff, Instant booked) {
            var fee = movement.kind() == Kind.PAYMENT
                    ? FEE.of(amount).plus(new Money(feeOff, amount.currency()))
                    : Money.zero(amount.currency());
            return new Movement(movement.kind(), movement.id(), movement.payment(), amount, fee, booked, 1);
        }

        private static Movement at(Movement movement, Instant booked) {
            return new Movement(movement.kind(), movement.id(), movement.payment(), movement.amount(), null, booked, 0);
        }
    }
}
