package org.wishwright.platform.production.floor;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.PieceId;

/**
 * A floor event as it was sent, not yet believed.
 *
 * @param occurredAt ISO-8601 instant; null means now
 * @param allPassed every open piece not among {@code failed} has passed
 */
public record Report(
        String key,
        String operation,
        String kind,
        @Nullable String occurredAt,
        boolean allPassed,
        List<String> passed,
        List<Failed> failed) {

    /** How far ahead of ours a reporter's clock may be. */
    public static final Duration TOLERANCE = Duration.ofMinutes(1);

    private static final int LONGEST_REASON = 300;

    public record Failed(String piece, String reason, String disposition) {}

    /** The event, or why this is none. */
    public Outcome<FloorEvent> read(Instant now) {
        if (key.length() < 8 || key.length() > 100) {
            return refuse("production.key-invalid", "An event's key has 8 to 100 characters.");
        }
        var id = uuid(operation);
        if (id.isEmpty()) {
            return refuse("production.operation-not-found", "There is no such operation here.");
        }
        return occurred(now).flatMap(at -> event(new OperationId(id.get()), at));
    }

    private Outcome<FloorEvent> event(OperationId id, Instant at) {
        return switch (kind) {
            case "START" -> Outcome.accepted(new FloorEvent.Start(key, id, at));
            case "FINISH" -> Outcome.accepted(new FloorEvent.Finish(key, id, at));
            case "INSPECT" -> inspection(id, at);
            default -> refuse("production.kind-unknown", "An event's kind is START, FINISH or INSPECT.");
        };
    }

    private Outcome<Instant> occurred(Instant now) {
        if (occurredAt == null || occurredAt.isBlank()) {
            return Outcome.accepted(now);
        }
        try {
            var at = Instant.parse(occurredAt);
            return at.isAfter(now.plus(TOLERANCE))
                    ? refuse("production.in-future", "This has not happened yet. Report it with the time it happened.")
                    : Outcome.accepted(at.isAfter(now) ? now : at);
        } catch (DateTimeParseException _) {
            return refuse("production.time-invalid", "occurredAt is an instant such as 2027-01-31T08:00:00Z.");
        }
    }

    private Outcome<FloorEvent> inspection(OperationId id, Instant at) {
        var passedIds = pieces(passed);
        var failures = new ArrayList<FloorEvent.Failure>();
        for (var failure : failed) {
            var piece = uuid(failure.piece());
            if (piece.isEmpty()) {
                return noPiece(failure.piece());
            } else if (failure.reason().isBlank() || failure.reason().length() > LONGEST_REASON) {
                return refuse("production.reason-missing", "Say why the piece failed, in up to 300 characters.");
            } else if (!failure.disposition().equals("REWORK")
                    && !failure.disposition().equals("REPLACE")) {
                return refuse("production.disposition-unknown", "A failed piece goes to REWORK or is to REPLACE.");
            }
            failures.add(new FloorEvent.Failure(
                    new PieceId(piece.get()),
                    failure.reason().strip(),
                    FloorEvent.Disposition.valueOf(failure.disposition())));
        }
        if (passedIds.isEmpty()) {
            return noPiece("");
        }
        return Outcome.accepted(new FloorEvent.Inspect(key, id, at, allPassed, passedIds.get(), failures));
    }

    private static Optional<Set<PieceId>> pieces(List<String> texts) {
        var ids = new LinkedHashSet<PieceId>();
        for (var text : texts) {
            var id = uuid(text);
            if (id.isEmpty()) {
                return Optional.empty();
            }
            ids.add(new PieceId(id.get()));
        }
        return Optional.of(ids);
    }

    static <T> Outcome<T> noPiece(String piece) {
        return Outcome.refused(Refusal.of(
                "production.piece-not-found", "A piece named here is not in this work order.", "piece", piece));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static <T> Outcome<T> refuse(String code, String sentence) {
        return Outcome.refused(Refusal.of(code, sentence));
    }
}
