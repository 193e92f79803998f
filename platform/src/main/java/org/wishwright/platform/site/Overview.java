package org.wishwright.platform.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.wishwright.platform.ledger.CurrencySum;
import org.wishwright.platform.plan.PlanFigures;

/**
 * The whole platform in figures, for its operator.
 *
 * @param orders count by state
 * @param ledger one row a currency; balanced or the books are broken
 * @param doubleBookedMinutes minutes in which one machine is booked twice: 0, or the plan is broken
 * @param waitingTimers deadlines that are due and have not fired
 * @param waitingEvents events whose listeners have not finished
 */
public record Overview(
        Instant now,
        Map<String, Long> orders,
        List<CurrencySum> ledger,
        PlanFigures plan,
        double doubleBookedMinutes,
        long waitingTimers,
        long waitingEvents) {}
