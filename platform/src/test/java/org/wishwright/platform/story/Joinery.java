package org.wishwright.platform.story;

import static org.wishwright.platform.TestClient.expect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wishwright.platform.Await;
import org.wishwright.platform.TestClient;
import tools.jackson.databind.JsonNode;

/** A carpenter who sells the demo's bookshelf, with her factory and her floor worker, all set up over HTTP. */
final class Joinery {

    static final Map<String, Object> ADDRESS = Map.of("text", "李雷 13900139000 浙江省杭州市西湖区文三路90号");

    final TestClient maker;
    final TestClient worker;
    final UUID organisation;
    final String blueprint;
    final String version;

    Joinery(int port) {
        this(port, maker -> maker.newOrganisation("Joinery " + maker.person()));
    }

    /** @param admission makes the carpenter's organisation, one that may sell */
    Joinery(int port, Function<TestClient, UUID> admission) {
        maker = TestClient.signedUp(port, "Ada");
        organisation = admission.apply(maker);
        var workerPhone = TestClient.newPhone();
        expect(
                204,
                maker.post(
                        "/api/v1/organisations/" + organisation + "/members",
                        Map.of("phone", workerPhone, "role", "FLOOR")));
        worker = TestClient.visitor(port).signIn(workerPhone, "Wei");
        expect(200, maker.put("/api/v1/factory", factory("saw", "drill", "sand", "paint", "assemble")));
        var names = Map.of("en", "Bookshelf", "zh", "书架");
        blueprint = expect(201, maker.post("/api/v1/blueprints", Map.of("name", names, "currency", "CNY")))
                .text("blueprint");
        expect(200, maker.upload("/api/v1/blueprints/" + blueprint + "/draft", "model", bookshelf()));
        version = expect(202, maker.post("/api/v1/blueprints/" + blueprint + "/versions", Map.of()))
                .text("version");
        Await.until(() -> maker.get("/api/v1/versions/" + version).text("state").equals("PUBLISHED"));
    }

    /** The cheapest bookshelf with these choices, ordered by a buyer. */
    String ordered(TestClient buyer, Map<String, String> choices) {
        return expect(201, tryOrder(buyer, choices, UUID.randomUUID().toString()))
                .text("order");
    }

    TestClient.Answer tryOrder(TestClient buyer, Map<String, String> choices, String key) {
        var complete =
                expect(200, buyer.post("/api/v1/versions/" + version + "/completion", Map.of("choices", choices)));
        expect(
                201,
                buyer.post(
                        "/api/v1/cart/lines",
                        Map.of("version", version, "choices", complete.json().get("choices"), "quantity", 1)));
        return place(buyer, complete.json().get("total"), key);
    }

    TestClient.Answer place(TestClient buyer, JsonNode total, String key) {
        return buyer.post(
                "/api/v1/orders",
                Map.of("address", ADDRESS, "acceptTerms", true, "acceptMadeToOrder", true, "expectedTotal", total),
                key);
    }

    /** The one parcel that is to be packed, once it is there. */
    UUID toPack() {
        var path = "/api/v1/maker/shipments?state=TO_PACK";
        Await.until(() -> maker.get(path).json().path("items").size() == 1);
        return UUID.fromString(
                maker.get(path).json().path("items").path(0).path("shipment").asString());
    }

    void pay(TestClient buyer, String order) {
        var answer = buyer.post(
                "/api/v1/orders/" + order + "/payments",
                Map.of("method", "sandbox", "scenario", "success"),
                UUID.randomUUID().toString());
        if (!expect(200, answer).text("state").equals("CAPTURED")) {
            throw new AssertionError("Not paid: " + answer.text());
        }
    }

    /** Releases everything within the next days to the floor. */
    void release(Instant now) {
        var until = Map.of("until", now.plus(Duration.ofDays(13)).toString());
        expect(200, maker.post("/api/v1/maker/plan/release", until));
    }

    List<JsonNode> operations(String state) {
        var items = expect(200, worker.get("/api/v1/floor/operations?limit=500&state=" + state))
                .json()
                .get("items");
        var operations = new ArrayList<JsonNode>();
        items.forEach(operations::add);
        return operations;
    }

    /** Reports one thing on the floor; answers its state. */
    String report(TestClient who, String operation, String kind) {
        var event = kind.equals("INSPECT")
                ? Map.of("key", kind + operation, "operation", operation, "kind", kind, "passed", "ALL")
                : Map.of("key", kind + operation, "operation", operation, "kind", kind);
        return expect(200, who.post("/api/v1/floor/events", Map.of("events", List.of(event))))
                .json()
                .get("results")
                .get(0)
                .get("state")
                .asString();
    }

    static byte[] bookshelf() {
        try (var resource = Joinery.class.getResourceAsStream("/demo/bookshelf.wish")) {
            return Objects.requireNonNull(resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> factory(String... workCentres) {
        var hours = Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
                .flatMap(day -> Stream.of(
                        Map.of("day", day, "from", "00:00", "to", "12:00"),
                        Map.of("day", day, "from", "12:00", "to", "23:00")))
                .toList();
        var centres = Stream.of(workCentres)
                .map(code -> Map.of("code", code, "name", code, "units", 1))
                .toList();
        return Map.of("zone", "Asia/Shanghai", "workCentres", centres, "calendar", Map.of("weekly", hours));
    }
}
