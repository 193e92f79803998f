package org.wishwright.platform.ledger;

/** What a verified notification says: the outcome of a payment. */
public record Notification(PaymentId payment, ChargeAnswer answer) {}
