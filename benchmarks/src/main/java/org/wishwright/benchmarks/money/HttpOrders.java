package org.wishwright.benchmarks.money;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.wishwright.platform.identity.Parties;
import org.wishwright.simulator.drive.Account;
import org.wishwright.simulator.drive.Admission;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.http.Http;

/**
 * Consumers who order lamps over HTTP, each order by up to three requests with keys: into the cart, ordered (price recomputed, capacity
 * reserved, facts logged), paid (money held).
 */
public final class HttpOrders {

    private static final String LAMP = """
            wishwright-model 1
            model lamp
            name en "Lamp"
            currency CNY
            base 10000
            module shade
              option paper
                step SAW family paper setup 1 run 1
              option glass
                price 5000
                step SAW family glass setup 1 run 1
            """;
    private static final Map<String, String> ADDRESS = Map.of("text", "张三 13800138000 浙江省杭州市西湖区文三路90号");

    private static final String OPERATOR = "bench@example.org";
    private static final String PASSWORD = "measures the money desk";

    private final Api api;
    private final Account operator;
    private final List<String> versions = new ArrayList<>();
    private final List<String> buyers = new ArrayList<>();

    public HttpOrders(Program program, int makers, int clients) {
        api = new Api(new Http(program.address()), Duration.ofSeconds(30), () -> false);
        program.bean(Parties.class).ensureOperator(OPERATOR, PASSWORD, "Olga");
        operator = Account.of(
                api, () -> token(Call.post("/api/v1/sessions", Map.of("email", OPERATOR, "password", PASSWORD))));
        for (int i = 0; i < makers; i++) {
            versions.add(shop(i));
        }
        for (int i = 0; i < clients; i++) {
            buyers.add(signedUp(i, "Buyer"));
        }
    }

    /** Orders paid. */
    double perSecond(Duration warmUp, Duration measured) throws InterruptedException {
        return perSecond(warmUp, measured, (buyer, version) -> pay(buyer, order(buyer, version)));
    }

    /** Orders accepted, their payment asked for and not waited for: two requests each. */
    public double acceptedPerSecond(Duration warmUp, Duration measured) throws InterruptedException {
        return perSecond(warmUp, measured, this::order);
    }

    private double perSecond(Duration warmUp, Duration measured, BiConsumer<String, String> once)
            throws InterruptedException {
        var paid = new AtomicLong();
        long began = System.nanoTime() + warmUp.toNanos();
        long ends = began + measured.toNanos();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < buyers.size(); i++) {
                var buyer = buyers.get(i);
                var version = versions.get(i % versions.size());
                pool.execute(() -> {
                    while (System.nanoTime() < ends) {
                        once.accept(buyer, version);
                        long now = System.nanoTime();
                        if (now >= began && now < ends) {
                            paid.incrementAndGet();
                        }
                    }
                });
            }
        }
        return paid.get() * 1e9 / measured.toNanos();
    }

    private String order(String buyer, String version) {
        var line = api.json(Call.post(
                                "/api/v1/cart/lines",
                                Map.of("version", version, "choices", Map.of("shade", "paper"), "quantity", 1))
                        .as(buyer))
                .path("line")
                .asString("");
        return api.json(Call.post(
                                "/api/v1/orders",
                                Map.of(
                                        "lines",
                                        List.of(line),
                                        "address",
                                        ADDRESS,
                                        "acceptTerms",
                                        true,
                                        "acceptMadeToOrder",
                                        true,
                                        "expectedTotal",
                                        Map.of("minor", 10_000, "currency", "CNY")))
                        .as(buyer)
                        .keyed(UUID.randomUUID().toString()))
                .path("order")
                .asString("");
    }

    private void pay(String buyer, String order) {
        var state = api.json(Call.post(
                                "/api/v1/orders/" + order + "/payments",
                                Map.of("method", FaultyProvider.METHOD, "scenario", "success"))
                        .as(buyer)
                        .keyed(UUID.randomUUID().toString()))
                .path("state")
                .asString("");
        if (!state.equals("CAPTURED")) {
            throw new IllegalStateException("An order was not paid but " + state);
        }
    }

    /** A person with this number, who signs up. */
    public String signedUp(int number, String name) {
        var phone = "139%08d".formatted(number + 10_000_000L);
        var code = api.json(Call.post("/api/v1/codes", Map.of("phone", phone)))
                .path("sandboxCode")
                .asString("");
        return token(Call.post("/api/v1/sessions", Map.of("phone", phone, "code", code, "name", name)));
    }

    private String token(Call signIn) {
        return api.json(signIn).path("token").asString("");
    }

    /** A maker with an organisation that an operator has admitted. */
    public String maker(int number) {
        var maker = signedUp(50_000_000 + number, "Maker");
        var organisation = api.json(Call.post("/api/v1/organisations", Map.of("name", "Lamps " + number))
                        .as(maker))
                .path("organisation")
                .asString("");
        Admission.of(Account.of(api, () -> maker), organisation, operator);
        return maker;
    }

    private String shop(int number) {
        var maker = maker(number);
        api.send(Call.put("/api/v1/factory", factory()).as(maker));
        var blueprint = api.json(
                        Call.post("/api/v1/blueprints", Map.of("name", Map.of("en", "Lamp"), "currency", "CNY"))
                                .as(maker))
                .path("blueprint")
                .asString("");
        api.send(upload("/api/v1/blueprints/" + blueprint + "/draft").as(maker));
        var version = api.json(Call.post("/api/v1/blueprints/" + blueprint + "/versions", Map.of())
                        .as(maker))
                .path("version")
                .asString("");
        while (!api.json(Call.get("/api/v1/versions/" + version).as(maker))
                .path("state")
                .asString("")
                .equals("PUBLISHED")) {
            Api.pause(100);
        }
        return version;
    }

    private static Call upload(String path) {
        var boundary = "----no-model-holds-this";
        var body =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"model\"; filename=\"lamp.wish\"\r\n\r\n"
                        + LAMP + "\r\n--" + boundary + "--\r\n";
        return Call.raw(
                "PUT", path, "multipart/form-data; boundary=" + boundary, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> factory() {
        var days = Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
                .map(day -> Map.of("day", day, "from", "00:00", "to", "23:00"))
                .toList();
        var saw = Map.of(
                "code", "SAW", "name", "Saw", "units", 2, "setup", Map.of("default", 1, "same", 0, "pairs", List.of()));
        return Map.of(
                "zone",
                "Asia/Shanghai",
                "workCentres",
                List.of(saw),
                "calendar",
                Map.of("weekly", days, "closed", List.of()),
                "freezeMinutes",
                60);
    }
}
