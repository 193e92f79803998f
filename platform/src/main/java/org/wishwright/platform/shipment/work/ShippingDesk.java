package org.wishwright.platform.shipment.work;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.FactDraft;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderEvents.OrderCancelled;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.Orders;
import org.wishwright.platform.production.Labels;
import org.wishwright.platform.production.OrderPiecesReady;
import org.wishwright.platform.production.Production;
import org.wishwright.platform.shipment.ShipmentId;
import org.wishwright.platform.shipment.Shipments;
import org.wishwright.platform.shipment.parcel.ParcelState;
import org.wishwright.platform.shipment.store.ShipmentStore;
import org.wishwright.platform.timer.TimerHandler;
import org.wishwright.platform.timer.Timers;

/**
 * Moves parcels: the maker packs and hands over, the buyer receives, and where she says nothing a timer does. Each
 * step locks the parcel's row, so repeating it, or two nodes doing it at once, has one effect.
 */
@Service
public class ShippingDesk implements Shipments, TimerHandler {

    static final String AUTO_RECEIPT = "shipment.auto-receipt";

    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final ShipmentStore store;
    private final Orders orders;
    private final OrderBook book;
    private final Production production;
    private final Labels labels;
    private final Evidence evidence;
    private final Timers timers;
    private final Live live;
    private final BusinessClock clock;
    private final IdSource ids;

    ShippingDesk(
            ShipmentStore store,
            Orders orders,
            OrderBook book,
            Production production,
            Labels labels,
            Evidence evidence,
            Timers timers,
            Live live,
            BusinessClock clock,
            IdSource ids) {
        this.store = store;
        this.orders = orders;
        this.book = book;
        this.production = production;
        this.labels = labels;
        this.evidence = evidence;
        this.timers = timers;
        this.live = live;
        this.clock = clock;
        this.ids = ids;
    }

    /** Heard twice it changes nothing. */
    @ApplicationModuleListener
    void on(OrderPiecesReady event) {
        open(event.order());
    }

    /** What was called off is not packed any more. */
    @ApplicationModuleListener
    void on(OrderCancelled event) {
        store.withdraw(event.order());
        live.touch("order:" + event.order());
    }

    void open(OrderId order) {
        var summary = book.summaries(List.of(order)).get(order);
        if (summary == null || !summary.state().isPaid()) {
            return; // called off meanwhile
        }
        var pieces = production.counts(List.of(order)).getOrDefault(order, new Production.PieceCount(0, 0));
        var row = new ShipmentStore.Row(
                new ShipmentId(ids.next()),
                order,
                summary.number(),
                summary.fulfiller(),
                summary.buyer(),
                pieces.total(),
                new ParcelState.ToPack());
        if (store.open(row, clock.instant())) {
            live.touch("order:" + order);
        }
    }

    /** Parcels of the organisations whose desk the caller runs, oldest first. */
    public List<ShipmentStore.Row> list(
            Caller caller, @Nullable State state, String search, @Nullable UUID after, int limit) {
        return store.list(makers(caller), state, search.strip(), after, limit);
    }

    /** Carriers that these organisations have used, to choose from. */
    public List<String> carriers(Caller caller) {
        return store.carriers(makers(caller));
    }

    private static List<PartyId> makers(Caller caller) {
        caller.organisation(Role.MAKER);
        return caller.memberships().stream()
                .filter(membership -> membership.role() == Role.MAKER)
                .map(Membership::organisation)
                .toList();
    }

    /**
     * The label of a parcel as PDF. It names no person: the carrier gets the address for its token.
     *
     * @param root where links begin; the code leads those who pack to their list
     */
    @Transactional
    public byte[] label(Caller caller, ShipmentId id, Page page, String root) {
        var row = own(caller, id);
        var token = Optional.ofNullable(book.summaries(List.of(row.order())).get(row.order()))
                .map(OrderSummary::addressToken)
                .orElse("");
        var label = new Labels.Label(
                row.number(),
                token,
                page.t("shipment.pieces", "count", row.pieces()),
                root + "/maker/shipments?q=" + row.number());
        return labels.print(List.of(label), Labels.Format.PARCEL);
    }

    /** Done twice it changes nothing. */
    @Transactional
    public void pack(Caller caller, ShipmentId id) {
        var row = own(caller, id);
        var packed = row.state().pack(clock.instant(), caller.person()).orThrow();
        if (!packed.equals(row.state())) {
            move(row, packed);
        }
    }

