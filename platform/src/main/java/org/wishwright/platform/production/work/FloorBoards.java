package org.wishwright.platform.production.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.store.OperationViews;
import org.wishwright.platform.production.store.WorkOrderViews;

/** Puts together what a station sees. */
@Service
public class FloorBoards {

    private static final int JOBS_A_GROUP = 50;
    private static final int MOST_PLANNED = 20;
    private static final int MOST_LABELS = 1_000;
    private static final List<OperationState> GROUPS =
            List.of(OperationState.STARTED, OperationState.FINISHED, OperationState.READY);

    private final FloorAccess access;
    private final OperationViews operations;
    private final WorkOrderViews workOrders;
    private final Stations stations;
    private final OrderBook orders;
    private final BusinessClock clock;

    FloorBoards(
            FloorAccess access,
            OperationViews operations,
            WorkOrderViews workOrders,
            Stations stations,
            OrderBook orders,
            BusinessClock clock) {
        this.access = access;
        this.operations = operations;
        this.workOrders = workOrders;
        this.stations = stations;
        this.orders = orders;
        this.clock = clock;
    }

    /** @param wanted a work centre's code, empty for all, null where none was chosen */
    public FloorBoard board(Caller caller, @Nullable String wanted) {
        var hands = access.floor(caller);
        var names = stations.names();
        var choices = choices(hands, names);
        var station = station(wanted, choices);
        var groups = new ArrayList<FloorBoard.Group>();
        var now = clock.instant();
        if (station != null) {
            groups.addAll(groups(hands, station.isEmpty() ? null : station, names, now));
        }
        return new FloorBoard(station, choices, groups, now, caller.person().value());
    }

    private List<FloorBoard.Group> groups(
            Set<FactoryId> hands, @Nullable String centre, Stations.Names names, Instant now) {
        var lists = new LinkedHashMap<OperationState, List<OperationViews.Item>>();
        GROUPS.forEach(state -> lists.put(state, operations.board(hands, state, centre, JOBS_A_GROUP)));
        var planned = operations.planned(hands, centre, MOST_PLANNED);
        lists.put(OperationState.PLANNED, planned);
        var facts = facts(lists.values(), Map.of());
        var jobs = new HashMap<OperationState, List<FloorBoard.Job>>();
        lists.forEach((state, items) -> jobs.put(
                state, items.stream().map(item -> facts.job(item, names, now)).toList()));
        var steps = operations.ofWorkOrders(
                planned.stream().map(OperationViews.Item::workOrder).toList());
        var turns = new Turns(
                jobs.getOrDefault(OperationState.STARTED, List.of()),
                jobs.getOrDefault(OperationState.READY, List.of()),
                jobs.getOrDefault(OperationState.PLANNED, List.of()),
                steps,
                names);
        return List.of(
                new FloorBoard.Group("STARTED", jobs.getOrDefault(OperationState.STARTED, List.of())),
                new FloorBoard.Group("FINISHED", jobs.getOrDefault(OperationState.FINISHED, List.of())),
                new FloorBoard.Group("READY", turns.now()),
                new FloorBoard.Group(FloorBoard.Group.LATER, turns.later()));
    }

    /** One step as it stands on a card. */
    public FloorBoard.Job job(Caller caller, OperationId id) {
        var hands = access.floor(caller);
        var item = operations
                .find(id)
                .filter(found -> hands.contains(found.factory()) || hands.contains(found.owner()))
                .orElseThrow(FloorLists::noOperation);
        var goingOn = workOrders.followUps(item.workOrder()).stream()
                .collect(Collectors.toMap(WorkOrderViews.Item::workOrder, followUp -> item.workOrder()));
        return facts(List.of(List.of(item)), goingOn).job(item, stations.names(), clock.instant());
    }

    /** A lone work centre needs no choosing; one that is gone is chosen anew. */
    private static @Nullable String station(@Nullable String wanted, List<FloorBoard.Choice> choices) {
        if (wanted == null && choices.size() == 1) {
            return choices.getFirst().code();
        }
        boolean known = wanted != null
                && (wanted.isEmpty()
                        || choices.stream().anyMatch(choice -> choice.code().equals(wanted)));
        return known ? wanted : null;
    }

    private List<FloorBoard.Choice> choices(Set<FactoryId> hands, Stations.Names names) {
        var words = new LinkedHashMap<String, LocalText>();
        hands.forEach(factory -> names.all(factory).forEach(words::putIfAbsent));
        var open = new HashMap<String, OperationViews.Centre>();
        for (var centre : operations.centres(hands)) {
            open.put(centre.code(), centre);
            words.putIfAbsent(centre.code(), LocalText.of("und", centre.code()));
        }
        var none = new OperationViews.Centre("", 0, 0, 0);
        return words.entrySet().stream()
                .map(entry -> {
                    var centre = open.getOrDefault(entry.getKey(), none);
                    return new FloorBoard.Choice(
                            entry.getKey(), entry.getValue(), centre.ready(), centre.started(), centre.toInspect());
                })
                .toList();
    }

    private record Facts(
            Map<UUID, Instant> promised, Map<UUID, Set<OrderSummary>> orders, Map<UUID, List<UUID>> labels) {

        FloorBoard.Job job(OperationViews.Item item, Stations.Names names, Instant now) {
            return new FloorBoard.Job(
                    item,
                    names.of(item.owner(), item.workCentre()),
                    promised.get(item.workOrder()),
                    item.plannedEnd().isBefore(now),
                    orders.getOrDefault(item.workOrder(), Set.of()).stream()
                            .sorted(Comparator.comparing(OrderSummary::shipBy).thenComparing(OrderSummary::number))
                            .map(OrderSummary::number)
                            .toList(),
                    labels.getOrDefault(item.workOrder(), List.of()),
                    null);
        }
    }

    /** @param goingOn work orders in which pieces of another one go on, with that one */
    private Facts facts(Collection<List<OperationViews.Item>> lists, Map<UUID, UUID> goingOn) {
        var ids = new LinkedHashSet<>(goingOn.keySet());
        lists.forEach(items -> items.forEach(item -> ids.add(item.workOrder())));
        var members = workOrders.members(ids);
        var summaries = orders.summaries(members.stream()
                .map(WorkOrderViews.Member::orderId)
                .distinct()
                .map(OrderId::new)
                .toList());
        var promised = new HashMap<UUID, Instant>();
        var numbers = new HashMap<UUID, Set<OrderSummary>>();
        var labels = new HashMap<UUID, List<UUID>>();
        for (int i = 0; i < members.size(); i++) {
            var member = members.get(i);
            var workOrder = goingOn.getOrDefault(member.workOrder(), member.workOrder());
            var summary = summaries.get(new OrderId(member.orderId()));
            if (summary != null) {
                promised.merge(workOrder, summary.shipBy(), (a, b) -> a.isBefore(b) ? a : b);
                numbers.computeIfAbsent(workOrder, id -> new LinkedHashSet<>()).add(summary);
            }
            if (i < MOST_LABELS) {
                labels.computeIfAbsent(workOrder, id -> new ArrayList<>()).add(member.token());
            }
        }
        return new Facts(promised, numbers, labels);
    }
}
