package org.wishwright.market.tier;

import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.Input;

/** What happens in a window of volume tiers. */
public sealed interface TierInput extends Input {

    /** A buyer orders; she may do so again. The price is that of her configuration, for all units. */
    record Ordered(long units, Money price) implements TierInput {}

    /** The platform says that somebody bought the same through its checkout and paid all of it there; nothing of that is held here. */
    record Bought(Alias buyer, long units, Money price) implements TierInput {}

    /** The platform says that an order was called off or returned: it counts no more. */
    record CalledOff(String entry) implements TierInput {}
}
