package org.wishwright.market;

/** Where money goes that leaves a deposit other than back to its payer. */
public sealed interface Payee {

    /** To a party, hers. */
    record ToParty(Alias party) implements Payee {}

    /** Into the price of a deal, held there by the order's own terms. */
    record ToDeal(String deal) implements Payee {}

    /** To the platform. */
    record ToPlatform() implements Payee {}
}
