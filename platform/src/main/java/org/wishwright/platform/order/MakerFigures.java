package org.wishwright.platform.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/** Orders counted and found for desks, without asking who wants to know: for later stages, who ask. */
public interface MakerFigures {

    /** How many orders a maker has in each state; states without orders are missing. */
    Map<String, Long> countsByState(PartyId maker);

    /** What buyers have paid for orders that are under way, one sum a currency. */
    List<Money> held(PartyId maker);

    /** Paid orders whose ship date is over and that have not been shipped, longest overdue first. */
    List<OrderSummary> late(PartyId maker, Instant now, int most);

    long countLate(PartyId maker, Instant now);

    /** Orders whose number begins with the text or which hold a product so called, newest first. */
    Set<OrderId> matching(PartyId maker, String text, int most);

    /** Paid orders that nobody has begun with, of all makers, oldest first. */
    List<OrderSummary> waiting(Instant placedBefore, int most);
}
