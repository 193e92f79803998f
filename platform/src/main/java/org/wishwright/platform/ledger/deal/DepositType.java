package org.wishwright.platform.ledger.deal;

/** What money paid ahead is in law, and hence what becomes of it when the deal does not come about. */
public enum DepositType {
    /** 定金: the payer who withdraws forfeits it, the receiver who does returns it twofold. */
    EARNEST,
    /** 订金: a part of the price paid ahead; it goes back whoever withdraws. */
    PREPAYMENT,
    /** Held as security; no part of the price. */
    HOLD
}
