package org.wishwright.simulator.history;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.wishwright.simulator.drive.Account;
import org.wishwright.simulator.drive.ReplayFailure;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import tools.jackson.databind.JsonNode;

/** A person who buys one product, once: asked again she goes on with the order that she has. */
final class Shopper {

    private static final long SETTLE_MILLIS = 30_000;

    private final Person person;
    private final Account account;
    private final String key;

    private Shopper(Person person, Account account, String key) {
        this.person = person;
        this.account = account;
        this.key = key;
    }

    /** Signs her up or in, by a code to her e-mail address as the sandbox shows it. */
    static Shopper of(Api api, Person person, String key) {
        var account = Account.of(api, () -> {
            var code = api.json(Call.post("/api/v1/codes", Map.of("email", person.email())))
                    .path("sandboxCode")
                    .asString("");
            if (code.isEmpty()) {
                throw new ReplayFailure("The program shows no sandbox codes, so nobody made up can sign in. "
                        + "Simulate drives a program in its sandbox only.");
            }
            return api.json(Call.post(
                            "/api/v1/sessions", Map.of("email", person.email(), "code", code, "name", person.name())))
                    .path("token")
                    .asString("");
        });
        return new Shopper(person, account, key);
    }

    /** Somebody who has an account with a password. */
    static Shopper known(Api api, Person person, String password, String key) {
        var session = Map.of("email", person.email(), "password", password);
        var account = Account.of(
                api,
                () -> api.json(Call.post("/api/v1/sessions", session))
                        .path("token")
                        .asString(""));
        return new Shopper(person, account, key);
    }

    Account account() {
        return account;
    }

    /** Whether she lives in China, and writes accordingly. */
    boolean isChinese() {
        return Character.isIdeographic(person.region().codePointAt(0));
    }

    String name() {
        return person.name();
    }

    boolean hasOrdered() {
        return !account.json(Call.get("/api/v1/orders?limit=1")).path("items").isEmpty();
    }

    /** Her order as it stands now; she places it where she has none yet. */
    JsonNode order(Taste taste, String version, Random random) {
        var before = account.json(Call.get("/api/v1/orders?limit=1")).path("items");
        return before.isEmpty() ? placed(taste, version, random) : before.get(0);
    }

    private JsonNode placed(Taste taste, String version, Random random) {
        for (var left : account.json(Call.get("/api/v1/cart/lines")).path("items")) {
            account.send(delete("/api/v1/cart/lines/" + left.path("line").asString("")));
        }
        var line = account.json(Call.post(
                        "/api/v1/cart/lines",
                        Map.of("version", version, "choices", taste.choices(random), "quantity", 1)))
                .path("line")
                .asString("");
        var lines = List.of(line);
        var quote =
                account.json(Call.post("/api/v1/checkout/quote", Map.of("lines", lines, "address", person.address())));
        var request = Map.of(
                "lines",
                lines,
                "address",
                person.address(),
                "acceptTerms",
                true,
                "acceptMadeToOrder",
                true,
                "expectedTotal",
                quote.path("total"));
        var order = account.json(Call.post("/api/v1/orders", request).keyed(key + "-" + line));
        return state(order.path("order").asString(""));
    }

    private static Call delete(String path) {
        return Call.raw("DELETE", path, "application/json", new byte[0]);
    }

    private JsonNode state(String order) {
        return account.json(Call.get("/api/v1/orders/" + order));
    }

    /** Pays in the sandbox, where that has not been done, and waits until the order knows. */
    JsonNode pay(JsonNode order) {
        if (!isIn(order, "AWAITING_PAYMENT")) {
            return order;
        }
        var id = order.path("order").asString("");
        account.send(Call.post("/api/v1/orders/" + id + "/payments", Map.of("method", "sandbox", "scenario", "success"))
                .keyed(key + "-pay-" + id));
        long deadline = System.currentTimeMillis() + SETTLE_MILLIS;
        while (System.currentTimeMillis() < deadline) {
            var now = state(id);
            if (!isIn(now, "AWAITING_PAYMENT")) {
                return now;
            }
            Api.pause(200);
        }
        throw new ReplayFailure("The payment of order " + order.path("number").asString("") + " was not settled within "
                + SETTLE_MILLIS / 1000 + " s.");
    }

    void cancel(JsonNode order) {
        if (isIn(order, "AWAITING_PAYMENT") || isIn(order, "CONFIRMED")) {
            account.send(Call.post("/api/v1/orders/" + order.path("order").asString("") + "/cancellation", Map.of()));
        }
    }

    /** Says that the parcel has come. */
    void receive(String order) {
        if (isIn(state(order), "SHIPPED")) {
            account.send(Call.post("/api/v1/orders/" + order + "/receipt", Map.of()));
        }
    }

    JsonNode now(String order) {
        return state(order);
    }

    private static boolean isIn(JsonNode order, String state) {
        return order.path("state").asString("").equals(state);
    }
}
