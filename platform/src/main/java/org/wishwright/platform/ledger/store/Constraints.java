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
            var refusal = overflowed(e)
                    ? Refusal.of(
                            "ledger.amount-overflow",
                            "No account can hold this much: 9223372036854775807 minor units at most. Move less.")
                    : refusal(constraint(e));
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
                        "ledger.pending-conflict",
                        "This transfer was posted, voided or expired before. Nothing was changed.");
            case "transfer_fits_pending" ->
                Refusal.of(
                        "ledger.pending-exceeded",
                        "Post at most what was announced, and only a transfer that was announced.");
            case "transfer_not_expired" ->
                Refusal.of(
                        "ledger.pending-expired",
                        "The time of this announced transfer is over. Announce another; nothing was changed.");
            case "transfer_expires_pending" ->
                Refusal.of("ledger.expiry-past", "An announced transfer expires in the future. Choose a later time.");
            case "transfer_period_open" ->
                Refusal.of(
                        "ledger.period-closed",
                        "The books of this time are closed. Record a correction today instead; nothing was changed.");
            case "transfer_not_ahead" ->
                Refusal.of("ledger.recorded-ahead", "Nothing is recorded in the future. Nothing was changed.");
            case "transfer_corrects_fit" ->
                Refusal.of(
                        "ledger.correction-exceeded",
                        "Corrections give back at most what was moved, in its currency. Correct less, or another transfer.");
            case "invoice_within_paid" ->
                Refusal.of(
                        "invoice.exceeds-paid",
                        "More would be invoiced than was paid. Money went back meanwhile: look at the order again.");
            case "invoice_reversal_within" ->
                Refusal.of(
                        "invoice.reversal-exceeds",
                        "More would be taken back than the invoice says. It was taken back meanwhile; look again.");
            case null, default -> null;
        };
    }

    private static boolean overflowed(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException failed && "22003".equals(failed.getSQLState())) {
                return true;
            }
        }
        return false;
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
