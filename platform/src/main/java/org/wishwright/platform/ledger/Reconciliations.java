package org.wishwright.platform.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.reconciliation.Difference;
import org.wishwright.platform.ledger.reconciliation.Difference.Cause;

/** Compares providers' settlement files with the ledger; operators only. */
public interface Reconciliations {

    /**
     * A file as it came.
     *
     * @param method the provider whose file it is
     * @param from the first moment it is about
     * @param until the first moment after it
     */
    record File(String method, String name, byte[] content, Instant from, Instant until) {}

    /** @param counts differences by cause, all of them, also those that are not listed */
    record Run(
            UUID id,
            String method,
            String fileName,
            Instant from,
            Instant until,
            Instant imported,
            int ours,
            int theirs,
            int agreed,
            int outside,
            Map<Cause, Integer> counts) {

        /** How many somebody has to look at. */
        public int open() {
            return counts.entrySet().stream()
                    .filter(count -> count.getKey() != Cause.OTHER_DAY)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    /** @param next position to go on from, null on the last page */
    record Page(List<Difference> items, @Nullable Integer next) {}

    /** @param cause null for all @param search a part of the id of a payment or a movement; empty for all */
    record Wanted(UUID run, @Nullable Cause cause, String search, int after) {}

    /**
     * Compares and keeps what was found, or takes nothing of the file at all. The same file for the same time again answers as it
     * did at first.
     */
    Run compare(Caller caller, File file);

    /** The sandbox's own account of a time, compared; refused where a provider gives no file by itself. */
    Run fetch(Caller caller, String method, Instant from, Instant until);

    /** Newest first, at most 50. */
    List<Run> latest(Caller caller);

    Optional<Run> find(Caller caller, UUID run);

    /** At most 50 differences in the order of the file, from after a position. */
    Page differences(Caller caller, Wanted wanted);
}
