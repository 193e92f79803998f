package org.wishwright.platform.ledger;

import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/**
 * What the platform holds for a party in one currency.
 *
 * @param balance owed to her and hers to take
 * @param held paid by her and held for orders not yet received
 */
public record PartyBalance(PartyId party, Money balance, Money held) {}
