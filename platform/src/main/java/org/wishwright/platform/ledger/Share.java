package org.wishwright.platform.ledger;

import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/** A party's part of released money. */
public record Share(PartyId party, Money amount) {}
