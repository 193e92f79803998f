package org.wishwright.platform.production.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.planning.Shift;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.Labels;
import org.wishwright.platform.production.Labels.Format;
import org.wishwright.platform.production.Labels.Label;
import org.wishwright.platform.production.Production;
import org.wishwright.platform.production.paper.Traveller;
import org.wishwright.platform.production.paper.TravellerPrinter;
import org.wishwright.platform.production.store.OperationViews;
import org.wishwright.platform.production.store.WorkOrderViews;

/** Gathers what goes onto paper and has it printed. */
@Service
public class Papers {

    /** Travellers in one file. */
    public static final int MOST_TRAVELLERS = 200;

    private static final int MOST_LABELS = 1_000;
    private static final int SERIALS_SHOWN = 60;
    private static final Duration LONGEST_SHIFT = Duration.ofDays(1);
    private static final Duration SHIFTS_AHEAD = Duration.ofDays(3);

    private final FloorLists lists;
    private final FloorAccess access;
    private final OperationViews operations;
    private final WorkOrderViews workOrders;
    private final Stations stations;
    private final Factories factories;
    private final OrderBook orders;
    private final Production production;
    private final TravellerPrinter travellers;
    private final Labels labels;
    private final BusinessClock clock;
    private final Measures measures;

    Papers(
            FloorLists lists,
            FloorAccess access,
            OperationViews operations,
            WorkOrderViews workOrders,
            Stations stations,
            Factories factories,
            OrderBook orders,
            Production production,
            TravellerPrinter travellers,
            Labels labels,
            BusinessClock clock,
            Measures measures) {
        this.measures = measures;
        this.lists = lists;
        this.access = access;
        this.operations = operations;
        this.workOrders = workOrders;
        this.stations = stations;
        this.factories = factories;
        this.orders = orders;
        this.production = production;
        this.travellers = travellers;
        this.labels = labels;
        this.clock = clock;
    }

    /** @param root where links begin, such as {@code https://wishwright.example} */
    public byte[] traveller(Caller caller, UUID workOrder, Page page, String root) {
        return print(caller, List.of(lists.workOrder(caller, workOrder)), page, root);
    }

    /** The travellers of all work orders of which a step begins in the shift that is on at an instant, at most 200. */
    public byte[] travellers(Caller caller, Instant at, Page page, String root) {
        var desks = access.desk(caller);
        var shift = shifts(caller, at.minus(LONGEST_SHIFT), at.plus(LONGEST_SHIFT)).stream()
                .filter(one -> !at.isBefore(one.start()) && at.isBefore(one.end()))
                .findFirst()
                .orElseThrow(() -> nothing("Nobody works at that time. Choose one of the shifts on the page."));
        var found = workOrders.startingWithin(desks, shift.start(), shift.end(), MOST_TRAVELLERS);
        if (found.isEmpty()) {
            throw nothing("No work order begins in that shift. Choose another one.");
        }
        return print(caller, found, page, root);
    }

    /** The travellers of all work orders in which a piece of the caller's order is made, at most 200. */
    public byte[] ofOrder(Caller caller, OrderId order, Page page, String root) {
        orders.forMaker(caller, order);
        var found = production.workOrders(order).stream()
                .limit(MOST_TRAVELLERS)
                .map(id -> lists.workOrder(caller, id.value()))
                .sorted(Comparator.comparingLong(WorkOrderViews.Item::number))
                .toList();
        if (found.isEmpty()) {
            throw nothing("Nothing of this order has gone to the floor yet. Release its shifts on the plan first.");
        }
        return print(caller, found, page, root);
    }

    /** The shifts that are on now or begin within three days. */
    public List<Shift> shifts(Caller caller) {
        var now = clock.instant();
        return shifts(caller, now.minus(LONGEST_SHIFT), now.plus(SHIFTS_AHEAD)).stream()
                .filter(shift -> shift.end().isAfter(now))
                .toList();
    }

    private List<Shift> shifts(Caller caller, Instant from, Instant to) {
        var factory = access.desk(caller).iterator().next();
        return factories
                .description(factory)
                .plant()
                .workCentres()
                .getFirst()
                .calendar()
                .shifts(from, to);
    }

