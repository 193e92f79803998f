package org.wishwright.simulator.drive;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.http.CallRefused;
import tools.jackson.databind.JsonNode;

/** The maker packs and hands over what is ready; the buyer says she has it two days later, or leaves that to the timer. */
public final class Parcels {

    private static final Duration ON_THE_WAY = Duration.ofDays(2);
    private static final int SILENT_IN = 10;

    private final Workshop workshop;
    private final Consumers consumers;
    private final Sales sales;
    private final Tally tally;
    private final long seed;
    private final Set<String> shipped = ConcurrentHashMap.newKeySet();
    private final Queue<OnTheWay> onTheWay = new ConcurrentLinkedQueue<>();

    private record OnTheWay(String order, int sale, Instant arrives) {}

    public Parcels(Workshop workshop, Consumers consumers, Sales sales, Tally tally, long seed) {
        this.workshop = workshop;
        this.consumers = consumers;
        this.sales = sales;
        this.tally = tally;
        this.seed = seed;
    }

    /** Takes up what an earlier run has sent. */
    public void recover(Instant now) {
        for (var consumer : consumers.all()) {
            for (var state : java.util.List.of("SHIPPED", "COMPLETED")) {
                for (var order : Pages.all(consumer, "/api/v1/orders?limit=100&state=" + state)) {
                    sent(order.path("order").asString(""), state.equals("SHIPPED"), now);
                }
            }
        }
    }

    /** Packs and hands over all that waits. */
    public void ship(Instant now) {
        for (var state : java.util.List.of("TO_PACK", "PACKED")) {
            for (var parcel : Pages.all(workshop.maker(), "/api/v1/maker/shipments?limit=100&state=" + state)) {
                ship(parcel, now);
            }
        }
    }

    private void ship(JsonNode parcel, Instant now) {
        var path = "/api/v1/maker/shipments/" + parcel.path("shipment").asString("");
        workshop.maker().send(Call.post(path + "/packing", Map.of()));
        workshop.maker()
                .send(Call.post(
                        path + "/handover",
                        Map.of(
                                "carrier",
                                "Replay Express",
                                "tracking",
                                "RX" + parcel.path("number").asString(""))));
        if (sent(parcel.path("order").asString(""), true, now)) {
            tally.add(Tally.Stage.SHIPPED, 1);
        }
    }

    private boolean sent(String order, boolean underWay, Instant now) {
        var sale = sales.saleOf(order);
        if (sale == null || !shipped.add(order)) {
            return false;
        }
        if (underWay && !leavesItToTheTimer(sale)) {
            onTheWay.add(new OnTheWay(order, sale, now.plus(ON_THE_WAY)));
        }
        return true;
    }

    private boolean leavesItToTheTimer(int sale) {
        return new Random(seed * 7_919L + sale).nextInt(SILENT_IN) == 0;
    }

    /** Buyers whose parcel has come say so. */
    public void receive(Instant now) {
        for (var next = onTheWay.peek(); next != null && !next.arrives().isAfter(now); next = onTheWay.peek()) {
            try {
                consumers.of(next.sale()).send(Call.post("/api/v1/orders/" + next.order() + "/receipt", Map.of()));
                tally.add(Tally.Stage.RECEIVED_BY_BUYER, 1);
            } catch (CallRefused refused) {
                if (refused.status() == 404) {
                    throw refused;
                } // else the timer was first
            }
            onTheWay.remove();
        }
    }

    /** How many of this replay's orders have left. */
    public int shipped() {
        return shipped.size();
    }
}
