package org.wishwright.platform.ledger;

/** What an account stands for. The provider's cash and a claim are assets, a loss is gone; all others are owed to somebody. */
public enum AccountKind {
    /** Cash held at the payment provider, mirrored; split into shards so that payments do not queue on one row. */
    PROVIDER,
    /** Money held for one order until it is released or refunded; its owner is the order. */
    ESCROW,
    /** 定金 for one order or pledge: forfeited by a payer who withdraws, returned twofold by a receiver who does. */
    EARNEST,
    /** 订金 for one order or pledge: a part paid ahead, returned whatever the reason. */
    PREPAYMENT,
    /** Security for one order or pledge, returned when nothing is claimed of it. */
    HOLD,
    /** What the platform owes a maker, merchant, designer or leader, and hers to take. */
    PARTY,
    /** What a party has earned and may take only after a while. */
    HOLDBACK,
    /** What a seller has lodged against broken promises. */
    BOND,
    /** What the platform has earned; split into shards as well. */
    COMMISSION,
    /** What the platform has put aside to compensate people; split into shards as well. */
    COMPENSATION,
    /** What payers' banks took back and have not decided about: the platform's claim, below zero as long as it is open; shards. */
    CLAIM,
    /** What banks took back for good and nobody else could bear: below zero by so much; shards. */
    LOSS
}
