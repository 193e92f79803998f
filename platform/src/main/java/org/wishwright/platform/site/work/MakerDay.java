package org.wishwright.platform.site.work;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.catalog.Blueprints;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.onboarding.Onboarding;
import org.wishwright.platform.order.MakerFigures;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.plan.PlanBoard;
import org.wishwright.platform.plan.PlanWatch;
import org.wishwright.platform.plan.Plans;
import org.wishwright.platform.production.FloorFigures;
import org.wishwright.platform.site.MakerToday;
import org.wishwright.platform.talk.Troubles;

/** Puts a maker's day together: a dozen small questions, each answered by an index. */
@Component
public class MakerDay {

    private static final int MOST_LATE = 8;
    private static final int MOST_OVERDUE = 8;
    private static final int MOST_TROUBLES = 8;
    private static final int MOST_PRODUCTS = 5;
    private static final Duration AHEAD = Duration.ofDays(7);

    private final MakerFigures orders;
    private final Factories factories;
    private final Plans plans;
    private final PlanWatch watch;
    private final FloorFigures floor;
    private final Catalog catalog;
    private final Onboarding onboarding;
    private final BusinessClock clock;
    private final Troubles troubles;

    MakerDay(
            MakerFigures orders,
            Factories factories,
            Plans plans,
            PlanWatch watch,
            FloorFigures floor,
            Catalog catalog,
            Onboarding onboarding,
            BusinessClock clock,
            Troubles troubles) {
        this.troubles = troubles;
        this.orders = orders;
        this.factories = factories;
        this.plans = plans;
        this.watch = watch;
        this.floor = floor;
        this.catalog = catalog;
        this.onboarding = onboarding;
        this.clock = clock;
    }

    public MakerToday of(Caller caller) {
        var maker = caller.organisation(Role.MAKER);
        var factory = factories.factoryOf(maker);
        var now = clock.instant();
        var late = orders.late(maker, now, MOST_LATE);
        var board = factory.map(id -> plans.board(caller, now, now.plus(AHEAD)));
        var loadDay = board.flatMap(MakerDay::nextDay);
        return new MakerToday(
                now,
                board.map(PlanBoard::zone).orElse("UTC"),
                onboarding.mine(caller).state(),
                factory.isPresent(),
                !catalog.blueprintsOf(maker, "", null, 1).items().isEmpty(),
                orders.countsByState(maker),
                orders.held(maker),
                late,
                orders.countLate(maker, now),
                watch.holdups(caller, late.stream().map(OrderSummary::id).toList()),
                watch.overdue(caller, MOST_OVERDUE),
                factory.map(floor::toInspect).orElse(0L),
                factory.map(floor::underWay).orElse(0L),
                watch.nextShift(caller),
                loadDay,
                board.map(found -> loads(found, loadDay)).orElse(List.of()),
                board.map(PlanBoard::centres).orElse(Map.of()),
                products(maker, Blueprints.State.FAILED),
                products(maker, Blueprints.State.DRAFT),
                troubles.concerning(maker, MOST_TROUBLES));
    }

    private static Optional<LocalDate> nextDay(PlanBoard board) {
        return board.loads().stream().map(PlanBoard.Load::day).min(LocalDate::compareTo);
    }

    private static List<MakerToday.Load> loads(PlanBoard board, Optional<LocalDate> day) {
        return board.loads().stream()
                .filter(load -> Optional.of(load.day()).equals(day))
                .map(load -> new MakerToday.Load(
                        board.centres().getOrDefault(load.workCentre(), LocalText.of("und", load.workCentre())),
                        load.percent()))
                .toList();
    }

    private List<Blueprints.Summary> products(PartyId maker, Blueprints.State state) {
        return catalog.blueprintsOf(maker, "", state, null, MOST_PRODUCTS).items();
    }
}
