package org.wishwright.platform.order;

import static org.wishwright.platform.TestClient.expect;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.wishwright.platform.Await;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;

/** A maker with a factory and a lamp on sale, and what buyers of it do, all over HTTP. */
public final class Shop {

    /** Paper and oak 100.00, paper and steel 80.00, glass and steel 130.00; glass and oak break the rule. */
    private static final String LAMP = """
            wishwright-model 1
            model lamp
            name en "Lamp"
            name zh "台灯"
            currency CNY
            base %d
            module shade
              option paper
                step SAW family paper setup 300 run 600 inspect
              option glass
                price 5000
                step SAW family glass setup 300 run 600 inspect
            module stand
              option oak
                step SAW family oak setup 300 run 600 inspect
              option steel
                price -2000
                step SAW family steel setup 300 run 600 inspect
            rule heavy forbid shade stand
              words en "Glass is too heavy for oak."
              | glass oak
            """;

    public static final Map<String, String> PAPER_OAK = Map.of("shade", "paper", "stand", "oak");
    public static final Map<String, String> PAPER_STEEL = Map.of("shade", "paper", "stand", "steel");
    public static final Map<String, String> GLASS_STEEL = Map.of("shade", "glass", "stand", "steel");
    public static final Map<String, String> GLASS_OAK = Map.of("shade", "glass", "stand", "oak");
    public static final Map<String, Object> ADDRESS = Map.of("text", "张三 13800138000 浙江省杭州市西湖区文三路90号");

    private final int port;
    public final TestClient maker;
    public final UUID organisation;
    public final String blueprint;
    public final String version;

    private Shop(int port) {
        this.port = port;
        maker = TestClient.signedUp(port, "Maker");
        organisation = maker.newOrganisation("Lamps " + port);
        expect(200, maker.put("/api/v1/factory", factory()));
        blueprint = expect(
                        201,
                        maker.post(
                                "/api/v1/blueprints",
                                Map.of("name", Map.of("en", "Lamp", "zh", "台灯"), "currency", "CNY")))
                .text("blueprint");
        version = publish(10_000);
    }

    public static Shop open(int port) {
        return new Shop(port);
    }

    /** Publishes the lamp at another base price. */
    public String publish(int base) {
        return publish(LAMP.formatted(base));
    }

    /** Publishes another model in the lamp's place. */
    public String publish(String model) {
        upload(model);
        var made = expect(202, maker.post("/api/v1/blueprints/" + blueprint + "/versions", Map.of()))
                .text("version");
        Await.until(() -> maker.get("/api/v1/versions/" + made).text("state").equals("PUBLISHED"));
        return made;
    }

    public TestClient buyer() {
        return TestClient.signedUp(port, "Buyer");
    }

    public TestClient browser() {
        return TestClient.browser(port, "Buyer");
    }

    public Answer tryAdd(TestClient buyer, Map<String, String> choices, int quantity) {
        return buyer.post("/api/v1/cart/lines", Map.of("version", version, "choices", choices, "quantity", quantity));
    }

    public String add(TestClient buyer, Map<String, String> choices, int quantity) {
        return expect(201, tryAdd(buyer, choices, quantity)).text("line");
    }

    /** What is sent to order the whole cart, to be spoilt by tests. */
    public Map<String, Object> request(long total) {
        var request = new HashMap<String, Object>();
        request.put("address", ADDRESS);
        request.put("acceptTerms", true);
        request.put("acceptMadeToOrder", true);
        request.put("expectedTotal", Map.of("minor", total, "currency", "CNY"));
        return request;
    }

    public Answer order(TestClient buyer, long total) {
        return buyer.post("/api/v1/orders", request(total), key());
    }

    /** An order of one lamp, unpaid. */
    public String placed(TestClient buyer) {
        add(buyer, PAPER_OAK, 1);
        return expect(201, order(buyer, 10_000)).text("order");
    }

    /** An order of one lamp, paid. */
    public String paid(TestClient buyer) {
        var order = placed(buyer);
        expect(200, pay(buyer, order, "success", key()));
        return order;
    }

    public Answer pay(TestClient buyer, String order, String scenario, String key) {
        return buyer.post(
                "/api/v1/orders/" + order + "/payments", Map.of("method", "sandbox", "scenario", scenario), key);
    }

    public static String state(TestClient buyer, String order) {
        return expect(200, buyer.get("/api/v1/orders/" + order)).text("state");
    }

    public static String key() {
        return UUID.randomUUID().toString();
    }

    private static Map<String, Object> factory() {
        var days = Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
                .map(day -> Map.of("day", day, "from", "00:00", "to", "23:00"))
                .toList();
        return Map.of(
                "zone",
                "Asia/Shanghai",
                "workCentres",
                List.of(Map.of(
                        "code",
                        "SAW",
                        "name",
                        "Saw",
                        "units",
                        2,
                        "setup",
                        Map.of("default", 300, "same", 0, "pairs", List.of()))),
                "calendar",
                Map.of("weekly", days, "closed", List.of()),
                "freezeMinutes",
                60);
    }

    private void upload(String model) {
        var boundary = "----no-model-holds-this";
        var body =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"model\"; filename=\"lamp.wish\"\r\n\r\n"
                        + model + "\r\n--" + boundary + "--\r\n";
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/blueprints/" + blueprint + "/draft"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Authorization", "Bearer " + maker.token())
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("The model was refused: " + answer.body());
            }
        } catch (IOException e) {
            throw new AssertionError("The upload got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
