package org.wishwright.simulator.history;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import tools.jackson.databind.JsonNode;

/**
 * The joiner calls for her own product, which is short enough to come to deals while one looks on: one buyer's becomes an order at once,
 * the consumer's waits for her to say where it shall go.
 */
final class Agreeing {

    private static final Duration OPEN = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofSeconds(150);
    private static final String BUYER = "floor";
    private static final String CONSUMER = "consumer";

    private final Api api;
    private final Trade joiner;
    private final String password;
    private final Consumer<String> says;

    Agreeing(Api api, Trade joiner, String password, Consumer<String> says) {
        this.api = api;
        this.joiner = joiner;
        this.password = password;
        this.says = says;
    }

    void call() {
        var campaign = opened();
        for (var account : List.of(BUYER, CONSUMER)) {
            pledged(account, campaign);
        }
        says.accept("a piece of the joiner's is agreed for, and one of them is ordered");
        var token = session(BUYER);
        var until = Instant.now().plus(LONGEST);
        var deal = deal(token, campaign);
        while (deal.isEmpty() && Instant.now().isBefore(until)) {
            Api.pause(1_000);
            deal = deal(token, campaign);
        }
        if (!deal.isEmpty()) {
            var address = Map.of("text", "王芳 13700137000 江苏省苏州市姑苏区平江路20号");
            api.send(Call.post(
                            "/api/v1/deals/" + deal + "/order",
                            Map.of("address", address, "acceptTerms", true, "acceptMadeToOrder", true))
                    .as(token)
                    .keyed("agreeing-" + deal));
        }
    }

    private String deal(String token, String campaign) {
        return api.json(Call.get("/api/v1/campaigns/" + campaign).as(token))
                .path("deals")
                .path(0)
                .path("id")
                .asString("");
    }

    private String session(String account) {
        return api.json(Call.post("/api/v1/sessions", Map.of("email", account + Trade.MAIL, "password", password)))
                .path("token")
                .asString("");
    }

    private String opened() {
        var whole = api.json(
                Call.post("/api/v1/versions/" + joiner.version() + "/completion", Map.of("choices", Map.of())));
        var price = whole.path("total");
        var maker = joiner.maker();
        var organisation = maker.json(Call.get("/api/v1/me"))
                .path("memberships")
                .path(0)
                .path("organisation")
                .asString("");
        var draft = Map.of(
                "mechanism",
                "crowdfunding",
                "convener",
                organisation,
                "rules",
                rules(price),
                "title",
                Map.of("en", "Made again for those who missed it", "zh", "没买到的，一起再做一批"),
                "names",
                Map.of("r1", Map.of("en", "One, as shown", "zh", "一件，如图")));
        var path = "/api/v1/campaigns/"
                + maker.json(Call.post("/api/v1/campaigns", draft))
                        .path("campaign")
                        .asString("");
        var choices = new HashMap<String, String>();
        whole.path("choices")
                .properties()
                .forEach(
                        choice -> choices.put(choice.getKey(), choice.getValue().asString()));
        maker.send(Call.put(path + "/making", Map.of("what", "r1", "version", joiner.version(), "choices", choices)));
        maker.send(Call.post(path + "/opening", Map.of()));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Map<String, Object> rules(JsonNode price) {
        var unit = Map.of(
                "currency",
                price.path("currency").asString("CNY"),
                "minor",
                price.path("minor").asLong() * 9 / 10);
        var rules = new HashMap<String, Object>();
        rules.put("currency", price.path("currency").asString("CNY"));
        rules.put("goal", unit);
        rules.put("until", Instant.now().plus(OPEN).toString());
        rules.put("mandates", false);
        rules.put("chargeUntil", Instant.now().plus(OPEN).plus(OPEN).toString());
        rules.put("collected", 10_000);
        rules.put("payWithin", "PT1M");
        rules.put("ownMost", 1_000);
        rules.put("rewards", List.of(Map.of("code", "r1", "price", unit, "limit", 20)));
        rules.put("stretches", List.of());
        return rules;
    }

    private void pledged(String account, String campaign) {
        var token = session(account);
        var path = "/api/v1/campaigns/" + campaign;
        var extra = Map.of("currency", "CNY", "minor", 0);
        api.send(Call.post(
                        path + "/inputs",
                        Map.of("kind", "pledged", "reward", "r1", "units", 1, "extra", extra, "own", false))
                .as(token)
                .keyed(UUID.randomUUID().toString()));
        for (var asked : api.json(Call.get(path).as(token)).path("asked")) {
            var entry = asked.path("entry").asString("");
            api.send(Call.post(path + "/payments?entry=" + entry, Map.of("method", "sandbox", "scenario", "success"))
                    .as(token)
                    .keyed("agreeing-" + account + "-" + entry + "-" + campaign));
        }
    }
}
