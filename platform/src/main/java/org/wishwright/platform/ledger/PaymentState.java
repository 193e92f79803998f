package org.wishwright.platform.ledger;

import java.time.Instant;
import org.wishwright.kernel.Money;

/** Where a payment stands. */
public sealed interface PaymentState {

    /** Recorded; the provider has not been asked yet, or has not answered yet. */
    record Initiated() implements PaymentState {}

    /** The provider did not say how it ended; asking again will tell. Until then it counts as neither. */
    record Unknown() implements PaymentState {}

    /** The provider holds the money and the ledger mirrors it. */
    record Captured(Instant at) implements PaymentState {}

    /** No money moved. */
    record Declined(Instant at) implements PaymentState {}

    /** Captured, and since given back in part or whole; {@code refunded} is the sum given back. */
    record Refunded(Instant at, Money refunded) implements PaymentState {}

    /** True until the outcome is known. */
    default boolean open() {
        return this instanceof Initiated || this instanceof Unknown;
    }

    /** INITIATED, UNKNOWN, CAPTURED, DECLINED or REFUNDED, as the API says it. */
    default String code() {
        return switch (this) {
            case Initiated() -> "INITIATED";
            case Unknown() -> "UNKNOWN";
            case Captured(var at) -> "CAPTURED";
            case Declined(var at) -> "DECLINED";
            case Refunded(var at, var refunded) -> "REFUNDED";
        };
    }
}
