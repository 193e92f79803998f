package org.wishwright.platform.order;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;

/** Looks orders up: for people by what they may see, for later stages in bulk and by id. */
public interface OrderBook {

    /** The caller's own order; anything else is refused as {@code order.not-found}. */
    BuyerOrder forBuyer(Caller caller, OrderId order);

    /**
     * An order that the caller's maker organisation fulfils, without measures of the buyer's body; anything else is refused as
     * {@code order.not-found}.
     */
    MakerOrder forMaker(Caller caller, OrderId order);

    /** The same with the measures it is cut by, which is written down for the buyer. */
    MakerOrder forCutting(Caller caller, OrderId order);

    /**
     * The measures by which pieces differ, for who makes them: the caller, who must have seen to it that they are hers to make. It is
     * written down for the buyers. Pieces that no body was measured for are missing.
     */
    Map<Cut, List<ChosenOption>> measures(Caller caller, Collection<Cut> pieces);

    /** @param module and {@code option}: what of the line is made */
    record Cut(OrderId order, LineId line, String module, String option) {}

    /** What the caller is to the order: decides who may watch it or read its evidence. Empty: it does not exist for her. */
    Optional<OrderRole> role(Caller caller, OrderId order);

    /** Without asking who wants to know: for later stages. Orders that do not exist are missing; at most 5,000. */
    Map<OrderId, OrderSummary> summaries(Collection<OrderId> orders);

    /** Lines of each order in their order, measures and all: for the program's own reckoning, never for a page; at most 5,000 orders. */
    Map<OrderId, List<OrderLine>> lines(Collection<OrderId> orders);

    /** What buyers asked of the caller's maker organisations, by order; orders without a note, or of other makers, are missing. */
    Map<OrderId, List<Note>> notes(Caller caller, Collection<OrderId> orders);

    /** @param number of the order */
    record Note(String number, String text) {}

    /** Those of the orders that are paid and neither lapsed nor cancelled. */
    Set<OrderId> paid(Collection<OrderId> orders);

    /** All orders that somebody bought. */
    Set<OrderId> boughtBy(PartyId buyer);

    /** The caller's own orders that are neither finished nor cancelled nor lapsed, newest first, among her newest twenty. */
    List<UnderWay> underWay(Caller caller, int most);

    record UnderWay(OrderSummary summary, List<OrderedLine> lines) {}

    /** How many orders are in each state, by its name; states without orders are missing. */
    Map<String, Long> countsByState();
}
