package org.wishwright.platform.site;

import java.util.List;
import java.util.Map;
import org.wishwright.platform.foundation.WaitingEvents;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.production.FloorFigures;
import org.wishwright.platform.timer.TimerBook;

/**
 * Whether the platform works as it should, and what got stuck.
 *
 * @param databaseMillis how long the database took to answer a small question
 * @param unplanned orders that were paid and hold no place in a plan
 * @param idle released work on which nothing has happened for {@link #IDLE_HOURS} hours after it should have ended
 * @param makers names of the makers whose work is idle, by the factory's id
 * @param unknown payments whose outcome the provider has not said, {@code flagged} those that need a decision
 */
public record Health(
        long databaseMillis,
        TimerBook.Figures timers,
        WaitingEvents.Figures events,
        List<WaitingEvents.Waiting> oldestEvents,
        List<OrderSummary> unplanned,
        List<FloorFigures.Idle> idle,
        Map<String, String> makers,
        List<Payment> unknown,
        List<Payment> flagged) {

    public static final int IDLE_HOURS = 4;

    /** An event that has waited longer than this has failed or its node was killed. */
    public static final int PATIENCE_SECONDS = 30;

    public boolean eventsStuck() {
        return events.oldestSeconds() > PATIENCE_SECONDS;
    }

    public boolean nothingStuck() {
        return !eventsStuck() && unplanned.isEmpty() && idle.isEmpty() && unknown.isEmpty() && flagged.isEmpty();
    }
}
