package org.wishwright.platform.ledger.store;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/** Says in words which of the ledger's constraints a statement would have broken. */
final class Constraints {

    private Constraints() {}

    static <T> T refusing(Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DataIntegrityViolationException e) {
            var refusal = refusal(constraint(e));
            if (refusal == null) {
                throw e;
            }
            throw new RefusedException(refusal);
        }
    }

    private static @Nullable Refusal refusal(@Nullable String constraint) {
        return switch (constraint) {
            case "account_sufficient" ->
                Refusal.of("ledger.insufficient", "The account does not hold this much. Move at most what is free.");
            case "transfer_decided_once" ->
                Refusal.of(
                        "ledger.pending-conflict", "This transfer was posted or voided before. Nothing was changed.");
            case "transfer_fits_pending" ->
                Refusal.of(
                        "ledger.pending-exceeded",
                        "Post at most what was announced, and only a transfer that was announced.");
            case null, default -> null;
        };
    }

    private static @Nullable String constraint(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException failed && failed.getServerErrorMessage() != null) {
                return failed.getServerErrorMessage().getConstraint();
            }
        }
        return null;
    }
}
