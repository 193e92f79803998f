package org.wishwright.platform.order.work;

import java.util.List;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.FreightRule;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.Promise;

/**
 * What an order would cost and by when it would ship; holds nothing.
 *
 * @param limitedBy what people call the work centre that the date waits for
 */
public record Quote(
        PartyId maker,
        List<OrderedLine> lines,
        Money items,
        Money freight,
        Money total,
        Promise promise,
        LocalText limitedBy,
        List<FreightRule> freightRules) {}
