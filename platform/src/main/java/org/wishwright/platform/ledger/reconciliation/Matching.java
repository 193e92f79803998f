package org.wishwright.platform.ledger.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.reconciliation.Difference.Cause;
import org.wishwright.platform.ledger.reconciliation.Movement.Kind;

/**
 * Matches the two sides by what both call a movement. Every line of the file and every movement of ours within the time is
 * agreed on, or is in exactly one difference, unless both amount and fee are wrong, which are two. O(ours + theirs).
 */
public final class Matching {

    /**
     * What is compared.
     *
     * @param from the first moment of the file's time
     * @param until the first moment after it
     * @param margin how far apart the two sides may book the same movement; ours must reach as far on both ends
     * @param fee what was agreed, empty where fees are not judged
     * @param most differences kept; the others are only counted
     */
    public record Terms(Instant from, Instant until, Duration margin, Optional<FeeRule> fee, int most) {

        boolean holds(Instant booked) {
            return !booked.isBefore(from) && booked.isBefore(until);
        }

        /** Whether the other side may have booked it in the time before or after. */
        boolean nearCut(Instant booked) {
            return booked.isBefore(from.plus(margin)) || !booked.isBefore(until.minus(margin));
        }
    }

    /** A movement of ours, and whether a line was found for it. */
    private static final class Waiting {
        final Movement ours;
        boolean found;

        Waiting(Movement ours) {
            this.ours = ours;
        }
    }

    private record Key(Kind kind, String id) {}

    private final Terms terms;
    private final Map<Cause, Integer> counts = Report.none();
    private final List<Difference> differences = new ArrayList<>();
    private int agreed;
    private int outside;
    private int theirs;

    private Matching(Terms terms) {
        this.terms = terms;
    }

    /**
     * Compares.
     *
     * @param ours each movement once, from {@code margin} before the time until {@code margin} after it
     * @param theirs the lines of the file, in any order
     */
    public static Report match(List<Movement> ours, List<Movement> theirs, Terms terms) {
        return new Matching(terms).matched(ours, theirs);
    }

    private Report matched(List<Movement> ours, List<Movement> theirs) {
        var waiting = HashMap.<Key, Waiting>newHashMap(ours.size());
        for (var movement : ours) {
            if (waiting.put(new Key(movement.kind(), movement.id()), new Waiting(movement)) != null) {
                throw new IllegalArgumentException("Our books tell " + movement.id() + " twice");
            }
        }
        var strangers = new HashMap<Key, Movement>();
        for (var line : theirs) {
            var key = new Key(line.kind(), line.id());
            compare(waiting.get(key), line, strangers, key);
        }
        int inTime = 0;
        for (var movement : ours) {
            if (terms.holds(movement.booked())) {
                inTime++;
                leftOver(waiting.get(new Key(movement.kind(), movement.id())));
            }
        }
        return new Report(inTime, this.theirs, agreed, outside, counts, differences);
    }

    private void compare(@Nullable Waiting known, Movement line, Map<Key, Movement> strangers, Key key) {
        boolean inTime = terms.holds(line.booked());
        if (inTime || known != null) {
            theirs++;
        }
        if (known == null) {
            if (!inTime) {
                outside++;
            } else if (strangers.put(key, line) == null) {
                note(Cause.MISSING_HERE, null, line, null);
            } else {
                note(Cause.DUPLICATED, null, line, null);
            }
            return;
        }
        if (known.found) {
            note(Cause.DUPLICATED, known.ours, line, null);
            return;
        }
        known.found = true;
        both(known.ours, line, inTime);
    }

    private void both(Movement ours, Movement line, boolean inTime) {
        if (!ours.amount().currency().equals(line.amount().currency())) {
            note(Cause.CURRENCY, ours, line, null);
            return;
        }
        boolean wrong = false;
        if (ours.amount().minor() != line.amount().minor()) {
            note(Cause.AMOUNT, ours, line, null);
            wrong = true;
        }
        var agreedFee = agreedFee(line);
        if (agreedFee != null && !agreedFee.equals(line.fee())) {
            note(Cause.FEE, ours, line, agreedFee);
            wrong = true;
        }
        if (!wrong && inTime != terms.holds(ours.booked())) {
            note(Cause.OTHER_DAY, ours, line, null);
            wrong = true;
        }
        agreed += wrong ? 0 : 1;
    }

    /** The fee on the amount that the line itself says; null where nothing was agreed or the file does not say. */
    private @Nullable Money agreedFee(Movement line) {
        return line.fee() == null || line.kind() != Kind.PAYMENT
                ? null
                : terms.fee().map(rule -> rule.of(line.amount())).orElse(null);
    }

    private void leftOver(@Nullable Waiting waiting) {
        if (waiting != null && !waiting.found) {
            var cause = terms.nearCut(waiting.ours.booked()) ? Cause.OTHER_DAY : Cause.MISSING_THERE;
            note(cause, waiting.ours, null, null);
        }
    }

    private void note(Cause cause, @Nullable Movement ours, @Nullable Movement theirs, @Nullable Money expectedFee) {
        counts.merge(cause, 1, Integer::sum);
        if (differences.size() < terms.most()) {
            differences.add(new Difference(cause, ours, theirs, expectedFee));
        }
    }
}
