package org.wishwright.platform.ledger.deal;

import org.wishwright.platform.identity.PartyId;

/** Where money of a deal can be. */
public sealed interface Pocket {

    /** With the payer, outside. */
    record Payer() implements Pocket {}

    /** Paid ahead and held, as what it is in law. */
    record Deposit(DepositType type) implements Pocket {}

    /** Paid towards the price and held. */
    record Escrow() implements Pocket {}

    /** A party's, free to take. */
    record Share(PartyId party) implements Pocket {}

    /** A party's, not yet free to take. */
    record Holdback(PartyId party) implements Pocket {}

    /** The platform's commission. */
    record Commission() implements Pocket {}

    /** What the platform has earned with all deals: it pays out of it for what is its own fault. */
    record Earned() implements Pocket {}

    /** What a seller has lodged. */
    record Bond(PartyId seller) implements Pocket {}

    /** What the platform has put aside to compensate. */
    record Fund() implements Pocket {}
}
