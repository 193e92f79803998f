package org.wishwright.market;

/** What a deposit is in law; a page says which, never two. */
public enum DepositType {
    /** 定金: forfeited by a payer who defaults, returned manifold by a receiver who does. */
    EARNEST,
    /** 订金: part of the price paid ahead, returned when nothing comes of it. */
    PREPAYMENT,
    /** Held as security and no part of the price. */
    HOLD
}
