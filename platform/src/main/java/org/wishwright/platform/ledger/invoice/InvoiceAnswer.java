package org.wishwright.platform.ledger.invoice;

/** What a tax service says about an invoice. */
public sealed interface InvoiceAnswer {

    /** @param number of the invoice, for good */
    record Issued(String number) implements InvoiceAnswer {}

    record Refused(String reason) implements InvoiceAnswer {}

    /** In progress; asking will tell. */
    record Pending() implements InvoiceAnswer {}

    /** It never heard of the invoice. */
    record NeverHeard() implements InvoiceAnswer {}
}
