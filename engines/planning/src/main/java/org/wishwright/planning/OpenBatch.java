package org.wishwright.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A batch that may be joined, as the index by content hash lists it: earliest start first, then by id. */
record OpenBatch(Instant start, String id) implements Comparable<OpenBatch> {

    private static final Comparator<OpenBatch> ORDER =
            Comparator.comparing(OpenBatch::start).thenComparing(OpenBatch::id);

    static OpenBatch of(Batch batch) {
        return new OpenBatch(batch.start(), batch.id());
    }

    @Override
    public int compareTo(OpenBatch other) {
        return ORDER.compare(this, other);
    }

    /** The same list with one more, in its place. */
    List<OpenBatch> insertedInto(List<OpenBatch> sorted) {
        int at = sorted.size();
        while (at > 0 && sorted.get(at - 1).compareTo(this) > 0) {
            at--;
        }
        var next = new ArrayList<OpenBatch>(sorted.size() + 1);
        next.addAll(sorted);
        next.add(at, this);
        return next;
    }
}
