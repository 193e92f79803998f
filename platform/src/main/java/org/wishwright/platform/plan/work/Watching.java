package org.wishwright.platform.plan.work;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.plan.FloorNews;
import org.wishwright.platform.plan.PlanWatch;
import org.wishwright.platform.plan.store.ChartStore;
import org.wishwright.platform.plan.store.DispatchStore;

/** Looks for what a maker should know first: the next shift, and what the floor is behind with. */
@Service
class Watching implements PlanWatch {

    private static final int MOST_BEHIND = 500;

    private final Factories factories;
    private final ChartStore store;
    private final DispatchStore dispatch;
    private final ObjectProvider<FloorNews> floor;
    private final BusinessClock clock;

    Watching(
            Factories factories,
            ChartStore store,
            DispatchStore dispatch,
            ObjectProvider<FloorNews> floor,
            BusinessClock clock) {
        this.factories = factories;
        this.store = store;
        this.dispatch = dispatch;
        this.floor = floor;
        this.clock = clock;
    }

    @Override
    public Optional<NextShift> nextShift(Caller caller) {
        return factory(caller)
                .flatMap(factory -> dispatch.nextShift(factory)
                        .map(start -> new NextShift(start, store.startingAt(factory, start))));
    }

    @Override
    public List<Overdue> overdue(Caller caller, int most) {
        return factory(caller).map(factory -> overdue(factory, most)).orElse(List.of());
    }

    @Override
    public Map<OrderId, Overdue> holdups(Caller caller, Collection<OrderId> orders) {
        var late = overdueByBatch(caller);
        var holdups = new HashMap<OrderId, Overdue>();
        if (late.isEmpty() || orders.isEmpty()) {
            return holdups;
        }
        var wanted = orders.stream().map(OrderId::value).toList();
        for (var share : store.sharing(late.keySet(), wanted)) {
            holdups.merge(
                    new OrderId(share.order()),
                    java.util.Objects.requireNonNull(late.get(share.batch())),
                    (a, b) -> a.plannedEnd().isBefore(b.plannedEnd()) ? a : b);
        }
        return holdups;
    }

    private Map<UUID, Overdue> overdueByBatch(Caller caller) {
        return overdue(caller, MOST_BEHIND).stream()
                .collect(Collectors.toMap(one -> one.batch().value(), Function.identity(), (first, later) -> first));
    }

    private List<Overdue> overdue(FactoryId factory, int most) {
        var behind = floor.stream()
                .findFirst()
                .map(reporter -> reporter.behind(factory, clock.instant(), most))
                .orElse(List.of());
        var names = store.names(behind.stream().map(one -> one.batch().value()).toList()).stream()
                .collect(Collectors.toMap(ChartStore.Named::id, Function.identity()));
        var centres = factories.description(factory).centreNames();
        return behind.stream()
                .filter(one -> names.containsKey(one.batch().value()))
                .map(one -> overdue(
                        one,
                        java.util.Objects.requireNonNull(names.get(one.batch().value())),
                        centres.getOrDefault(one.workCentre(), LocalText.of("und", one.workCentre()))))
                .toList();
    }

    private static Overdue overdue(FloorNews.Behind behind, ChartStore.Named batch, LocalText centre) {
        return new Overdue(
                behind.batch(),
                batch.name(),
                batch.quantity(),
                behind.no(),
                centre,
                behind.plannedEnd(),
                behind.state() == FloorNews.State.STARTED);
    }

    private Optional<FactoryId> factory(Caller caller) {
        return factories.factoryOf(caller.organisation(Role.MAKER));
    }
}