    private byte[] print(Caller caller, List<WorkOrderViews.Item> items, Page page, String root) {
        var ids = items.stream().map(WorkOrderViews.Item::workOrder).toList();
        var steps = new HashMap<UUID, List<OperationViews.Item>>();
        operations
                .ofWorkOrders(ids)
                .forEach(step -> steps.computeIfAbsent(step.workOrder(), id -> new ArrayList<>())
                        .add(step));
        var members = workOrders.members(ids);
        var promised = promised(members);
        var notes = new HashMap<UUID, List<String>>();
        measures.of(caller, items.stream().map(Papers::made).toList(), members)
                .forEach((id, measured) -> measured.forEach(one ->
                        notes.computeIfAbsent(id, none -> new ArrayList<>()).add(one.sentence(page))));
        notes(caller, members, page)
                .forEach((id, asked) ->
                        notes.computeIfAbsent(id, none -> new ArrayList<>()).addAll(asked));
        var serials = new HashMap<UUID, List<String>>();
        members.forEach(member -> serials.computeIfAbsent(member.workOrder(), id -> new ArrayList<>())
                .add(member.serial()));
        var names = stations.names();
        var sheets = items.stream()
                .map(item -> new Traveller(
                        item.number(),
                        item.name().in(page.language()),
                        item.quantity(),
                        item.kind().equals("BATCH") ? "" : page.t("production.kind." + item.kind()),
                        promised.containsKey(item.workOrder()) ? page.day(promised.get(item.workOrder())) : "",
                        shown(serials.getOrDefault(item.workOrder(), List.of())),
                        notes.getOrDefault(item.workOrder(), List.of()),
                        steps.getOrDefault(item.workOrder(), List.of()).stream()
                                .map(step -> step(step, names, page.language()))
                                .toList(),
                        root + "/w/" + item.token()))
                .toList();
        return travellers.print(sheets, page);
    }

    private static Measures.Made made(WorkOrderViews.Item item) {
        return new Measures.Made(item.workOrder(), item.module(), item.option());
    }

    /** What the buyers of the maker's own orders asked, by work order; another workshop's subcontracted work shows none. */
    private Map<UUID, List<String>> notes(Caller caller, List<WorkOrderViews.Member> members, Page page) {
        var ids = members.stream().map(member -> new OrderId(member.orderId())).collect(Collectors.toSet());
        var asked = orders.notes(caller, ids);
        var notes = new HashMap<UUID, List<String>>();
        for (var member : members) {
            var order = asked.get(new OrderId(member.orderId()));
            if (order != null) {
                var all = notes.computeIfAbsent(member.workOrder(), id -> new ArrayList<>());
                order.stream()
                        .map(note -> page.t("production.paper.note", "order", note.number(), "note", note.text()))
                        .filter(words -> !all.contains(words))
                        .forEach(all::add);
            }
        }
        return notes;
    }

    private Map<UUID, Instant> promised(List<WorkOrderViews.Member> members) {
        var ids = new LinkedHashSet<OrderId>();
        members.forEach(member -> ids.add(new OrderId(member.orderId())));
        var summaries = orders.summaries(ids);
        var promised = new HashMap<UUID, Instant>();
        for (var member : members) {
            var summary = summaries.get(new OrderId(member.orderId()));
            if (summary != null) {
                promised.merge(member.workOrder(), summary.shipBy(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return promised;
    }

    private static String shown(List<String> serials) {
        var some = serials.size() > SERIALS_SHOWN ? serials.subList(0, SERIALS_SHOWN) : serials;
        return String.join("  ", some) + (some.size() < serials.size() ? " …" : "");
    }

    private static Traveller.Step step(OperationViews.Item step, Stations.Names names, Locale language) {
        var station = names.of(step.owner(), step.workCentre()).in(language) + " " + (step.unit() + 1);
        return new Traveller.Step(step.step(), station, step.plannedStart(), step.plannedEnd());
    }

    /** One label a piece that is still being made or has passed. */
    public byte[] labels(Caller caller, UUID workOrder, Format format, Page page, String root) {
        var item = lists.workOrder(caller, workOrder);
        var name = item.name().in(page.language());
        var number = page.t("production.work-order") + " " + item.number();
        var all = lists.pieces(caller, workOrder, false, MOST_LABELS).stream()
                .filter(piece -> piece.state().labelled())
                .map(piece -> new Label(name, piece.serial(), number, root + "/p/" + piece.token()))
                .toList();
        if (all.isEmpty()) {
            throw nothing("No piece of this work order needs a label.");
        }
        return labels.print(all, format);
    }

    private static RefusedException nothing(String sentence) {
        return new RefusedException(Refusal.of("production.paper-not-found", sentence, "reason", sentence));
    }
}
