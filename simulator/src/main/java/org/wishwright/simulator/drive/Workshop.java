package org.wishwright.simulator.drive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.input.Inputs;
import org.wishwright.simulator.plant.PlantPlan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The maker's organisation: describes the factory, publishes the product, employs the floor. Each step is done once. */
public final class Workshop {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int FLOOR_WORKERS = 4;
    private static final long COMPILE_MILLIS = 15L * 60 * 1000;

    private final Journal journal;
    private final Account maker;
    private final List<Account> floor;
    private final String organisation;
    private final String version;

    private Workshop(Journal journal, Account maker, List<Account> floor, String organisation, String version) {
        this.journal = journal;
        this.maker = maker;
        this.floor = floor;
        this.organisation = organisation;
        this.version = version;
    }

    /** Sets up what is not there yet, and waits until the product can be configured. */
    public static Workshop open(
            Api api, Journal journal, String run, Inputs inputs, PlantPlan plant, Account operator) {
        var maker = Account.byPhone(api, journal, Consumers.phone(9_000), "Maker");
        var organisation = admitted(journal, run, maker, operator);
        if (journal.get("factory").isEmpty()) {
            maker.send(Call.put("/api/v1/factory", factory(plant)));
            journal.put("factory", true);
        }
        var floor = java.util.stream.IntStream.range(0, FLOOR_WORKERS)
                .mapToObj(i -> worker(api, journal, maker, organisation, i))
                .toList();
        var version = journal.text("version").orElseGet(() -> {
            var published = publish(maker, run, inputs, plant.lines());
            journal.put("version", published);
            return published;
        });
        return new Workshop(journal, maker, floor, organisation, version);
    }

    /** A maker who sells the product and has no plant: enough to choose. */
    public static Workshop withoutFloor(Api api, Journal journal, String run, Inputs inputs, Account operator) {
        var maker = Account.byPhone(api, journal, Consumers.phone(9_000), "Maker");
        var organisation = admitted(journal, run, maker, operator);
        return new Workshop(journal, maker, List.of(), organisation, publish(maker, run, inputs, List.of()));
    }

    private static String admitted(Journal journal, String run, Account maker, Account operator) {
        var organisation = journal.text("organisation").orElseGet(() -> {
            var made = maker.json(Call.post("/api/v1/organisations", Map.of("name", "Replay Works"))
                            .keyed(run + "-organisation"))
                    .path("organisation")
                    .asString("");
            journal.put("organisation", made);
            return made;
        });
        if (journal.get("admitted").isEmpty()) {
            Admission.of(maker, organisation, operator);
            journal.put("admitted", true);
        }
        return organisation;
    }

    private static Account worker(Api api, Journal journal, Account maker, String organisation, int index) {
        var phone = Consumers.phone(9_001 + index);
        var worker = Account.byPhone(api, journal, phone, "Floor worker " + (index + 1));
        if (journal.get("employed:" + phone).isEmpty()) {
            maker.send(Call.post(
                    "/api/v1/organisations/" + organisation + "/members", Map.of("phone", phone, "role", "FLOOR")));
            journal.put("employed:" + phone, true);
        }
        return worker;
    }

    private static Map<String, Object> factory(PlantPlan plant) {
        var body = new LinkedHashMap<String, Object>();
        body.put("zone", plant.zone());
        body.put("workCentres", plant.workCentres());
        body.put("calendar", Map.of("weekly", plant.weekly(), "closed", List.of()));
        body.put("freezeMinutes", plant.freezeMinutes());
        return body;
    }

    private static String publish(Account maker, String run, Inputs inputs, List<PlantPlan.Line> lines) {
        var currency = inputs.model().currency().getCurrencyCode();
        var blueprint = maker.json(Call.post(
                                "/api/v1/blueprints",
                                Map.of("name", Map.of("en", "Replayed car", "zh", "重放车型"), "currency", currency))
                        .keyed(run + "-blueprint"))
                .path("blueprint")
                .asString("");
        maker.send(draft(blueprint, inputs, lines));
        return maker.json(Call.post("/api/v1/blueprints/" + blueprint + "/versions", Map.of())
                        .keyed(run + "-version"))
                .path("version")
                .asString("");
    }

    private static Call draft(String blueprint, Inputs inputs, List<PlantPlan.Line> lines) {
        var boundary = "wishwright-replay-boundary";
        var body = new ByteArrayOutputStream();
        boolean xcsp = Inputs.isXcsp(inputs.modelFile());
        part(body, boundary, "model", xcsp ? "model.xml" : "model.wish", inputs.modelFile());
        if (inputs.priceFile() != null) {
            part(body, boundary, "prices", "prices.xml", inputs.priceFile());
        }
        part(body, boundary, "production", "production.json", JSON.writeValueAsBytes(Map.of("lines", lines)));
        part(
                body,
                boundary,
                "minorPerCost",
                null,
                String.valueOf(Inputs.PRICING.minorPerCost()).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return Call.raw(
                "PUT",
                "/api/v1/blueprints/" + blueprint + "/draft",
                "multipart/form-data; boundary=" + boundary,
                body.toByteArray());
    }

    static void part(
            ByteArrayOutputStream body,
            String boundary,
            String name,
            @org.jspecify.annotations.Nullable String file,
            byte[] content) {
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (file == null ? "" : "; filename=\"" + file + "\"\r\nContent-Type: application/octet-stream")
                + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for the compilation in the background of the program. */
    public JsonNode awaitPublished() {
        long deadline = System.currentTimeMillis() + COMPILE_MILLIS;
        while (System.currentTimeMillis() < deadline) {
            var report = maker.json(Call.get("/api/v1/versions/" + version));
            var state = report.path("state").asString("");
            if (state.equals("PUBLISHED")) {
                journal.put("report", report);
                return report;
            }
            if (state.equals("FAILED")) {
                throw new ReplayFailure("The model was refused when it was compiled: "
                        + report.path("failure").asString("no reason given"));
            }
            Api.pause(250);
        }
        throw new ReplayFailure("The model was not compiled within 15 minutes.");
    }

    public Account maker() {
        return maker;
    }

    /** Whoever works at this work centre. */
    public Account worker(String workCentre) {
        return floor.get(Math.floorMod(workCentre.hashCode(), floor.size()));
    }

    public String organisation() {
        return organisation;
    }

    public String version() {
        return version;
    }
}
