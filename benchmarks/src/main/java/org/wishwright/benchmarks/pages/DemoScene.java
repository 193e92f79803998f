package org.wishwright.benchmarks.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.http.Http;

/** One order of the demo's consumer on the demo maker's floor, made through the API as anybody would. */
final class DemoScene {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ADDRESS = "李雷 13900139000 浙江省杭州市西湖区文三路90号";

    private final Api api;
    private final Map<String, String> people = new HashMap<>();
    private final String consumer;
    private final String version;
    private final String order;

    DemoScene(RunningProgram program) {
        api = new Api(new Http(program.address()), PATIENCE, () -> false);
        for (var account : program.accounts()) {
            people.put(account.name(), session(account));
        }
        consumer = session(program.account("consumer"));
        var products = api.json(Call.get("/api/v1/products")).path("items");
        version = products.get(0).path("version").asString("");
        order = ordered();
        release();
    }

    String consumer() {
        return consumer;
    }

    String configurator() {
        return "/configure/" + version;
    }

    String orderPage() {
        return "/orders/" + order;
    }

    /** Operations that the floor may start now, each with a worker's session that sees it. */
    List<Job> jobs() {
        var jobs = new ArrayList<Job>();
        for (var worker : people.values()) {
            var answer = api.answer(
                    Call.get("/api/v1/floor/operations?state=READY&limit=500").as(worker));
            for (var operation : answer.json().path("items")) {
                var id = operation.path("operation").asString("");
                if (jobs.stream().noneMatch(job -> job.operation().equals(id))) {
                    jobs.add(new Job(
                            id,
                            operation.path("workOrder").asString(""),
                            worker,
                            operation.path("last").asBoolean()));
                }
            }
        }
        return jobs;
    }

    /** Serial numbers of the pieces of a work order. */
    List<String> serials(Job job) {
        var answer = api.answer(
                Call.get("/api/v1/floor/work-orders/" + job.workOrder()).as(job.worker()));
        var serials = new ArrayList<String>();
        answer.json()
                .path("pieces")
                .forEach(piece -> serials.add(piece.path("serial").asString("")));
        return serials;
    }

    /** @param last whether the pieces are inspected after it */
    record Job(String operation, String workOrder, String worker, boolean last) {}

    /** Reports one thing on the floor. */
    boolean report(Job job, String kind) {
        var event = new HashMap<String, Object>(
                Map.of("key", kind + "-" + job.operation(), "operation", job.operation(), "kind", kind));
        if (kind.equals("INSPECT")) {
            event.put("passed", "ALL");
        }
        var answer = api.answer(Call.post("/api/v1/floor/events", Map.of("events", List.of(event)))
                .as(job.worker()));
        return answer.isSuccess()
                && answer.json()
                        .path("results")
                        .get(0)
                        .path("state")
                        .asString("")
                        .equals("RECORDED");
    }

    private String session(RunningProgram.Account account) {
        return api.json(Call.post("/api/v1/sessions", Map.of("email", account.email(), "password", account.password())))
                .path("token")
                .asString("");
    }

    private String ordered() {
        var complete = api.json(Call.post("/api/v1/versions/" + version + "/completion", Map.of("choices", Map.of())));
        api.send(Call.post(
                        "/api/v1/cart/lines",
                        Map.of("version", version, "choices", complete.path("choices"), "quantity", 1))
                .as(consumer));
        var placed = api.json(Call.post(
                        "/api/v1/orders",
                        Map.of(
                                "address",
                                Map.of("text", ADDRESS),
                                "acceptTerms",
                                true,
                                "acceptMadeToOrder",
                                true,
                                "expectedTotal",
                                complete.path("total")))
                .as(consumer)
                .keyed(UUID.randomUUID().toString()));
        var id = placed.path("order").asString("");
        api.send(Call.post("/api/v1/orders/" + id + "/payments", Map.of("method", "sandbox", "scenario", "success"))
                .as(consumer)
                .keyed(UUID.randomUUID().toString()));
        return id;
    }

    /** Whoever is a maker releases what is planned; the others are refused, which does no harm. */
    private void release() {
        var until = Map.of("until", Instant.now().plus(Duration.ofDays(13)).toString());
        people.values()
                .forEach(person -> api.answer(
                        Call.post("/api/v1/maker/plan/release", until).as(person)));
    }
}