    /**
     * Gives the parcel to the carrier; said twice with the same carrier and number it changes nothing.
     *
     * @param occurred when it left, null for now
     */
    @Transactional
    public void handOver(Caller caller, ShipmentId id, String carrier, String tracking, @Nullable Instant occurred) {
        var row = own(caller, id);
        var now = clock.instant();
        var handover = new ParcelState.Handover(
                filled(carrier, "carrier"), filled(tracking, "tracking"), occurred(occurred, now));
        var sent = row.state().handOver(handover).orThrow();
        if (sent.equals(row.state())) {
            return;
        }
        move(row, sent);
        orders.shipped(row.order());
        timers.schedule(AUTO_RECEIPT, id.value(), handover.receiveBy());
        record(
                row,
                "shipment.handed-over",
                handover.at(),
                Map.of("carrier", carrier.strip(), "tracking", tracking.strip()));
    }

    @Override
    @Transactional
    public void receive(Caller buyer, OrderId order) {
        var row = store.lock(order)
                .filter(found -> found.buyer().equals(buyer.person()))
                .orElseThrow(
                        () -> notFound("order.not-found", "There is no such order of yours, or nothing was sent yet."));
        receive(row, false);
    }

    @Override
    public String kind() {
        return AUTO_RECEIPT;
    }

    @Override
    @Transactional
    public void fire(UUID subject, Instant due) {
        store.lock(new ShipmentId(subject)).ifPresent(row -> receive(row, true));
    }

    private void receive(ShipmentStore.Row row, boolean automatic) {
        var now = clock.instant();
        var received = row.state().receive(now, automatic).orThrow();
        if (received.equals(row.state())) {
            return;
        }
        move(row, received);
        orders.received(row.order());
        timers.cancel(AUTO_RECEIPT, row.id().value());
        record(row, "shipment.received", now, Map.of("automatic", automatic));
    }

    private ShipmentStore.Row own(Caller caller, ShipmentId id) {
        return store.lock(id)
                .filter(row -> caller.memberships().contains(new Membership(row.maker(), Role.MAKER)))
                .orElseThrow(() -> notFound("shipment.not-found", "There is no such parcel of yours."));
    }

    private void move(ShipmentStore.Row row, ParcelState state) {
        store.put(row.id(), state);
        live.touch("order:" + row.order());
    }

    private void record(ShipmentStore.Row row, String type, Instant occurred, Map<String, ?> more) {
        var content = new LinkedHashMap<String, Object>(more);
        content.put("shipment", row.id().toString());
        content.put("occurred", occurred.toString());
        evidence.record(List.of(new FactDraft(row.order().value(), type, content)));
    }

    private static String filled(String text, String field) {
        var stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > 60) {
            throw new RefusedException(Refusal.of(
                    "shipment.field-missing",
                    "Give carrier and tracking number, up to 60 characters each.",
                    "field",
                    field));
        }
        return stripped;
    }

    private static Instant occurred(@Nullable Instant occurred, Instant now) {
        if (occurred == null) {
            return now;
        }
        if (occurred.isAfter(now.plus(TOLERANCE))) {
            throw new RefusedException(Refusal.of(
                    "shipment.in-future", "This has not happened yet. Give the time it left.", "field", "occurredAt"));
        }
        return occurred.isAfter(now) ? now : occurred;
    }

    @Override
    public Optional<Parcel> parcel(OrderId order) {
        return store.find(order).map(ShippingDesk::parcel);
    }

    /** What others may know of it. */
    public static Parcel parcel(ShipmentStore.Row row) {
        var state = row.state();
        return switch (state) {
            case ParcelState.ToPack _ -> parcel(row, null, null, null);
            case ParcelState.Packed packed -> parcel(row, packed, null, null);
            case ParcelState.HandedOver sent -> parcel(row, sent.packed(), sent.handover(), null);
            case ParcelState.Received received ->
                parcel(row, received.sent().packed(), received.sent().handover(), received);
        };
    }

    private static Parcel parcel(
            ShipmentStore.Row row,
            ParcelState.@Nullable Packed packed,
            ParcelState.@Nullable Handover handover,
            ParcelState.@Nullable Received received) {
        return new Parcel(
                row.id(),
                row.state().name(),
                row.pieces(),
                packed == null ? null : packed.at(),
                handover == null ? null : handover.carrier(),
                handover == null ? null : handover.tracking(),
                handover == null ? null : handover.at(),
                handover == null ? null : handover.receiveBy(),
                received == null ? null : received.at(),
                received != null && received.automatic());
    }

    private static RefusedException notFound(String code, String sentence) {
        return new RefusedException(Refusal.of(code, sentence));
    }
}
