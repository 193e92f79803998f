package org.wishwright.market.groupbuy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.market.Alias;
import org.wishwright.market.Input;

/** What happens in a pool. */
public sealed interface GroupBuyInput extends Input {

    /**
     * A consumer joins.
     *
     * @param linkedTo suppliers that the platform knows her account to be linked to; if one of them bids she is left out
     */
    record Joined(long units, List<Alias> linkedTo) implements GroupBuyInput {
        public Joined {
            linkedTo = List.copyOf(linkedTo);
        }
    }

    /** A consumer leaves before joining closes. */
    record Left() implements GroupBuyInput {}

    /**
     * A supplier commits to a bid; a later one takes its place.
     *
     * @param hash {@link Bid#committed}
     */
    record Committed(String hash) implements GroupBuyInput {}

    /** The platform, or the supplier herself, opens what she committed to. */
    record Revealed(Alias supplier, Bid bid, String nonce) implements GroupBuyInput {}

    /** A supplier takes her bid back. */
    record Withdrew() implements GroupBuyInput {}

    /**
     * A consumer chooses among the winners; a later choice takes its place.
     *
     * @param second where she goes when the first has no room or does not come about; null for her money back
     */
    record Picked(Alias first, @Nullable Alias second) implements GroupBuyInput {}
}
