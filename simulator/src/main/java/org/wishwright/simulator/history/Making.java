package org.wishwright.simulator.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.wishwright.simulator.drive.Pages;
import org.wishwright.simulator.drive.ReplayFailure;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import tools.jackson.databind.JsonNode;

/**
 * The maker releases, and her floor makes every piece of some orders and begins those of others. Pieces are worked on as soon as they
 * are released, so that a history need not wait for shifts to come.
 */
final class Making {

    private static final Duration FURTHEST = Duration.ofDays(13);
    private static final long PATIENCE_MILLIS = 120_000;
    private static final long A_LOOK_MILLIS = 250;
    private static final double UNTOUCHED = 0.35;
    private static final double ONLY_STARTED = 0.6;
    private static final double NOT_INSPECTED = 0.75;
    private static final int FLAWED = 5;
    private static final String FLAW = "Not even along the edge 边缘不平整";

    private final Trade trade;
    private final Random random;
    private final Map<String, Set<String>> ordersOf = new HashMap<>();
    private int inspections;

    Making(Trade trade, long seed) {
        this.trade = trade;
        this.random = new Random(seed);
    }

    /** Fixes the shifts in which anything starts that waits, and no more. */
    void release() {
        var now = Instant.now();
        var board = trade.maker()
                .json(Call.get(
                        "/api/v1/maker/plan?from=" + now.minus(Duration.ofDays(1)) + "&to=" + now.plus(FURTHEST)));
        var last = board.path("operations")
                .valueStream()
                .filter(operation -> operation.path("no").asInt() == 1
                        && operation.path("released").asString("").isEmpty())
                .map(operation -> Instant.parse(operation.path("start").asString("")))
                .max(Instant::compareTo);
        last.ifPresent(until ->
                trade.maker().send(Call.post("/api/v1/maker/plan/release", Map.of("until", until.toString()))));
    }

    /** Makes every piece of these orders, and of others what is in a batch with them; ends when they are ready. */
    void finish(Set<String> orders) {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!orders.stream().allMatch(this::isReady)) {
            if (System.currentTimeMillis() > deadline) {
                throw new ReplayFailure("The floor did not come to an end of its orders within "
                        + PATIENCE_MILLIS / 1000 + " s; maybe somebody else works on the same pieces.");
            }
            int reported = 0;
            for (var state : List.of("READY", "STARTED", "FINISHED")) {
                for (var operation : operations(state)) {
                    var events = whole(operation, state);
                    if (!events.isEmpty() && isOf(operation, orders)) {
                        report(operation, inspected(operation, events));
                        reported++;
                    }
                }
            }
            if (reported == 0) {
                Api.pause(A_LOOK_MILLIS);
            }
        }
    }

    /** Begins these orders: some pieces wait, some are under hands, some have passed. */
    void begin(Set<String> orders) {
        for (int round = 0; round < 2; round++) {
            for (var operation : operations("READY")) {
                if (isOf(operation, orders)) {
                    double luck = random.nextDouble();
                    if (luck > UNTOUCHED) {
                        var events = whole(operation, "READY");
                        int many = luck < ONLY_STARTED ? 1 : luck < NOT_INSPECTED ? 2 : events.size();
                        report(operation, events.subList(0, Math.min(many, events.size())));
                    }
                }
            }
        }
    }

    private boolean isReady(String order) {
        var state = trade.maker()
                .json(Call.get("/api/v1/maker/orders/" + order))
                .path("state")
                .asString("");
        return !Set.of("AWAITING_PAYMENT", "CONFIRMED", "IN_PRODUCTION").contains(state);
    }

    /** In the order of the plan, so that the same seed begins the same pieces. */
    private List<JsonNode> operations(String state) {
        return List.copyOf(Pages.all(trade.worker(""), "/api/v1/floor/operations?limit=500&state=" + state));
    }

    private boolean isOf(JsonNode operation, Set<String> orders) {
        var workOrder = operation.path("workOrder").asString("");
        return ordersOf.computeIfAbsent(workOrder, this::readOrders).stream().anyMatch(orders::contains);
    }

    private Set<String> readOrders(String workOrder) {
        var orders = new HashSet<String>();
        for (var piece : pieces(workOrder)) {
            orders.add(trade.worker("")
                    .json(Call.get("/api/v1/floor/pieces/" + piece.path("piece").asString("")))
                    .path("order")
                    .asString(""));
        }
        return orders;
    }

    private JsonNode pieces(String workOrder) {
        return trade.worker("")
                .json(Call.get("/api/v1/floor/work-orders/" + workOrder))
                .path("pieces");
    }

    /** What is still to be reported of an operation until it is done. */
    private List<Map<String, Object>> whole(JsonNode operation, String state) {
        var events = new ArrayList<Map<String, Object>>();
        if (state.equals("READY")) {
            events.add(event(operation, "START"));
        }
        if (!state.equals("FINISHED")) {
            events.add(event(operation, "FINISH"));
        }
        if (operation.path("last").asBoolean()) {
            var inspection = event(operation, "INSPECT");
            inspection.put("passed", "ALL");
            events.add(inspection);
        }
        return events;
    }

    /** One piece of a history fails and is done again; all others pass. */
    private List<Map<String, Object>> inspected(JsonNode operation, List<Map<String, Object>> events) {
        if (operation.path("last").asBoolean() && ++inspections == FLAWED) {
            var first = pieces(operation.path("workOrder").asString("")).path(0);
            var failed = Map.of("piece", first.path("piece").asString(""), "reason", FLAW, "disposition", "REWORK");
            events.getLast().put("failed", List.of(failed));
        }
        return events;
    }

    private static Map<String, Object> event(JsonNode operation, String kind) {
        var event = new LinkedHashMap<String, Object>();
        var id = operation.path("operation").asString("");
        event.put("key", id + "-" + kind);
        event.put("operation", id);
        event.put("kind", kind);
        return event;
    }

    private void report(JsonNode operation, List<Map<String, Object>> events) {
        var worker = trade.worker(operation.path("workCentre").asString(""));
        worker.send(Call.post("/api/v1/floor/events", Map.of("events", events)));
    }
}
