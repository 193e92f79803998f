package org.wishwright.platform.order.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.configuration.ChoiceName;
import org.wishwright.configuration.ModuleDemand;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.OrderRole;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.ServiceTask;
import org.wishwright.platform.order.ServiceTasks;
import org.wishwright.platform.order.store.OrderStore;
import org.wishwright.platform.order.store.ServiceStore;

/** The services of orders, as their lines are now: open until the maker says that her partner has done them. */
@Service
public class ServiceDesk implements ServiceTasks {

    private final OrderReading reading;
    private final OrderStore orders;
    private final ServiceStore services;
    private final Catalog catalog;
    private final OrderFacts facts;
    private final OrderProgress progress;
    private final Live live;
    private final BusinessClock clock;

    ServiceDesk(
            OrderReading reading,
            OrderStore orders,
            ServiceStore services,
            Catalog catalog,
            OrderFacts facts,
            OrderProgress progress,
            Live live,
            BusinessClock clock) {
        this.reading = reading;
        this.orders = orders;
        this.services = services;
        this.catalog = catalog;
        this.facts = facts;
        this.progress = progress;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public List<ServiceTask> of(OrderId order) {
        var done = services.done(order);
        var tasks = new ArrayList<ServiceTask>();
        for (var line : reading.lines(List.of(order)).getOrDefault(order, List.of())) {
            var model = catalog.published(line.version()).model();
            if (!line.isWhole() || model.modules().stream().allMatch(module -> module.service() == null)) {
                continue;
            }
            for (var demand : ModuleDemand.explode(model, line.choices())) {
                var party = demand.service();
                if (party != null) {
                    var key = new ServiceStore.Key(line.id(), demand.module());
                    tasks.add(task(line, demand.module(), party).at(done.get(key)));
                }
            }
        }
        return tasks;
    }

    /** Whether an order is of services alone and all of them were performed. */
    private boolean nothingElse(OrderId id) {
        return of(id).stream().allMatch(task -> task.done() != null)
                && alone(reading.lines(List.of(id)).getOrDefault(id, List.of()));
    }

    @Override
    public boolean alone(Collection<OrderLine> lines) {
        return lines.stream().filter(OrderLine::isWhole).allMatch(this::isServices);
    }

    private boolean isServices(OrderLine line) {
        var model = catalog.published(line.version()).model();
        return model.modules().stream().anyMatch(module -> module.service() != null)
                && ModuleDemand.explode(model, line.choices()).stream().allMatch(demand -> demand.service() != null);
    }

    private ServiceTask task(OrderLine line, String id, String party) {
        var module = catalog.published(line.version()).model().modules().stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow();
        var option = ChoiceName.of(module, line.choices().getOrDefault(id, ""));
        return new ServiceTask(line.id(), id, module.name(), option, party, line.quantity(), null);
    }

    /** Says that a service was performed; what was said before stays. Refused unless the order is paid and the caller makes it. */
    @Transactional
    public void done(Caller caller, OrderId id, LineId line, String module) {
        if (reading.role(caller, id).filter(OrderRole.MAKER::equals).isEmpty()) {
            throw new RefusedException(OrderPayments.notFound());
        }
        var order = orders.lock(id).orElseThrow(() -> new RefusedException(OrderPayments.notFound()));
        if (!order.state().isPaid()) {
            throw new RefusedException(Refusing.because(
                    "order.service-unpaid",
                    "This order is not paid, so there is nothing to perform yet.",
                    "state",
                    order.state().name()));
        }
        var task = of(id).stream()
                .filter(t -> t.line().equals(line) && t.module().equals(module))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusing.because(
                        "order.service-not-found", "This order has no such service. Load the order again.")));
        var now = clock.instant();
        if (services.done(id, new ServiceStore.Key(line, module), task.party(), now)) {
            facts.service(id, module, task.party(), now);
            live.touch("order:" + id);
            if (order.state() instanceof OrderState.Confirmed && nothingElse(id)) {
                progress.performed(id);
            }
        }
    }
}
