package org.wishwright.platform.production.floor;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.PieceId;

/** What a worker reports. */
public sealed interface FloorEvent {

    /** The reporter's own key: the same key twice is the same event. */
    String key();

    OperationId operation();

    /** When it happened, which may be some time before it is reported. */
    Instant occurred();

    default Kind kind() {
        return switch (this) {
            case Start _ -> Kind.START;
            case Finish _ -> Kind.FINISH;
            case Inspect _ -> Kind.INSPECT;
        };
    }

    record Start(String key, OperationId operation, Instant occurred) implements FloorEvent {}

    record Finish(String key, OperationId operation, Instant occurred) implements FloorEvent {}

    /**
     * Verdicts on pieces after the last step; pieces not named keep waiting.
     *
     * @param allPassed every piece not in {@code failed} has passed
     */
    record Inspect(
            String key,
            OperationId operation,
            Instant occurred,
            boolean allPassed,
            Set<PieceId> passed,
            List<Failure> failed)
            implements FloorEvent {

        public Inspect {
            passed = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(passed));
            failed = List.copyOf(failed);
        }
    }

    enum Kind {
        START,
        FINISH,
        INSPECT
    }

    /** What becomes of a piece that failed. */
    enum Disposition {
        /** The last step is done on it again. */
        REWORK,
        /** It is scrapped and another one made, urgently. */
        REPLACE
    }

    record Failure(PieceId piece, String reason, Disposition disposition) {}
}
