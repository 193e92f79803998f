package org.wishwright.simulator.drive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.simulator.http.Call;
import tools.jackson.databind.JsonNode;

/** The people at the machines: they do what is planned, exactly when it is planned, and report it in bulk. */
public final class Floor {

    private static final int OPERATIONS_A_REPORT = 166;

    private final Workshop workshop;
    private final Tally tally;

    public Floor(Workshop workshop, Tally tally) {
        this.workshop = workshop;
        this.tally = tally;
    }

    /** The maker fixes the shifts that are near enough. */
    public void release() {
        var released = workshop.maker().json(Call.post("/api/v1/maker/plan/release", Map.of()));
        tally.add(Tally.Stage.BATCHES_RELEASED, released.path("released").asLong());
    }

    /** Reports everything that was planned to be finished by now. */
    public void work(Instant now) {
        String cursor = null;
        do {
            var path = "/api/v1/floor/operations?state=READY&limit=500&until=" + now
                    + (cursor == null ? "" : "&cursor=" + cursor);
            var page = workshop.worker("").json(Call.get(path));
            var due = new ArrayList<JsonNode>();
            for (var operation : page.path("items")) {
                if (!Instant.parse(operation.path("plannedEnd").asString("")).isAfter(now)) {
                    due.add(operation);
                }
            }
            for (int from = 0; from < due.size(); from += OPERATIONS_A_REPORT) {
                report(due.subList(from, Math.min(due.size(), from + OPERATIONS_A_REPORT)));
            }
            // what was reported has left the list: only where nothing was, the list goes on behind the cursor
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
    }

    private void report(List<JsonNode> operations) {
        var events = new ArrayList<Map<String, Object>>();
        for (var operation : operations) {
            events.add(event(operation, "START", "plannedStart"));
            events.add(event(operation, "FINISH", "plannedEnd"));
            if (operation.path("last").asBoolean()) {
                var inspection = event(operation, "INSPECT", "plannedEnd");
                inspection.put("passed", "ALL");
                events.add(inspection);
            }
        }
        var centre = operations.getFirst().path("workCentre").asString("");
        var answer = workshop.worker(centre).json(Call.post("/api/v1/floor/events", Map.of("events", events)));
        for (var result : answer.path("results")) {
            if (result.path("state").asString("").equals("REFUSED")) {
                throw new ReplayFailure("The floor's report was refused: " + result);
            }
        }
        tally.add(Tally.Stage.FLOOR_EVENTS, events.size());
        tally.add(Tally.Stage.OPERATIONS_DONE, operations.size());
    }

    private static Map<String, Object> event(JsonNode operation, String kind, String time) {
        var event = new LinkedHashMap<String, Object>();
        var id = operation.path("operation").asString("");
        event.put("key", id + "-" + kind);
        event.put("operation", id);
        event.put("kind", kind);
        event.put("occurredAt", operation.path(time).asString(""));
        return event;
    }
}
