package org.wishwright.platform.ledger;

/** What an account stands for. Only the provider's cash is an asset; all others are owed to somebody. */
public enum AccountKind {
    /** Cash held at the payment provider, mirrored; split into shards so that payments do not queue on one row. */
    PROVIDER,
    /** Money held for one order until it is released or refunded; its owner is the order. */
    ESCROW,
    /** What the platform owes a maker or partner. */
    PARTY,
    /** What the platform has earned; split into shards as well. */
    COMMISSION
}
