package org.wishwright.platform.ledger;

/** What a provider says about a refund. */
public sealed interface RefundAnswer {

    /** Taken on for good. */
    record Done(String reference) implements RefundAnswer {}

    /** In progress; asking for it again will tell. */
    record Pending() implements RefundAnswer {}

    /** It will not happen by asking again: an operator has to look. */
    record Refused(String reason) implements RefundAnswer {}
}
