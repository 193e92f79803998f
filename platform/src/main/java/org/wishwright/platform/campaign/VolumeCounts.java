package org.wishwright.platform.campaign;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.identity.PartyId;

/** Counts ordinary orders in windows of volume tiers; the later stage says what was paid and pays back what comes back. */
public interface VolumeCounts {

    /** Kind of the timer that fires, with the order as its subject, when something of it is to be paid back. */
    String REBATE = "order.volume-rebate";

    /** @param price of all its units */
    record Bought(long units, Money price) {}

    /** In the transaction in which an order is paid: it counts where a window for what it buys is open at this moment. */
    void paid(UUID order, PartyId buyer, Map<BlueprintId, Bought> bought);

    /** In the transaction in which it is called off: it counts no more, where its window is still open. */
    void calledOff(UUID order);

    /** What is to be paid back of an order, once: asked again it is empty. In the transaction that pays it. */
    Optional<Money> take(UUID order);
}
