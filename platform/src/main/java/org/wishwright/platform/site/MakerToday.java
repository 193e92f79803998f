package org.wishwright.platform.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.Blueprints;
import org.wishwright.platform.onboarding.ApplicationState;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.plan.PlanWatch;
import org.wishwright.platform.talk.Troubles;

/**
 * A maker's day at a glance.
 *
 * @param onboarding where her application to sell here stands
 * @param orders count by state
 * @param held what buyers have paid for orders that are under way
 * @param late the orders longest overdue; {@code lateCount} of all
 * @param holdups what each of them waits for on the floor, where that is known
 * @param overdue work the floor is behind with
 * @param loads by work centre, of the next day with working hours, {@code loadDay}
 * @param faulty products whose newest version could not be published
 * @param troubles what buyers say is wrong and is not settled, the longest waiting first
 * @param drafts products with a draft nobody has published
 */
public record MakerToday(
        Instant now,
        String zone,
        ApplicationState onboarding,
        boolean hasFactory,
        boolean hasProduct,
        Map<String, Long> orders,
        List<Money> held,
        List<OrderSummary> late,
        long lateCount,
        Map<OrderId, PlanWatch.Overdue> holdups,
        List<PlanWatch.Overdue> overdue,
        long toInspect,
        long underWay,
        Optional<PlanWatch.NextShift> nextShift,
        Optional<LocalDate> loadDay,
        List<Load> loads,
        Map<String, LocalText> centres,
        List<Blueprints.Summary> faulty,
        List<Blueprints.Summary> drafts,
        List<Troubles.Open> troubles) {

    /** @param percent of the day's capacity that promises hold */
    public record Load(LocalText centre, long percent) {}

    public long count(String state) {
        return orders.getOrDefault(state, 0L);
    }

    /** Whether nothing asks for her attention. */
    public boolean calm() {
        return late.isEmpty()
                && overdue.isEmpty()
                && toInspect == 0
                && faulty.isEmpty()
                && count("READY") == 0
                && troubles.isEmpty();
    }
}
