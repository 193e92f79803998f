package org.wishwright.platform.ledger.invoice;

import java.time.Instant;

/**
 * Where an invoice stands; business time.
 *
 * <pre>
 * Requested → Issuing → Issued
 *                     → Refused
 * </pre>
 */
public sealed interface InvoiceState {

    /** Asked for; may still be changed. */
    record Requested() implements InvoiceState {}

    /** The tax service was told, and has not said how it ended; asking again will tell. */
    record Issuing() implements InvoiceState {}

    /** @param number the tax service's */
    record Issued(String number, Instant at) implements InvoiceState {}

    /** The tax service, or the seller, will not; another may be asked for. */
    record Refused(String reason) implements InvoiceState {}

    /** As the database, the API and the keys of words write it. */
    default String code() {
        return switch (this) {
            case Requested() -> "REQUESTED";
            case Issuing() -> "ISSUING";
            case Issued(var number, var at) -> "ISSUED";
            case Refused(var reason) -> "REFUSED";
        };
    }
}
