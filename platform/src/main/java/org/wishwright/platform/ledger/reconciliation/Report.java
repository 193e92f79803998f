package org.wishwright.platform.ledger.reconciliation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.wishwright.platform.ledger.reconciliation.Difference.Cause;

/**
 * What came of a comparison.
 *
 * @param ours movements of ours in the time
 * @param theirs lines of the file in the time
 * @param agreed movements on which both sides agree in everything
 * @param outside lines of the file that lie outside the time and that nothing of ours was waiting for
 * @param counts differences by cause, all of them
 * @param differences at most as many as were asked for, in the order of the file, then of our books
 */
public record Report(
        int ours, int theirs, int agreed, int outside, Map<Cause, Integer> counts, List<Difference> differences) {

    public Report {
        counts = Map.copyOf(counts);
        differences = List.copyOf(differences);
    }

    /** Whether anybody has to act. */
    public boolean clean() {
        return counts.entrySet().stream().allMatch(count -> count.getKey() == Cause.OTHER_DAY || count.getValue() == 0);
    }

    static Map<Cause, Integer> none() {
        return new EnumMap<>(Cause.class);
    }
}
