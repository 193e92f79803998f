package org.wishwright.platform.ledger;

/**
 * An account whose balance is not what its transfers add up to; a sound ledger has none.
 *
 * @param kept balances as kept: debits pending, debits posted, credits pending, credits posted, in minor units
 * @param recomputed the same recomputed from the transfers
 */
public record LedgerDifference(AccountRef account, String kept, String recomputed) {}
