package org.wishwright.platform.shipment.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.shipment.ShipmentId;
import org.wishwright.platform.shipment.Shipments;
import org.wishwright.platform.shipment.store.ShipmentStore;
import org.wishwright.platform.shipment.work.ShippingDesk;

/** Parcels as JSON. */
@RestController
@RequestMapping("/api/v1")
class ShipmentApi {

    private static final int MOST = 100;

    private final ShippingDesk desk;

    ShipmentApi(ShippingDesk desk) {
        this.desk = desk;
    }

    record Items(List<Item> items, @Nullable String next) {}

    record Item(UUID shipment, UUID order, String number, int pieces, Shipments.State state) {

        static Item of(ShipmentStore.Row row) {
            return new Item(
                    row.id().value(),
                    row.order().value(),
                    row.number(),
                    row.pieces(),
                    row.state().name());
        }
    }

    record Handover(
            @Nullable String carrier,
            @Nullable String tracking,
            @Nullable Instant occurredAt) {}

    record Moved(UUID shipment, Shipments.State state) {}

    record Received(UUID order, Shipments.State state) {}

    @GetMapping("/maker/shipments")
    Items list(
            Caller caller,
            @RequestParam(required = false) Shipments.@Nullable State state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        var found = desk.list(caller, state, "", cursor, most + 1);
        boolean more = found.size() > most;
        var items = more ? found.subList(0, most) : found;
        return new Items(
                items.stream().map(Item::of).toList(),
                more ? items.getLast().id().toString() : null);
    }

    @PostMapping("/maker/shipments/{id}/packing")
    Moved pack(Caller caller, @PathVariable UUID id) {
        desk.pack(caller, new ShipmentId(id));
        return new Moved(id, Shipments.State.PACKED);
    }

    @PostMapping("/maker/shipments/{id}/handover")
    Moved handOver(Caller caller, @PathVariable UUID id, @RequestBody Handover body) {
        desk.handOver(caller, new ShipmentId(id), text(body.carrier()), text(body.tracking()), body.occurredAt());
        return new Moved(id, Shipments.State.HANDED_OVER);
    }

    @PostMapping("/orders/{id}/receipt")
    Received receive(Caller caller, @PathVariable UUID id) {
        desk.receive(caller, new OrderId(id));
        return new Received(id, Shipments.State.RECEIVED);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
