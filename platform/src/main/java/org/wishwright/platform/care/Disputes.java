package org.wishwright.platform.care;

import java.util.List;
import java.util.UUID;
import org.wishwright.kernel.Money;
import org.wishwright.platform.care.responsibility.Bearer;
import org.wishwright.platform.care.responsibility.Finding;
import org.wishwright.platform.care.responsibility.Matter;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderId;

/** Opens, answers and decides disputes; refusals come as {@code RefusedException}. */
public interface Disputes {

    /**
     * The buyer says what is wrong: after the order was sent, or once it is late. Refused as {@code care.not-yet},
     * {@code care.too-late}, and as {@code care.open} while another one about the order is undecided.
     */
    Dispute open(Caller buyer, OrderId order, Matter matter, Remedy asked, String words);

    /** The maker takes it upon itself or does not, with its reasons. */
    Dispute answer(Caller maker, UUID dispute, boolean agrees, String words);

    /**
     * An operator decides, and the money follows at once. All money back ends an order that has not left, as a cancellation does.
     *
     * @param amount of a part refund, compensation or cancellation; not looked at for the other remedies
     */
    Dispute decide(Caller operator, UUID dispute, Remedy remedy, Bearer bearer, Money amount, String words);

    /** Those about the buyer's own order, newest first. */
    List<Dispute> ofOrder(Caller buyer, OrderId order);

    /** Those of the makers the caller works for, undecided first, then newest first; at most a hundred. */
    List<Dispute> ofMaker(Caller maker);

    /** For operators: all, undecided first; at most a hundred. */
    List<Dispute> all(Caller operator);

    /** For operators. */
    Dispute one(Caller operator, UUID dispute);

    /** For the buyer, the maker and operators: who was responsible for what, by the order's facts. */
    List<Finding> findings(Caller caller, OrderId order);

    /** Whether the order has left the maker or is over: before, a decision can end it. */
    boolean hasLeft(OrderId order);

    /** What of the order's money can still go back. */
    Money refundable(OrderId order);
}
